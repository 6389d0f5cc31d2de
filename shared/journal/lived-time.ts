/**
 * How much time a journal has lived through by what its own entries claim, whatever the clock says now. A step from
 * one entry to the next counts for 31 days at most, and only what lies after everything before counts: a clock that
 * is set forward by years makes nothing older by more than a month, and setting it back gains nothing.
 */
import type { Instant } from '#shared/domain/local-date';

const DAY_MS = 86_400_000;
/** An office that rests longer than this only waits longer. */
const STEP_MS = 31 * DAY_MS;

/** Years for which the log is kept at least (XJD-15-5). */
export const LEAST_YEARS = 3;

/** So many years, leap days and all, in milliseconds. */
export const yearsMs = (years: number): number => (years * 365 + Math.ceil(years / 4)) * DAY_MS;

export class LivedTime {
  #latest: number | null = null;
  #counted = 0;

  /** The time of the next entry, or of now. */
  see(at: Instant): void {
    const time = Date.parse(at);
    if (this.#latest !== null) this.#counted += Math.min(Math.max(time - this.#latest, 0), STEP_MS);
    this.#latest = Math.max(this.#latest ?? time, time);
  }

  /** Milliseconds lived through so far. */
  get counted(): number {
    return this.#counted;
  }

  /** The latest time that was claimed, in milliseconds since 1970; null before the first. */
  get latest(): number | null {
    return this.#latest;
  }
}
