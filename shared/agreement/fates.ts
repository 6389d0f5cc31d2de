/**
 * What becomes of every entry of a case once stations have met. Nothing is dropped: an entry that does not take
 * effect is kept with the reason why, and everybody who has the same entries gives it the same fate.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseGraph, CaseNode } from './case-graph';
import type { Deed } from './deed';
import type { Forks, Meeting } from './forks';

/**
 * `effective`: counts. `duplicate`: an act that another station had done already; its letter is to be recalled.
 * `disputed`: waits until somebody has chosen. `opinion`: somebody chose the other side; kept for ever. `late`:
 * changes an application that had been decided on elsewhere meanwhile.
 */
export type Fate = 'effective' | 'duplicate' | 'disputed' | 'opinion' | 'late';

/**
 * The same with what is judged of an entry alone. `void`: its station had no right to it. `waiting`: something of
 * its past is not here. `opaque`: of a kind that this program does not know.
 */
export type EntryFate = Fate | 'void' | 'waiting' | 'opaque';

export const FATE_NAMES: { readonly [F in EntryFate]: string } = {
  effective: '生效',
  duplicate: '重复办理',
  disputed: '待裁决',
  opinion: '作意见留存',
  late: '事后到达',
  void: '无权作出，不生效',
  waiting: '待前序记录',
  opaque: '待升级程序',
};

/** Somebody's choice between the two of a fork. */
export interface Choice extends Meeting {
  readonly chosen: EntryId;
  /** The entry that says so: whoever knew it when writing went on from the choice. */
  readonly by: EntryId;
  /** Of the agency that chose: the higher one stands. */
  readonly level: number;
}

/** The choice that stands for a fork; null while there is none, or when two of one level contradict each other:
 * then the next higher level must choose. */
export function standingChoice(fork: Meeting, choices: readonly Choice[]): Choice | null {
  const here = choices.filter(({ first, second }) => first === fork.first && second === fork.second);
  const top = Math.max(...here.map(({ level }) => level));
  const [one, ...others] = here.filter(({ level }) => level === top);
  if (one === undefined || others.some(({ chosen }) => chosen !== one.chosen)) return null;
  return one;
}

/** The fate of each entry, by place in the order of the graph. */
export function fatesOf<N extends CaseNode>(
  graph: CaseGraph<N>,
  deeds: readonly Deed[],
  { forks, duplicates }: Forks,
  choices: readonly Choice[],
): readonly Fate[] {
  const upTo = (place: number, id: EntryId): boolean => {
    const at = graph.placeOf(id);
    return at >= 0 && (at === place || graph.knew(place, at));
  };
  const isOpinion = (place: number): boolean =>
    forks.some((fork) => {
      const choice = standingChoice(fork, choices);
      if (choice === null || upTo(place, choice.by)) return false;
      return upTo(place, choice.chosen === fork.first ? fork.second : fork.first);
    });
  const isDisputed = (place: number): boolean =>
    forks.some(
      (fork) =>
        standingChoice(fork, choices) === null && (upTo(place, fork.first) || upTo(place, fork.second)),
    );
  const twice = new Set(duplicates.map(({ second }) => second));
  const fates = graph.order.map(({ id }, place): Fate => {
    const weight = deeds[place]?.weight;
    // What was only told stands, whoever was right.
    if (weight === 'telling' || weight === 'making') return 'effective';
    if (isOpinion(place)) return 'opinion';
    if (isDisputed(place)) return 'disputed';
    return twice.has(id) ? 'duplicate' : 'effective';
  });
  return fates.map((fate, place) => {
    const weight = deeds[place]?.weight;
    if (fate !== 'effective' || (weight !== 'drafting' && weight !== 'filing')) return fate;
    const wasDecided = graph.order.some(
      (_, other) =>
        fates[other] === 'effective' &&
        deeds[other]?.weight === 'deciding' &&
        deeds[other]?.scope === 'case' &&
        graph.areConcurrent(place, other),
    );
    return wasDecided ? 'late' : fate;
  });
}
