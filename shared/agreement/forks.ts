/**
 * Where the history of a case splits: two decisions on one thing, neither of whose officers could know the other's.
 * Only the first such meeting counts; what was built on either side of it goes with its side, until somebody chooses:
 * whoever knew the choice went on from it. Two officers who decided the same did one act twice: nothing splits there
 * (classes C05 and C06 of the design).
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseGraph, CaseNode } from './case-graph';
import type { Deed } from './deed';
import { addPlace, addPlaces, noPlaces, type Places } from './places';

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

/** How somebody's choice ended a meeting, by place: which of the two lost, and the entry that says so. */
export interface Ending {
  readonly loser: number;
  readonly by: number;
}

/**
 * The meetings of decisions in a case. `deeds`: by place in the order of the graph; `areRivals`: whether of the deeds
 * at two places only one can stand; `endingOf`: the choice that stands for a meeting, null while there is none.
 */
export function findForks<N extends CaseNode>(
  graph: CaseGraph<N>,
  deeds: readonly Deed[],
  areRivals: (first: number, second: number) => boolean = (first, second) =>
    decideOnOne(deeds[first], deeds[second]),
  endingOf: (meeting: Meeting) => Ending | null = () => null,
): Forks {
  const forks: Pair[] = [];
  const duplicates: Pair[] = [];
  const against = new Partners(graph);
  const equals = new Partners(graph);
  const ended = new EndedMeetings(graph);
  const named = ([first, second]: Pair): Meeting[] => {
    const [a, b] = [graph.order[first], graph.order[second]];
    return a && b ? [{ first: a.id, second: b.id }] : [];
  };
  // Who knew one of two equal acts knew, as far as the case goes, the other.
  const knewInSubstance = (place: number, other: number): boolean =>
    graph.isUpToOneOf(place, equals.of(other));
  for (let second = 0; second < graph.order.length; second += 1) {
    // What the past of this one has split from already: whatever is built on that is no new split.
    let split: Places | null = null;
    for (const first of graph.unknownTo(second)) {
      const [one, other] = [deeds[first], deeds[second]];
      if (!one || !other || !areRivals(first, second)) continue;
      split ??= against.ofAllUpTo(second);
      if (graph.isUpToOneOf(first, split) || ended.part(first, second)) continue;
      if (knewInSubstance(first, second) || knewInSubstance(second, first)) continue;
      if (one.substance === other.substance) {
        duplicates.push([first, second]);
        equals.note(first, second);
      } else {
        forks.push([first, second]);
        const ending = named([first, second]).map(endingOf)[0] ?? null;
        if (ending !== null) ended.note([first, second], ending);
        else {
          against.note(first, second);
          addPlace(split, first);
        }
      }
    }
  }
  return { forks: forks.flatMap(named), duplicates: duplicates.flatMap(named) };
}

/**
 * Meetings in which somebody has chosen. Such a one parts what was built on its two sides only where one of them does not
 * stand by it: whoever knew the choice went on from it, and what he does then can meet others again.
 */
class EndedMeetings<N extends CaseNode> {
  readonly #all: { readonly meeting: Pair; readonly ending: Ending }[] = [];

  constructor(readonly graph: CaseGraph<N>) {}

  note(meeting: Pair, ending: Ending): void {
    this.#all.push({ meeting, ending });
  }

  /** Whether one of them keeps these two apart. */
  part(first: number, second: number): boolean {
    return this.#all.some(
      ({ meeting: [a, b], ending: { loser, by } }) =>
        ((this.#isUpTo(first, a) && this.#isUpTo(second, b)) ||
          (this.#isUpTo(first, b) && this.#isUpTo(second, a))) &&
        [first, second].some((one) => this.#isUpTo(one, loser) && !this.#isUpTo(one, by)),
    );
  }

  #isUpTo(place: number, other: number): boolean {
    return place === other || this.graph.knew(place, other);
  }
}

/** Who has met whom, by place. */
class Partners<N extends CaseNode> {
  readonly #of = new Map<number, Places>();

  constructor(readonly graph: CaseGraph<N>) {}

  of(place: number): Places | undefined {
    return this.#of.get(place);
  }

  /** Those whom the entry at `place`, or one that its officer knew, has met. */
  ofAllUpTo(place: number): Places {
    const all = noPlaces(this.graph.order.length);
    for (const [one, others] of this.#of)
      if (one === place || this.graph.knew(place, one)) addPlaces(all, others);
    return all;
  }

  note(a: number, b: number): void {
    this.#note(a, b);
    this.#note(b, a);
  }

  #note(one: number, other: number): void {
    const known = this.#of.get(one) ?? noPlaces(this.graph.order.length);
    addPlace(known, other);
    this.#of.set(one, known);
  }
}

/** Two decisions on one thing. */
export const decideOnOne = (a: Deed | undefined, b: Deed | undefined): boolean =>
  a?.weight === 'deciding' && b?.weight === 'deciding' && a.scopes.some((scope) => b.scopes.includes(scope));
