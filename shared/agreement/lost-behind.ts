/**
 * Choices between acts by which a hand-over falls: it was made behind the act that lost, so the case never left the hands
 * it was in. They are asked once and stand: who has the case follows from them, and is not asked to answer them again.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';
import type { MadeChoice } from './choices';
import { losersOf, type Split, standingChoice } from './fates';
import { holderEventOf } from './reigns';

/** What somebody chose among acts, with what lost by it and the place of the entry that says so. */
export interface Decided {
  readonly chosen: EntryId;
  readonly lost: readonly EntryId[];
  readonly by: number;
}

/** The questions that are decided. */
export const decidedAmong = <N extends CaseEntry>(
  graph: CaseGraph<N>,
  splits: readonly Split[],
  choices: readonly MadeChoice[],
): readonly (Decided & { readonly choice: MadeChoice })[] =>
  splits.flatMap((split) => {
    const choice = standingChoice(split, choices);
    return choice === null
      ? []
      : { chosen: choice.chosen, lost: losersOf(split, choice), by: graph.placeOf(choice.by), choice };
  });

/** The places of the hand-overs that went on from what lost, by whoever did not know the choice. */
export const handOversBehind = <N extends CaseEntry>(
  graph: CaseGraph<N>,
  { lost, by }: Decided,
): readonly number[] => {
  const places = lost.map((id) => graph.placeOf(id));
  return graph.order.flatMap((entry, place) =>
    holderEventOf(entry) !== null &&
    places.some((one) => place === one || graph.knew(place, one)) &&
    place !== by &&
    !graph.knew(place, by)
      ? [place]
      : [],
  );
};

/** Choices that stand because a hand-over fell by them. */
export class LostBehind {
  static readonly NONE = new LostBehind([]);

  private constructor(readonly decided: readonly (Decided & { readonly choice: MadeChoice })[]) {}

  /** Choices with these in the place of all others about the same. */
  among(choices: readonly MadeChoice[]): readonly MadeChoice[] {
    const standing = this.decided.map(({ choice }) => choice);
    const about = new Set(standing.map(({ conflict }) => conflict));
    return [...choices.filter(({ conflict }) => !about.has(conflict)), ...standing];
  }

  /** The same with those by which more hand-overs fall; itself when there are none. */
  with<N extends CaseEntry>(
    graph: CaseGraph<N>,
    splits: readonly Split[],
    choices: readonly MadeChoice[],
  ): LostBehind {
    const about = new Set(this.decided.map(({ choice }) => choice.conflict));
    const further = decidedAmong(graph, splits, choices).filter(
      (one) => !about.has(one.choice.conflict) && handOversBehind(graph, one).length > 0,
    );
    return further.length === 0 ? this : new LostBehind([...this.decided, ...further]);
  }
}
