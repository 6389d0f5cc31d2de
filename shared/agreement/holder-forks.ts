/**
 * Hand-overs that contradict each other, as questions: everything that hangs together is one, with one answer (class
 * C07). What an answer leaves undecided among the rest is a question of its own.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseGraph, CaseNode } from './case-graph';
import type { MadeChoice } from './choices';
import { conflictId } from './conflict';
import { type Choice, losersOf, membersOf, type Split, standingChoice } from './fates';
import type { Forks, Meeting } from './forks';

/** The questions about who has a case. */
export function holderSplits<N extends CaseNode>(
  graph: CaseGraph<N>,
  { forks, duplicates }: Forks,
  choices: readonly Choice[],
): readonly Split[] {
  const splits: Split[] = [];
  const waiting = groupsOf(forks);
  for (let pairs = waiting.pop(); pairs !== undefined; pairs = waiting.pop()) {
    const split = splitOf(graph, pairs, duplicates);
    splits.push(split);
    const choice = standingChoice(split, choices);
    if (choice === null || split.pairs === undefined) continue;
    const lost = losersOf(split, choice);
    const left = pairs.filter(({ first, second }) => !lost.includes(first) && !lost.includes(second));
    waiting.push(...groupsOf(left));
  }
  return splits;
}

/**
 * The choices among hand-overs by the entries that stand now for all who say the same: the one that was chosen, or that lost,
 * may be a twin of another since, which came later and stands first. It was one answer to one question all the same.
 */
export function namedNow<N extends CaseNode>(
  graph: CaseGraph<N>,
  { forks, duplicates }: Forks,
  choices: readonly MadeChoice[],
): readonly MadeChoice[] {
  const met = new Set(forks.flatMap(({ first, second }) => [first, second]));
  const now = (id: EntryId): EntryId => {
    const twin = duplicates.find(({ first, second }) => second === id && met.has(first));
    return twin === undefined ? id : now(twin.first);
  };
  return choices.map((choice): MadeChoice => {
    const { members: _, ...one } = choice;
    const members = [...new Set(membersOf(choice).map(now))].sort();
    const [first, second] = endsOf(graph, members);
    if (choice.class !== 'C07' || first === second) return choice;
    return {
      ...{ ...one, first, second, conflict: conflictId('C07', members), chosen: now(choice.chosen) },
      ...(members.length > 2 ? { members } : {}),
    };
  });
}

/** The earliest and the latest of some entries. @throws when there are none */
function endsOf<N extends CaseNode>(
  graph: CaseGraph<N>,
  members: readonly EntryId[],
): readonly [first: EntryId, second: EntryId] {
  const inOrder = [...members].sort((a, b) => graph.placeOf(a) - graph.placeOf(b));
  const [first, second] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || second === undefined) throw new Error('a contradiction of nothing');
  return [first, second];
}

/** Pairs that hang together. */
function groupsOf(pairs: readonly Meeting[]): Meeting[][] {
  const groups: Meeting[][] = [];
  for (const pair of pairs) {
    const touching = groups.filter((group) => group.some((one) => shareOne(one, pair)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), pair]);
  }
  return groups;
}

const shareOne = (a: Meeting, b: Meeting): boolean =>
  [a.first, a.second].some((id) => id === b.first || id === b.second);

/** One that says what another says already is no further answer. */
function splitOf<N extends CaseNode>(
  graph: CaseGraph<N>,
  pairs: readonly Meeting[],
  duplicates: readonly Meeting[],
): Split {
  const all = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const isTwin = (id: EntryId): boolean =>
    duplicates.some(({ first, second }) => second === id && all.includes(first));
  const members = all.filter((id) => !isTwin(id));
  const [first, second] = endsOf(graph, members);
  return {
    ...{ class: 'C07', first, second, ofHolder: true },
    ...(all.length > 2 ? { pairs } : {}),
    ...(members.length > 2 ? { members: [...members].sort() } : {}),
  };
}
