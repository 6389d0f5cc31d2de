/**
 * What the region issues between root ceremonies, as files that are carried: inbox keys, a revocation list, a policy
 * with its pack. A desk reads them by hand where no bundle can bring them, and takes each by the rule of its kind.
 */
import type { TrustRecord } from '#shared/journal/exchange-events';
import { ok, type Result } from '#shared/lib/result';
import { mostBytes, RECORD_FILES, type RecordFileFault, readBounded, readRecordBytes } from './record-file';
import { inboxSlip, policySlip, revocationSlip, type Slip } from './slips';

/** A record that is carried as a file of its own. */
export type IssuedRecord = Extract<
  TrustRecord,
  { readonly kind: 'inboxKeys' } | { readonly kind: 'revocations' } | { readonly kind: 'policy' }
>;

/** One of the three by what its first line says; the longest of them is the bound. */
export function readIssued(path: string): Result<IssuedRecord, RecordFileFault> {
  const bytes = readBounded(path, mostBytes(RECORD_FILES.policyItem));
  return bytes.ok ? readIssuedBytes(bytes.value) : bytes;
}

/** The same from the bytes of such a file. */
export function readIssuedBytes(bytes: Uint8Array): Result<IssuedRecord, RecordFileFault> {
  const keys = readRecordBytes(bytes, RECORD_FILES.inboxKeys);
  if (keys.ok) return ok({ kind: 'inboxKeys', record: keys.value });
  if (keys.error.problem !== 'other-file') return keys;
  const list = readRecordBytes(bytes, RECORD_FILES.revocations);
  if (list.ok) return ok({ kind: 'revocations', record: list.value });
  if (list.error.problem !== 'other-file') return list;
  const policy = readRecordBytes(bytes, RECORD_FILES.policyItem);
  return policy.ok ? ok({ kind: 'policy', ...policy.value }) : policy;
}

/** Its slip, as the region signed one when it was issued: by the digits the two are compared. */
export function issuedSlip(item: IssuedRecord): Slip {
  switch (item.kind) {
    case 'inboxKeys':
      return inboxSlip(item.record);
    case 'revocations':
      return revocationSlip(item.record, []);
    case 'policy':
      return policySlip(item.record);
  }
}
