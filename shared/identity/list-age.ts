/**
 * How old the revocation list of a station is. There is no clock that could end it; its age is shown instead, then
 * warned of, and in the end what other stations bring needs a second approval.
 */
import { daysBetween, type LocalDate } from '#shared/domain/local-date';
import type { TrustState } from './trust';

/** Ages in days up to which nothing is said, and up to which one supervisor alone takes in what others bring. */
export interface ListAgeLimits {
  readonly listWarning: number;
  readonly listSecond: number;
}

export interface ListAge {
  /** Number of the list held; null before any. */
  readonly number: number | null;
  readonly days: number;
  readonly standing: 'fresh' | 'warning' | 'second';
}

/** The age of the list held; before any it counts from the latest date the region has signed. Null without a root. */
export function listAge(
  trust: TrustState,
  today: LocalDate,
  { listWarning, listSecond }: ListAgeLimits,
): ListAge | null {
  const since = trust.revocations?.issuedOn ?? trust.regionDate;
  if (trust.root === null || since === null) return null;
  const days = Math.max(0, daysBetween(since, today));
  const standing = days > listSecond ? 'second' : days > listWarning ? 'warning' : 'fresh';
  return { number: trust.revocations?.number ?? null, days, standing };
}
