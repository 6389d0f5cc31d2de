/**
 * What a decision to revoke puts on the list. Of an agency the list says one by one how far each of its stations is
 * believed: its own line alone would void all they ever did, because an agency has no last entry.
 */
import type { StationId } from '#shared/domain/ids';
import { isAgencySubject, type Revocation, revocationOf } from './revocation';
import { stationsOf, type TrustState } from './trust';

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
  const line = (station: StationId): Revocation => ({
    ...{ subject: station, reason, on },
    lastTrusted: lastOf === null ? null : lastOf(station),
  });
  if (!isAgencySubject(subject)) return [line(subject)];
  // A station that was revoked before is not believed further because its agency is closed; less it may be.
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
