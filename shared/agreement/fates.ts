/**
 * What becomes of every entry of a case once stations have met. Nothing is dropped: an entry that does not take
 * effect is kept with the reason why, and everybody who has the same entries gives it the same fate.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseEntry } from './case-entry';
import type { CaseGraph, CaseNode } from './case-graph';
import type { ConflictClass } from './conflict-class';
import { type Deed, isOfHolder } from './deed';
import { decideOnOne, type Forks, type Meeting } from './forks';
import { addPlace, noPlaces } from './places';

/**
 * `effective`: counts. `duplicate`: an act that another station had done already; its letter is to be recalled.
 * `disputed`: waits until somebody has chosen. `opinion`: somebody chose the other side; kept for ever. `late`:
 * changes an application that had been decided on elsewhere meanwhile.
 */
export type Fate = 'effective' | 'duplicate' | 'disputed' | 'opinion' | 'late';

/**
 * The same with what is judged of an entry alone. `void`: its station had no right to it. `waiting`: something of
 * its past is not here. `opaque`: of a kind that this program does not know. `aside`: left out of account here, with
 * the import that brought it.
 */
export type EntryFate = Fate | 'void' | 'waiting' | 'opaque' | 'aside';

export const FATE_NAMES: { readonly [F in EntryFate]: string } = {
  effective: '生效',
  duplicate: '重复办理',
  disputed: '待裁决',
  opinion: '作意见留存',
  late: '事后到达',
  void: '无权作出，不生效',
  waiting: '待前序记录',
  opaque: '待升级程序',
  aside: '随导入搁置',
};

/** Two entries that met, with the class of their conflict; one and the same twice where a single one is in question. */
export interface Contest extends Meeting {
  readonly class: ConflictClass;
  /** All that stand against each other where it is more than two, ascending; one question has one answer. */
  readonly members?: readonly EntryId[];
}

/** The entries that a contest is about. */
export const membersOf = ({ first, second, members }: Omit<Contest, 'class'>): readonly EntryId[] =>
  members ?? [first, second];

/** Somebody's choice between the two of a contest. */
export interface Choice extends Contest {
  readonly chosen: EntryId;
  /** The entry that says so: whoever knew it when writing went on from the choice. */
  readonly by: EntryId;
  /** Of the agency that chose: the higher one stands. */
  readonly level: number;
}

/**
 * The choice that stands for a contest; null while there is none, or when two of one level contradict each other:
 * then the next higher level must choose. Only one made in that very class counts: who may choose depends on it.
 */
export function standingChoice<C extends Choice>(contest: Contest, choices: readonly C[]): C | null {
  const [one, ...others] = highest(contest, choices);
  if (one === undefined || others.some(({ chosen }) => chosen !== one.chosen)) return null;
  return one;
}

/** The level at which two choices for a contest contradict each other; null while none do. */
export function tiedLevel(contest: Contest, choices: readonly Choice[]): number | null {
  const [one] = highest(contest, choices);
  return one === undefined || standingChoice(contest, choices) !== null ? null : one.level;
}

/** The choices for a contest that were made highest up. */
function highest<C extends Choice>(contest: Contest, choices: readonly C[]): readonly C[] {
  const here = choices.filter(
    ({ class: about, first, second, members }) =>
      about === contest.class &&
      first === contest.first &&
      second === contest.second &&
      members?.join() === contest.members?.join(),
  );
  const top = Math.max(...here.map(({ level }) => level));
  return here.filter(({ level }) => level === top);
}

/** A contest inside a case that has to be chosen in. */
export interface Split extends Contest {
  /** It is about in whose hands the case is: the work on the application goes on, on either side. */
  readonly ofHolder: boolean;
  /** Of more than two: which of them contradict each other. */
  readonly pairs?: readonly Meeting[];
}

/** What is known of entries besides their deeds, by place. */
export interface Judged {
  /** Fate of an entry that was judged alone; null for all others. */
  readonly alone: (place: number) => EntryFate | null;
  /** Counts the holders of the case: which of them the officer knew of. */
  readonly reign: (place: number) => number;
}

const NOTHING_JUDGED: Judged = { alone: () => null, reign: () => 0 };

