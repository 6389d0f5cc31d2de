/** Digests (SHA-256, SM3) as written on a deposit proof: 64 hex digits. Compared folded to lower case. */
import { foldWidth } from './text';

const DIGEST = /^[0-9a-f]{64}$/;

/** Stored form: half width, lower case, without the spaces certificates print between groups. */
export function normalizeDigest(text: string): string {
  return foldWidth(text).replace(/\s/g, '').toLowerCase();
}

/** What is wrong with a digest; undefined when it has 64 hex digits. */
export function digestProblem(text: string): string | undefined {
  return DIGEST.test(normalizeDigest(text)) ? undefined : '摘要应为 64 位十六进制，请从存证证明上完整抄录';
}
