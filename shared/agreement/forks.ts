/**
 * Where the history of a case splits: two decisions on one thing, neither of whose officers could know the other's.
 * Only the first such meeting counts; what was built on either side of it goes with its side. Two officers who
 * decided the same did one act twice: nothing splits there (classes C05 and C06 of the design).
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseGraph, CaseNode } from './case-graph';
import type { Deed } from './deed';

/** Two entries, the earlier of the order first. */
export interface Meeting {
  readonly first: EntryId;
  readonly second: EntryId;
}

export interface Forks {
  /** Different decisions: somebody must choose. */
  readonly forks: readonly Meeting[];
  /** The same decision twice: the first of the order stands, the second is a duplicate act. */
  readonly duplicates: readonly Meeting[];
}

/** Two places in the order, the lower first. */
type Pair = readonly [first: number, second: number];

/**
 * The meetings of decisions in a case. `deeds`: by place in the order of the graph; `areRivals`: whether of the deeds
 * at two places only one can stand.
 */
export function findForks<N extends CaseNode>(
  graph: CaseGraph<N>,
  deeds: readonly Deed[],
  areRivals: (first: number, second: number) => boolean = (first, second) =>
    decideOnOne(deeds[first], deeds[second]),
): Forks {
  const forks: Pair[] = [];
  const duplicates: Pair[] = [];
  const upTo = (place: number, other: number): boolean => other === place || graph.knew(place, other);
  // Who knew one of two equal acts knew, as far as the case goes, the other.
  const knewInSubstance = (place: number, other: number): boolean =>
    duplicates.some(([a, b]) => (a === other && upTo(place, b)) || (b === other && upTo(place, a)));
  const isBuiltOnOne = (first: number, second: number): boolean =>
    forks.some(([a, b]) => (upTo(first, a) && upTo(second, b)) || (upTo(first, b) && upTo(second, a)));
  for (let second = 0; second < graph.order.length; second += 1) {
    for (const first of graph.unknownTo(second)) {
      const [one, other] = [deeds[first], deeds[second]];
      if (!one || !other || !areRivals(first, second) || isBuiltOnOne(first, second)) continue;
      if (knewInSubstance(first, second) || knewInSubstance(second, first)) continue;
      (one.substance === other.substance ? duplicates : forks).push([first, second]);
    }
  }
  const named = ([first, second]: Pair): Meeting[] => {
    const [a, b] = [graph.order[first], graph.order[second]];
    return a && b ? [{ first: a.id, second: b.id }] : [];
  };
  return { forks: forks.flatMap(named), duplicates: duplicates.flatMap(named) };
}

/** Two decisions on one thing. */
export const decideOnOne = (a: Deed | undefined, b: Deed | undefined): boolean =>
  a?.weight === 'deciding' && b?.weight === 'deciding' && a.scope === b.scope;
