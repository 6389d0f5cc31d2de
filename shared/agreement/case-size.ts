/**
 * How much one case may hold so that it can be folded while somebody waits. Years of honest work at several desks stay
 * far below; whoever sends more does not want the case to be read.
 */
import { CaseGraph, type CaseNode } from './case-graph';

/** Entries of one case. */
export const MOST_ENTRIES = 5_000;
/** What they say, together. */
export const MOST_EVENTS = 20_000;
/** Pairs of entries written side by side: what meets is told pair by pair. */
export const MOST_SIDE_BY_SIDE = 100_000;

/** What the measure looks at. */
export interface Sized extends CaseNode {
  readonly events: readonly unknown[];
}

/** Whether the entries of a case, each once, are more than may be folded. */
export function isTooLarge(entries: readonly Sized[]): boolean {
  if (entries.length > MOST_ENTRIES) return true;
  if (entries.reduce((sum, { events }) => sum + events.length, 0) > MOST_EVENTS) return true;
  const isWide = (entries.length * entries.length) / 2 > MOST_SIDE_BY_SIDE;
  return isWide && new CaseGraph(entries).sideBySide > MOST_SIDE_BY_SIDE;
}
