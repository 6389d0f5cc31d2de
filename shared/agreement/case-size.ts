/**
 * How much one case may hold so that it can be folded while somebody waits. Years of honest work at several desks stay
 * far below; whoever sends more does not want the case to be read.
 */
import { relationOf } from '#shared/bundle/sight';
import type { DivisionCode } from '#shared/domain/ids';
import { CaseGraph, type CaseNode } from './case-graph';
import { isRegion } from './deciders';

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

/**
 * Where a desk adds nothing of its own any more. Below what others take in: an honest office never makes a case that
 * its superior would refuse.
 */
export const MOST_OWN = 4_000;

/** Whether the desk adds no further step to a case: `version` counts the entries that it was folded from. */
export const isFull = ({ version }: { readonly version: number }): boolean => version >= MOST_OWN;

/**
 * How many times the measure a case may be that another office sends. Whoever took it in measured it before; what is
 * then added side by side, by those who did not know it, is nobody's reason to refuse: so there is more room the higher
 * up a case is measured, and most for what comes from above or from the own agency.
 */
export function roomFor(own: DivisionCode, sender: DivisionCode): number {
  const relation = relationOf(own, sender);
  if (relation === 'above' || relation === 'same') return 4;
  return isRegion(own) ? 2 : 1;
}

/** Whether the entries of a case, each once, are more than may be folded in `room` times the measure. */
export function isTooLarge(entries: readonly Sized[], room = 1): boolean {
  if (entries.length > MOST_ENTRIES * room) return true;
  if (entries.reduce((sum, { events }) => sum + events.length, 0) > MOST_EVENTS * room) return true;
  // Pairs grow with the square of what is written.
  const pairs = MOST_SIDE_BY_SIDE * room * room;
  return (entries.length * entries.length) / 2 > pairs && new CaseGraph(entries).sideBySide > pairs;
}
