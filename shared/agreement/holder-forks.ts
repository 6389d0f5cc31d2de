/**
 * Hand-overs that contradict each other, as questions: everything that hangs together is one, with one answer (class
 * C07). What an answer leaves undecided among the rest is a question of its own.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseGraph, CaseNode } from './case-graph';
import { type Choice, losersOf, type Split, standingChoice } from './fates';
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
  const members = all.filter((id) => !isTwin(id)).sort((a, b) => graph.placeOf(a) - graph.placeOf(b));
  const [first, second] = [members[0], members.at(-1)];
  if (first === undefined || second === undefined) throw new Error('a contradiction of nothing');
  return {
    ...{ class: 'C07', first, second, ofHolder: true },
    ...(all.length > 2 ? { pairs } : {}),
    ...(members.length > 2 ? { members: [...members].sort() } : {}),
  };
}
