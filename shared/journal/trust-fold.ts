/**
 * What records of identity that were accepted here add up to. Every signature, number and link was checked before
 * the event was written (`takeTrust`, `acceptEnrolment`); here they are only put in their places, so that the fold
 * needs no cipher. It must give what the accept functions gave.
 */
import type { Certificate } from '#shared/identity/certificate';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { held, laterDate, type TrustState } from '#shared/identity/trust';
import { assertNever } from '#shared/lib/assert-never';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { TrustRecord } from './exchange-events';

/** Trust with the records of one event. */
export const foldTrust = (trust: TrustState, records: readonly TrustRecord[]): TrustState =>
  records.reduce(withRecord, trust);

function withRecord(trust: TrustState, item: TrustRecord): TrustState {
  switch (item.kind) {
    case 'root':
      return trust.chain.some(({ number }) => number === item.record.number)
        ? trust
        : dated({ ...trust, root: item.record, chain: [...trust.chain, item.record] }, item.record);
    case 'certificate':
      return withCertificate(trust, item.record);
    case 'revocations':
      return dated({ ...trust, revocations: item.record }, item.record);
    case 'policy':
      return dated(
        { ...trust, policies: { ...trust.policies, [item.record.kind]: item.record } },
        item.record,
      );
    case 'inboxKeys':
      return dated(withPacket(trust, item.record), item.record);
    default:
      return assertNever(item, 'record of identity');
  }
}

const dated = (trust: TrustState, { issuedOn }: { readonly issuedOn: Parameters<typeof laterDate>[1] }) => ({
  ...trust,
  regionDate: laterDate(trust.regionDate, issuedOn),
});

function withCertificate(trust: TrustState, certificate: Certificate): TrustState {
  const { subject, number } = certificate;
  const known = held(trust.certificates, subject) ?? [];
  if (known.some((one) => one.number === number)) return trust;
  const all = [...known, certificate].sort((a, b) => a.number - b.number);
  return { ...trust, certificates: { ...trust.certificates, [subject]: all } };
}

function withPacket(trust: TrustState, packet: InboxKeyPacket): TrustState {
  const known = held(trust.inboxKeys, packet.agency) ?? [];
  const text = canonicalJson(packet);
  if (known.some((one) => one.epoch === packet.epoch && canonicalJson(one) === text)) return trust;
  const all = [...known, packet].sort(
    (a, b) => a.epoch - b.epoch || (canonicalJson(a) < canonicalJson(b) ? -1 : 1),
  );
  return { ...trust, inboxKeys: { ...trust.inboxKeys, [packet.agency]: all } };
}
