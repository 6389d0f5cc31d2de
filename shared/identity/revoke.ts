/**
 * What a decision to revoke puts on the list. Of an agency the list says one by one how far each of its stations is
 * believed: its own line alone would void all they ever did, because an agency has no last entry. Nobody on the list is
 * ever believed further: whoever corrects a reason, or closes an office, would otherwise make good all that was disputed
 * without having looked at it. What is wrongly disputed the region endorses act by act (C16).
 */
import type { StationId } from '#shared/domain/ids';
import { isAgencySubject, type Revocation, revocationOf } from './revocation';
import { certificateOf, issuerOf, stationsOf, type TrustState } from './trust';

/** Somebody's decision about a station, or an agency with all its stations. */
export interface RevocationDecision extends Pick<Revocation, 'subject' | 'reason' | 'on'> {
  /** The last entry of a station that stays its own, null when there is none; null: no entry of any does. */
  readonly lastOf: ((station: StationId) => Revocation['lastTrusted']) | null;
}

/** The lines of a decision. */
export function revocationsOf(
  trust: TrustState,
  { subject, reason, on, lastOf }: RevocationDecision,
): readonly Revocation[] {
  const line = (station: StationId): Revocation => {
    const wanted = { subject: station, reason, on, lastTrusted: lastOf === null ? null : lastOf(station) };
    const before = revocationOf(trust.revocations, station);
    return before !== null && believesMore(wanted, before)
      ? { ...wanted, lastTrusted: before.lastTrusted }
      : wanted;
  };
  if (!isAgencySubject(subject)) return [line(subject)];
  // A station that was revoked before keeps its line when its agency is closed, unless none of them is believed.
  const stations = stationsOf(trust, subject).filter(
    (station) => lastOf === null || revocationOf(trust.revocations, station) === null,
  );
  return [{ subject, reason, lastTrusted: null, on }, ...stations.map(line)];
}

/** Stations of the agencies among `revoked` that neither these lines nor the list held name. */
export function unnamedStations(trust: TrustState, revoked: readonly Revocation[]): readonly StationId[] {
  const named = new Set<string>(revoked.map(({ subject }) => subject));
  return revoked.flatMap(({ subject }) =>
    isAgencySubject(subject)
      ? stationsOf(trust, subject).filter(
          (station) => !named.has(station) && revocationOf(trust.revocations, station) === null,
        )
      : [],
  );
}

/** Whether a line believes more of a station than another one does. */
const believesMore = (line: Revocation, other: Revocation): boolean =>
  (line.lastTrusted?.seq ?? 0) > (other.lastTrusted?.seq ?? 0);

/** Subjects of these lines that the list held believes less of. A list under a root that is void holds nothing back: what
 * the holder of a lost key made it say, the region puts right line by line. */
export function believedFurther(
  trust: TrustState,
  revoked: readonly Revocation[],
): readonly Revocation['subject'][] {
  const { revocations } = trust;
  if (revocations === null || !issuerOf(trust, revocations.root).ok) return [];
  return revoked.flatMap((line) => {
    const before = revocationOf(revocations, line.subject);
    return before !== null && believesMore(line, before) ? [line.subject] : [];
  });
}

/**
 * Stations of an agency that another place knows of and this one, of which a list is to be signed, does not: an old
 * copy of the register would sign a list that says nothing of them, so that nothing they did would be believed.
 */
export const stationsLacking = (
  trust: TrustState,
  known: TrustState,
  subject: Revocation['subject'],
): readonly StationId[] =>
  isAgencySubject(subject)
    ? stationsOf(known, subject).filter((station) => certificateOf(trust, station) === undefined)
    : [];
