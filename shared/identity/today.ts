/**
 * The date that validity is judged by on a machine without a trusted clock: never before what the machine has
 * evidence of, and the wall clock counts only while it is near that evidence.
 */
import { daysBetween, type LocalDate } from '#shared/domain/local-date';

/** How far the wall clock may lie from the evidence, in days: a machine may be off for a year. */
export const CLOCK_REACH_DAYS = 400;

export interface DateEvidence {
  /** Latest date signed by the region that this machine has seen. */
  readonly regionDate: LocalDate | null;
  /** Beijing date of this station's own last entry, entries with clock doubt left out. */
  readonly ownDate: LocalDate | null;
  readonly wallClock: LocalDate;
}

/** "Today" for validity: the latest of the region's date, the own last entry and a wall clock within 400 days of them.
 * With no evidence at all the wall clock is all there is. */
export function validityDate({ regionDate, ownDate, wallClock }: DateEvidence): LocalDate {
  const evidence = [regionDate, ownDate]
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  if (evidence === undefined) return wallClock;
  const near = Math.abs(daysBetween(evidence, wallClock)) <= CLOCK_REACH_DAYS;
  return near && wallClock > evidence ? wallClock : evidence;
}
