/**
 * What a station holds to be true about who is who: a plain value that only grows by the accept functions of this
 * folder, each of which takes a signed record and answers the new value or a refusal. It holds no private key.
 */
import type { DivisionCode, StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { Result } from '#shared/lib/result';
import type { Certificate } from './certificate';
import type { InboxKeyPacket } from './inbox-keys';
import type { PolicyRecord } from './policy';
import type { TrustRefusal } from './refusal';
import { refuseTrust } from './refusal';
import type { RevocationList } from './revocation';
import type { RootRecord } from './root';

export interface TrustState {
  /** The root in force; the last of `chain`. */
  readonly root: RootRecord | null;
  /** Roots held, ascending without a gap. */
  readonly chain: readonly RootRecord[];
  /** By subject, ascending by number: the last is in force. */
  readonly certificates: { readonly [subject: string]: readonly Certificate[] };
  readonly revocations: RevocationList | null;
  /** The newest of each kind, also of those that have no effect here. */
  readonly policies: { readonly [kind: string]: PolicyRecord };
  /** By agency, ascending by epoch: bundles are sealed to the last, earlier ones open what comes late. */
  readonly inboxKeys: { readonly [agency: string]: readonly InboxKeyPacket[] };
  /** Latest date that the region signed in anything held. */
  readonly regionDate: LocalDate | null;
}

export type TrustResult = Result<TrustState, TrustRefusal>;

/** A station that was never told anything. */
export const NO_TRUST: TrustState = {
  root: null,
  chain: [],
  certificates: {},
  revocations: null,
  policies: {},
  inboxKeys: {},
  regionDate: null,
};

/** An own member of a record: a name that came from outside never reaches what JavaScript puts into every object. */
export const held = <T>(record: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The certificate of a subject in force, whatever its standing. */
export const certificateOf = (trust: TrustState, subject: string): Certificate | undefined =>
  held(trust.certificates, subject)?.at(-1);

/** The stations that the region certified for an agency, whatever their standing. */
export const stationsOf = (trust: TrustState, agency: DivisionCode): readonly StationId[] =>
  Object.keys(trust.certificates).flatMap((subject) => {
    const certificate = certificateOf(trust, subject);
    return certificate?.kind === 'station' && certificate.agency === agency ? [certificate.subject] : [];
  });

/** The later of the date known and one that the region signed. */
export const laterDate = (known: LocalDate | null, signed: LocalDate): LocalDate =>
  known === null || signed > known ? signed : known;

/** The root record that a signed record stands on, if what it signed still counts. */
export function issuerOf(trust: TrustState, number: number): Result<RootRecord, TrustRefusal> {
  if (trust.root === null) return refuseTrust('B11_CHAIN', 'no-root');
  if (number > trust.root.number) return refuseTrust('B13_ROOT_GAP', 'issuer-missing');
  if (number < trust.root.oldestIssuer) return refuseTrust('B11_CHAIN', 'issuer-void');
  const root = trust.chain.find((one) => one.number === number);
  return root ? { ok: true, value: root } : refuseTrust('B11_CHAIN', 'issuer-missing');
}
