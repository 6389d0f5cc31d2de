/**
 * How old the revocation list of a station is. There is no clock that could end it; its age is shown instead, then
 * warned of, and in the end what other stations bring needs a second approval.
 */
import { daysBetween, type LocalDate } from '#shared/domain/local-date';
import type { TrustState } from './trust';

/** From this age on, in days, it is warned of. */
export const LIST_WARNING_DAYS = 35;
/** From this age on a second supervisor has to agree to an import from another station. */
export const LIST_SECOND_DAYS = 95;

export interface ListAge {
  /** Number of the list held; null before any. */
  readonly number: number | null;
  readonly days: number;
  readonly standing: 'fresh' | 'warning' | 'second';
}

/** The age of the list held; before any it counts from the latest date the region has signed. Null without a root. */
export function listAge(trust: TrustState, today: LocalDate): ListAge | null {
  const since = trust.revocations?.issuedOn ?? trust.regionDate;
  if (trust.root === null || since === null) return null;
  const days = Math.max(0, daysBetween(since, today));
  const standing = days > LIST_SECOND_DAYS ? 'second' : days > LIST_WARNING_DAYS ? 'warning' : 'fresh';
  return { number: trust.revocations?.number ?? null, days, standing };
}
