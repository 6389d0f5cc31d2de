/**
 * The root ceremony: a record is composed from public keys, then signed by one root key after the other, each from
 * its own medium. A composed record is checked as a reader would check it, so that nothing is signed in vain.
 */

import { recordId } from '#shared/identity/record';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import {
  hasDistinctKeys,
  ROOT_QUORUM,
  type RootRecord,
  rootSchema,
  rootSigners,
  withSignature,
} from '#shared/identity/root';
import { ok, type Result } from '#shared/lib/result';
import { RECORD_CHECKS } from './record-checks';
import { type OpenKey, signatureOf } from './sign-record';

/** What the officers decide; number and link follow from the record before. */
export type RootParts = Pick<
  RootRecord,
  'name' | 'keys' | 'enrolment' | 'policy' | 'revocation' | 'release' | 'oldestIssuer' | 'issuedOn'
>;

/** The next root record, unsigned. `before`: the one in force, null for the first. */
export function composeRoot(parts: RootParts, before: RootRecord | null): Result<RootRecord, TrustRefusal> {
  const composed = rootSchema.safeParse({
    format: 1,
    suite: 1,
    leastSuite: before?.leastSuite ?? 1,
    number: (before?.number ?? 0) + 1,
    previous: before === null ? null : recordId('root', before, RECORD_CHECKS),
    ...parts,
    signatures: [],
  });
  if (!composed.success) return refuseTrust('B21_FORMAT', 'not-a-record');
  const record = composed.data;
  if (!hasDistinctKeys(record)) return refuseTrust('B11_CHAIN', 'root-keys');
  const loosened = record.oldestIssuer < (before?.oldestIssuer ?? 1) || record.oldestIssuer > record.number;
  return loosened ? refuseTrust('B11_CHAIN', 'root-rules') : ok(record);
}

/** Adds one signature. A key that has no say in this record, nor in the one before, is refused. */
export function signRoot(
  record: RootRecord,
  before: RootRecord | null,
  key: OpenKey,
): Result<RootRecord, TrustRefusal> {
  const hasSay = record.keys.includes(key.publicKey) || before?.keys.includes(key.publicKey) === true;
  if (!hasSay) return refuseTrust('B11_CHAIN', 'root-signature');
  if (before !== null && record.previous !== recordId('root', before, RECORD_CHECKS))
    return refuseTrust('B11_CHAIN', 'root-link');
  const signature = signatureOf('root', record, key);
  return ok(withSignature(record, { key: key.publicKey, signature }));
}

/** How many signatures a record still needs: of its own keys, and of those before. */
export function signaturesMissing(
  record: RootRecord,
  before: RootRecord | null,
): { readonly own: number; readonly before: number } {
  const signers = rootSigners(record, RECORD_CHECKS) ?? [];
  const missing = (keys: readonly string[]): number =>
    Math.max(0, ROOT_QUORUM - keys.filter((key) => signers.includes(key)).length);
  return { own: missing(record.keys), before: before === null ? 0 : missing(before.keys) };
}
