/** What becomes of entries once stations have met; whoever has the same entries must say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseGraph, type CaseNode } from '#shared/agreement/case-graph';
import type { Deed } from '#shared/agreement/deed';
import { type Choice, type EntryFate, fatesOf, standingChoice } from '#shared/agreement/fates';
import { findForks } from '#shared/agreement/forks';
import type { EntryId } from '#shared/domain/ids';
import { play, steps } from './stations';

const deciding = (substance: string): Deed => ({ weight: 'deciding', scopes: ['case'], substance });
const TELLING: Deed = { weight: 'telling', scopes: [], substance: '[]' };
const DRAFTING: Deed = { weight: 'drafting', scopes: [], substance: '[]' };

function fates(
  nodes: readonly CaseNode[],
  deedOf: (id: EntryId) => Deed,
  choices: readonly Choice[] = [],
): Readonly<Record<string, EntryFate>> {
  const graph = new CaseGraph(nodes);
  const deeds = graph.order.map(({ id }) => deedOf(id));
  const { forks, duplicates } = findForks(graph, deeds);
  const splits = forks.map((one) => ({ ...one, class: 'C05' as const, ofHolder: false }));
  const found = fatesOf(graph, deeds, { forks: splits, duplicates }, choices);
  return Object.fromEntries(graph.order.map(({ id }, place) => [id, found[place] ?? 'effective']));
}

const writes = (station: number) => ({ station, from: 0, writes: true });
const learns = (station: number, from: number) => ({ station, from, writes: false });
/** Both go on from 0-1 without each other; then station 2 learns of everything and writes, and 0 goes on from that. */
const met = play([
  writes(0),
  learns(1, 0),
  writes(0),
  writes(1),
  writes(0),
  writes(1),
  learns(2, 0),
  learns(2, 1),
  writes(2),
  learns(0, 2),
  writes(0),
]);
const DEEDS: Readonly<Record<string, Deed>> = {
  '0-1': { weight: 'making', scopes: [], substance: '[]' },
  '0-2': deciding('accept'),
  '1-1': deciding('refuse'),
  '0-3': deciding('publish'),
  '1-2': TELLING,
  '2-1': TELLING,
  '0-4': deciding('end'),
};
const deedOf = (id: EntryId): Deed => DEEDS[id] ?? TELLING;
const fork = { class: 'C05' as const, first: '0-2' as EntryId, second: '1-1' as EntryId };
const choice = (chosen: string, level = 1, by = '2-1'): Choice => ({
  ...fork,
  chosen: chosen as EntryId,
  by: by as EntryId,
  level,
});

describe('two different decisions', () => {
  it('C05: both wait with all that was decided on them, until somebody chooses; what was told stands', () => {
    expect(fates(met.nodes, deedOf)).toEqual({
      '0-1': 'effective',
      '0-2': 'disputed',
      '1-1': 'disputed',
      '0-3': 'disputed',
      '1-2': 'effective',
      '2-1': 'effective',
      '0-4': 'disputed',
    });
  });

  it('C05: the chosen side takes effect with what follows, the other stays as an opinion', () => {
    expect(fates(met.nodes, deedOf, [choice('0-2')])).toMatchObject({
      '0-2': 'effective',
      '0-3': 'effective',
      '1-1': 'opinion',
      '0-4': 'effective',
    });
  });

  it('C05: what was built on the other side is an opinion, what was written knowing the choice is not', () => {
    expect(fates(met.nodes, deedOf, [choice('1-1')])).toMatchObject({
      '1-1': 'effective',
      '0-2': 'opinion',
      '0-3': 'opinion',
      '0-4': 'effective',
    });
  });

  it('two choices of one level that contradict leave it open for the next higher level, whose choice stands', () => {
    const both = [choice('0-2', 1), choice('1-1', 1)];
    expect(standingChoice(fork, both)).toBeNull();
    expect(standingChoice(fork, [...both].reverse())).toBeNull();
    expect(fates(met.nodes, deedOf, both)['0-2']).toBe('disputed');
    expect(standingChoice(fork, [...both, choice('1-1', 2)])?.chosen).toBe('1-1');
    expect(standingChoice(fork, [choice('0-2', 1), choice('0-2', 1)])?.chosen).toBe('0-2');
  });
});

describe('other meetings', () => {
  it('C05: the same decision twice stands once', () => {
    const same = (id: EntryId): Deed =>
      id === '0-2' || id === '1-1' ? deciding('accept') : id === '0-1' ? deedOf(id) : TELLING;
    expect(fates(met.nodes, same)).toMatchObject({ '0-2': 'effective', '1-1': 'duplicate' });
  });

  it('C15: a draft written while another desk decided comes late; one that knew of it does not', () => {
    const late = (id: EntryId): Deed => {
      if (id === '0-2') return deciding('accept');
      return id === '1-1' || id === '0-4' ? DRAFTING : deedOf(id).weight === 'making' ? deedOf(id) : TELLING;
    };
    expect(fates(met.nodes, late)).toMatchObject({ '0-2': 'effective', '1-1': 'late', '0-4': 'effective' });
  });

  it('every entry has one fate, the same in whatever order and how often entries came', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (script, kinds, places) => {
          const { nodes } = play(script);
          const handful = [deciding('a'), deciding('b'), TELLING, DRAFTING];
          const by = new Map(nodes.map(({ id }, at) => [id, handful[(kinds[at] ?? 0) % 4] ?? TELLING]));
          const of = (id: EntryId): Deed => by.get(id) ?? TELLING;
          const shuffled = [...nodes, ...nodes]
            .map((node, at) => ({ node, at: places[at % 60] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ node }) => node);
          const found = fates(nodes, of);
          expect(Object.keys(found)).toHaveLength(nodes.length);
          expect(fates(shuffled, of)).toEqual(found);
        },
      ),
      { numRuns: 200 },
    );
  });
});
