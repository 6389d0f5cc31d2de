// AES-256-GCM for the peers that have no encryption of their own. The nonce is random: for the number of
// values of a benchmark that is enough.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BENCH_KEY } from './peer-library';

const NONCE = 12;
const TAG = 16;

/** Nonce, sealed bytes, tag. */
export function seal(plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', BENCH_KEY, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed. @throws when a bit has changed. */
export function unseal(sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', BENCH_KEY, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
}

export const sealJson = (value: unknown): Buffer => seal(Buffer.from(JSON.stringify(value)));
export const unsealJson = (sealed: Uint8Array): unknown => JSON.parse(unseal(sealed).toString('utf8'));
