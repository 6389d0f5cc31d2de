/** The records of an answer to an enrolment that a station does not hold yet, in the order in which they are taken. */
import type { TrustRecord } from '#shared/journal/exchange-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import { policiesAhead, type SignedPack } from './accept-enrolment';
import type { EnrolResponse } from './enrolment';
import { held, type TrustState } from './trust';

/** What is new in an answer that was accepted; `packs` as `acceptEnrolment` gave them. */
export function recordsOfResponse(
  trust: TrustState,
  { roots, revocations, certificates, policies, inboxKeys }: EnrolResponse,
  packs: readonly SignedPack[],
): readonly TrustRecord[] {
  const isNew = (known: readonly object[] | undefined, record: object): boolean =>
    !known?.some((one) => canonicalJson(one) === canonicalJson(record));
  return [
    ...roots
      .filter((record) => isNew(trust.chain, record))
      .map((record): TrustRecord => ({ kind: 'root', record })),
    ...(revocations !== null && isNew([trust.revocations ?? {}], revocations)
      ? [{ kind: 'revocations' as const, record: revocations }]
      : []),
    ...certificates
      .filter((record) => isNew(held(trust.certificates, record.subject), record))
      .map((record): TrustRecord => ({ kind: 'certificate', record })),
    ...packs
      .filter(({ record }) => policiesAhead(trust, policies).includes(record))
      .filter(({ record }) => isNew([held(trust.policies, record.kind) ?? {}], record))
      .map(({ record, text }): TrustRecord => ({ kind: 'policy', record, content: text })),
    ...inboxKeys
      .filter((record) => isNew(held(trust.inboxKeys, record.agency), record))
      .map((record): TrustRecord => ({ kind: 'inboxKeys', record })),
  ];
}
