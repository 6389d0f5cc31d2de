/**
 * How the numbered things of the region are taken in: revocation list, policy, inbox keys. A lower number is a
 * rollback, the same number with other content an alarm. A held list under a root that is void holds nothing back:
 * whoever had the lost key could have given it any number.
 */
import { ok } from '#shared/lib/result';
import type { InboxKeyPacket } from './inbox-keys';
import { isCumulative, type PolicyRecord } from './policy';
import { type RecordChecks, type RecordKind, recordId, signedBy } from './record';
import { refuseTrust } from './refusal';
import { missingFrom, type RevocationList } from './revocation';
import { held, issuerOf, laterDate, type TrustResult, type TrustState } from './trust';

const sameRecord = (kind: RecordKind, one: object, other: object, checks: RecordChecks): boolean =>
  recordId(kind, one, checks) === recordId(kind, other, checks);

/** Takes a revocation list: any higher number, because lists are cumulative and nothing may leave them. */
export function acceptRevocations(
  trust: TrustState,
  list: RevocationList,
  checks: RecordChecks,
): TrustResult {
  const issuer = issuerOf(trust, list.root);
  if (!issuer.ok) return issuer;
  if (!signedBy(issuer.value.revocation, 'revocations', list, checks))
    return refuseTrust('B11_CHAIN', 'not-signed');
  const before = trust.revocations;
  if (before !== null && issuerOf(trust, before.root).ok) {
    if (list.number < before.number) return refuseTrust('B31_POLICY_ROLLBACK', 'number-lower');
    if (list.number === before.number)
      return sameRecord('revocations', before, list, checks)
        ? ok(trust)
        : refuseTrust('B31_POLICY_ROLLBACK', 'same-number-other-content');
    if (missingFrom(list, before).length > 0)
      return refuseTrust('B31_POLICY_ROLLBACK', 'list-not-cumulative');
  }
  return ok({ ...trust, revocations: list, regionDate: laterDate(trust.regionDate, list.issuedOn) });
}

/** Takes a policy record: of each kind the next number; of a kind that none is held of, or whose content holds all of
 * the one before, any higher one. */
export function acceptPolicy(trust: TrustState, record: PolicyRecord, checks: RecordChecks): TrustResult {
  const issuer = issuerOf(trust, record.root);
  if (!issuer.ok) return issuer;
  if (!signedBy(issuer.value.policy, 'policy', record, checks)) return refuseTrust('B11_CHAIN', 'not-signed');
  const before = held(trust.policies, record.kind);
  if (before !== undefined && issuerOf(trust, before.root).ok) {
    if (record.number < before.number) return refuseTrust('B31_POLICY_ROLLBACK', 'number-lower');
    if (record.number === before.number)
      return sameRecord('policy', before, record, checks)
        ? ok(trust)
        : refuseTrust('B31_POLICY_ROLLBACK', 'same-number-other-content');
    if (record.number > before.number + 1 && !isCumulative(record.kind))
      return refuseTrust('B32_POLICY_GAP', 'number-skipped');
  }
  return ok({
    ...trust,
    policies: { ...trust.policies, [record.kind]: record },
    regionDate: laterDate(trust.regionDate, record.issuedOn),
  });
}

/** Takes a packet of inbox keys. An earlier epoch may come late; one epoch has one recipient, and may be sealed to
 * further stations later. */
export function acceptInboxKeys(
  trust: TrustState,
  packet: InboxKeyPacket,
  checks: RecordChecks,
): TrustResult {
  const issuer = issuerOf(trust, packet.root);
  if (!issuer.ok) return issuer;
  if (!signedBy(issuer.value.enrolment, 'inbox-keys', packet, checks))
    return refuseTrust('B11_CHAIN', 'not-signed');
  const known = held(trust.inboxKeys, packet.agency) ?? [];
  const same = known.filter(({ epoch }) => epoch === packet.epoch);
  if (same.some(({ recipient }) => recipient !== packet.recipient))
    return refuseTrust('B31_POLICY_ROLLBACK', 'same-number-other-content');
  if (same.some((one) => sameRecord('inbox-keys', one, packet, checks))) return ok(trust);
  // Within an epoch by id: whichever came first, two stations hold the same.
  const id = (one: InboxKeyPacket): string => recordId('inbox-keys', one, checks);
  const all = [...known, packet].sort((a, b) => a.epoch - b.epoch || (id(a) < id(b) ? -1 : 1));
  return ok({
    ...trust,
    inboxKeys: { ...trust.inboxKeys, [packet.agency]: all },
    regionDate: laterDate(trust.regionDate, packet.issuedOn),
  });
}

/** Recipients that bundles to an agency are sealed to today; null while it has none. */
export const inboxOf = (trust: TrustState, agency: string): InboxKeyPacket | null =>
  held(trust.inboxKeys, agency)?.at(-1) ?? null;
