/**
 * Stations with two versions of one entry (C17). Nobody but the region can tell which is the true machine: it looks into
 * it, and either the machine is enrolled under a new identity or this one gets a new certificate. What is signed with a
 * newer certificate than the one in force when the two versions were found ends the suspension, wherever it arrives.
 */
import type { StationId } from '#shared/domain/ids';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import type { ExchangeView } from './exchange-fold';

/** Number of the certificate under which a station works; 0 without one. */
export const certificateNumber = (trust: TrustState, station: string): number =>
  certificateOf(trust, station)?.number ?? 0;

/** What is known of a station with two versions of one place. */
export interface Suspension {
  /** The place. */
  readonly seq: number;
  /** Number of its certificate when they were found. */
  readonly under: number;
}

export const suspensionOf = (
  { suspended }: Pick<ExchangeView, 'suspended'>,
  station: string,
): Suspension | undefined => (Object.hasOwn(suspended, station) ? suspended[station] : undefined);

/** Whether the region has not spoken since. */
export function isSuspended(
  exchange: Pick<ExchangeView, 'suspended'>,
  trust: TrustState,
  station: string,
): boolean {
  const known = suspensionOf(exchange, station);
  return known !== undefined && certificateNumber(trust, station) <= known.under;
}

/** All stations that are suspended, ascending. */
export const suspendedStations = (
  exchange: Pick<ExchangeView, 'suspended'>,
  trust: TrustState,
): readonly StationId[] =>
  Object.keys(exchange.suspended)
    .filter((station) => isSuspended(exchange, trust, station))
    .sort() as StationId[];