/** The fate of each entry, by place in the order of the graph. */
export function fatesOf<N extends CaseNode & Pick<CaseEntry, 'isUnread'>>(
  graph: CaseGraph<N>,
  deeds: readonly Deed[],
  { forks, duplicates }: Pick<Forks, 'duplicates'> & { readonly forks: readonly Split[] },
  choices: readonly Choice[],
  judged: Judged = NOTHING_JUDGED,
): readonly EntryFate[] {
  const upTo = (place: number, id: EntryId): boolean => {
    const at = graph.placeOf(id);
    return at >= 0 && (at === place || graph.knew(place, at));
  };
  const chosen: { readonly fork: Split; readonly choice: Choice }[] = [];
  // The two of every fork that waits; work on the application goes on beside those about its holder.
  const [open, openToWork] = [noPlaces(graph.order.length), noPlaces(graph.order.length)];
  for (const fork of forks) {
    const choice = standingChoice(fork, choices);
    if (choice !== null) chosen.push({ fork, choice });
    else
      for (const at of atStake(fork)
        .map((id) => graph.placeOf(id))
        .filter((at) => at >= 0)) {
        addPlace(open, at);
        if (!fork.ofHolder) addPlace(openToWork, at);
      }
  }
  const isOpinion = (place: number): boolean =>
    chosen.some(({ fork, choice }) => {
      if (upTo(place, choice.by) || (fork.ofHolder && isWork(deeds[place]))) return false;
      return losersOf(fork, choice).some((loser) => upTo(place, loser));
    });
  const isDisputed = (place: number): boolean =>
    graph.isUpToOneOf(place, isWork(deeds[place]) ? openToWork : open);
  // A case is not given twice where the first of the two fell: then the other one gave it.
  const isFallen = (id: EntryId): boolean => {
    const place = graph.placeOf(id);
    return isOfHolder(deeds[place]) && isOpinion(place);
  };
  const twice = new Set(duplicates.flatMap(({ first, second }) => (isFallen(first) ? [] : [second])));
  const fates = graph.order.map(({ id, isUnread }, place): EntryFate => {
    const alone = judged.alone(place);
    if (alone !== null) return alone;
    if (isUnread === true) return 'opaque';
    const weight = deeds[place]?.weight;
    // What was only told stands, whoever was right.
    if (weight === 'telling' || weight === 'making' || weight === 'following') return 'effective';
    if (isOpinion(place)) return 'opinion';
    if (isDisputed(place)) return 'disputed';
    return twice.has(id) ? 'duplicate' : 'effective';
  });
  const isOutranked = (place: number): boolean =>
    graph.order.some(
      (_, other) =>
        (fates[other] === 'effective' || fates[other] === 'duplicate') &&
        decideOnOne(deeds[place], deeds[other]) &&
        judged.reign(other) > judged.reign(place) &&
        graph.areConcurrent(place, other),
    );
  const held = fates.map((fate, place) =>
    fate === 'effective' && deeds[place]?.weight === 'deciding' && isOutranked(place) ? 'opinion' : fate,
  );
  return held.map((fate, place) => {
    if (fate !== 'effective' || !isWork(deeds[place])) return fate;
    const wasDecided = graph.order.some(
      (_, other) =>
        held[other] === 'effective' &&
        deeds[other]?.weight === 'deciding' &&
        deeds[other]?.scopes.includes('case') === true &&
        graph.areConcurrent(place, other),
    );
    return wasDecided ? 'late' : fate;
  });
}

/** Work on the application: what is typed and filed. */
const isWork = (deed: Deed | undefined): boolean => deed?.weight === 'drafting' || deed?.weight === 'filing';

/** Every entry that waits while nobody has chosen. */
const atStake = (fork: Split): readonly EntryId[] =>
  fork.pairs?.flatMap(({ first, second }) => [first, second]) ?? membersOf(fork);

/** Those of a fork that do not stand. */
export function losersOf({ first, second, pairs }: Split, { chosen }: Choice): readonly EntryId[] {
  if (pairs !== undefined)
    return pairs.flatMap((pair) =>
      pair.first === chosen ? [pair.second] : pair.second === chosen ? [pair.first] : [],
    );
  if (chosen === first) return first === second ? [] : [second];
  return [first];
}
