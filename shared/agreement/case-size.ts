/**
 * How much one station may write into one case so that it can be folded while somebody waits. Years of honest work stay
 * far below; whoever writes more does not want the case to be read. Each station is measured by itself: what others add,
 * and when it is heard of, makes nobody's own records too many, so that no honest office is ever shut out for theirs.
 */
import type { StationId } from '#shared/domain/ids';

/** Entries of one station in one case. */
export const MOST_ENTRIES = 3_000;
/** What they say, together: an entry of honest work says a few things. */
export const MOST_EVENTS = 20_000;

/** What the measure looks at. */
export interface Sized {
  readonly station: StationId;
  readonly events: readonly unknown[];
}

/** A station that wrote more into a case than may be folded; null while none did. Each entry is given once. */
export function tooMuchBy(entries: readonly Sized[]): StationId | null {
  const written = new Map<StationId, { entries: number; events: number }>();
  for (const { station, events } of entries) {
    const known = written.get(station) ?? { entries: 0, events: 0 };
    written.set(station, { entries: known.entries + 1, events: known.events + events.length });
  }
  for (const [station, { entries: many, events }] of written)
    if (many > MOST_ENTRIES || events > MOST_EVENTS) return station;
  return null;
}

/** Where a desk adds nothing of its own any more: below what others take in from it. */
export const MOST_OWN = 2_500;

/** How many entries a station wrote into a case, whatever came of them. */
export interface Share {
  readonly station: StationId;
  readonly entries: number;
}

/** Whether the desk of a station adds no further step to a case. What others wrote takes no room away. */
export const isFull = ({ shares }: { readonly shares: readonly Share[] }, own: StationId): boolean =>
  shares.some(({ station, entries }) => station === own && entries >= MOST_OWN);
