/**
 * What the region's appointed keys issue: revocation lists, policy records and packets of inbox keys. Each is taken
 * in by the region's own trust before it is handed out, by the rules every reader applies: nothing is issued that
 * nobody would take. Private keys of inboxes are made here, sealed to the stations and wiped; the region keeps none.
 */
import { newReceivingIdentity, sealToRecipient } from '#electron/crypto/age-keys';
import type { LocalDate } from '#shared/domain/local-date';
import { acceptInboxKeys, acceptPolicy, acceptRevocations, inboxOf } from '#shared/identity/accept-lists';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import type { PolicyKind, PolicyRecord } from '#shared/identity/policy';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import { type Revocation, type RevocationList, revocationListSchema } from '#shared/identity/revocation';
import type { RootRecord } from '#shared/identity/root';
import type { TrustState } from '#shared/identity/trust';
import { ok, type Result } from '#shared/lib/result';
import { RECORD_CHECKS } from './record-checks';
import { type OpenKey, signed } from './sign-record';

/** A record that was issued, and what the region holds with it. */
export interface Issued<T> {
  readonly record: T;
  readonly trust: TrustState;
}

/** The root in force, if it appoints the key for this task. */
export function appointing(
  trust: TrustState,
  task: 'enrolment' | 'policy' | 'revocation',
  key: OpenKey,
): Result<RootRecord, TrustRefusal> {
  if (trust.root === null) return refuseTrust('B11_CHAIN', 'no-root');
  return trust.root[task] === key.publicKey ? ok(trust.root) : refuseTrust('B11_CHAIN', 'key-not-appointed');
}

/** The next revocation list: all that was revoked, with these added or told more exactly. */
export function issueRevocations(
  trust: TrustState,
  added: readonly Revocation[],
  issuedOn: LocalDate,
  key: OpenKey,
): Result<Issued<RevocationList>, TrustRefusal> {
  const root = appointing(trust, 'revocation', key);
  if (!root.ok) return root;
  const all = new Map<string, Revocation>(
    [...(trust.revocations?.revoked ?? []), ...added].map((one) => [one.subject, one] as const),
  );
  const unsigned = {
    format: 1 as const,
    suite: 1 as const,
    number: (trust.revocations?.number ?? 0) + 1,
    root: root.value.number,
    issuedOn,
    revoked: [...all.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1)),
  };
  const record = revocationListSchema.safeParse(signed('revocations', unsigned, key));
  if (!record.success) return refuseTrust('B21_FORMAT', 'not-a-record');
  const taken = acceptRevocations(trust, record.data, RECORD_CHECKS);
  return taken.ok ? ok({ record: record.data, trust: taken.value }) : taken;
}

/** The next policy record of a kind over a content's canonical text. */
export function issuePolicy(
  trust: TrustState,
  about: { readonly kind: PolicyKind; readonly id: string; readonly inForceFrom: LocalDate },
  text: string,
  issuedOn: LocalDate,
  key: OpenKey,
): Result<Issued<PolicyRecord>, TrustRefusal> {
  const root = appointing(trust, 'policy', key);
  if (!root.ok) return root;
  const unsigned = {
    format: 1 as const,
    suite: 1 as const,
    ...about,
    number: (trust.policies[about.kind]?.number ?? 0) + 1,
    root: root.value.number,
    content: RECORD_CHECKS.hash(text),
    issuedOn,
  };
  const record = signed('policy', unsigned, key);
  const taken = acceptPolicy(trust, record, RECORD_CHECKS);
  return taken.ok ? ok({ record, trust: taken.value }) : taken;
}

/** A station an inbox key is sealed to. */
export interface InboxStation {
  readonly station: InboxKeyPacket['sealed'][number]['station'];
  readonly recipient: string;
}

/** The next epoch of an agency's inbox, sealed to its live stations: when one joins, and when one is revoked. */
export async function issueInboxKeys(
  trust: TrustState,
  agency: InboxKeyPacket['agency'],
  stations: readonly InboxStation[],
  issuedOn: LocalDate,
  key: OpenKey,
): Promise<Result<Issued<InboxKeyPacket>, TrustRefusal>> {
  const root = appointing(trust, 'enrolment', key);
  if (!root.ok) return root;
  const { identity, recipient } = await newReceivingIdentity();
  const secret = Buffer.from(identity, 'latin1');
  const sealed: InboxKeyPacket['sealed'][number][] = [];
  for (const { station, recipient: to } of stations.toSorted((a, b) => (a.station < b.station ? -1 : 1)))
    sealed.push({ station, file: Buffer.from(await sealToRecipient(to, secret)).toString('base64') });
  secret.fill(0);
  const unsigned = {
    format: 1 as const,
    suite: 1 as const,
    root: root.value.number,
    agency,
    epoch: (inboxOf(trust, agency)?.epoch ?? 0) + 1,
    recipient,
    sealed,
    issuedOn,
  };
  const record = signed('inbox-keys', unsigned, key);
  const taken = acceptInboxKeys(trust, record, RECORD_CHECKS);
  return taken.ok ? ok({ record, trust: taken.value }) : taken;
}
