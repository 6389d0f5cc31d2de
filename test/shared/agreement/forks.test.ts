/** Where histories of one case split: classes C05 and C06, against what the officers really knew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseGraph, type CaseNode } from '#shared/agreement/case-graph';
import { type Deed, deedOf } from '#shared/agreement/deed';
import { findForks } from '#shared/agreement/forks';
import type { EntryId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { play, steps } from './stations';

const DAY = '2026-03-05' as LocalDate;
const deciding = (substance: string, ...scopes: Deed['scopes']): Deed => ({
  weight: 'deciding',
  scopes: scopes.length === 0 ? ['case'] : scopes,
  substance,
});
const TELLING: Deed = { weight: 'telling', scopes: [], substance: '[]' };

const shareScope = (a: Deed | undefined, b: Deed | undefined): boolean =>
  a?.scopes.some((scope) => b?.scopes.includes(scope)) === true;

/** The deed of each entry, by its id: from a handful, so that some agree. */
const deedFor = (choice: number): Deed =>
  [
    deciding('accept'),
    deciding('refuse'),
    deciding('decline', 'objection 1'),
    deciding('uphold', 'objection 1', 'case'),
    TELLING,
  ][choice % 5] ?? TELLING;

function forksOf(nodes: readonly CaseNode[], deedById: (id: EntryId) => Deed) {
  const graph = new CaseGraph(nodes);
  return {
    graph,
    ...findForks(
      graph,
      graph.order.map(({ id }) => deedById(id)),
    ),
  };
}

/** Two stations that both begin from the same first entry, then write on without each other. */
const apart = play([
  { station: 0, from: 0, writes: true },
  { station: 1, from: 0, writes: false },
  { station: 0, from: 0, writes: true },
  { station: 1, from: 0, writes: true },
  { station: 0, from: 0, writes: true },
  { station: 1, from: 0, writes: true },
]);
const deedsOf =
  (by: Readonly<Record<string, Deed>>) =>
  (id: EntryId): Deed =>
    by[id] ?? TELLING;

describe('a case decided at two desks', () => {
  it('C05: splits where the two first decided differently, and nowhere behind', () => {
    const found = forksOf(
      apart.nodes,
      deedsOf({
        '0-2': deciding('accept'),
        '1-1': deciding('refuse'),
        '0-3': deciding('publish'),
        '1-2': deciding('close'),
      }),
    );
    expect(found.forks).toEqual([{ first: '0-2', second: '1-1' }]);
    expect(found.duplicates).toEqual([]);
  });

  it.each([
    ['splits anew behind a choice that both went on from', true],
    ['does not split anew where one side never heard of the choice', false],
  ])('C05: %s', (_title, isHeard) => {
    const { nodes } = play([
      { station: 0, from: 0, writes: true },
      { station: 1, from: 0, writes: false },
      { station: 0, from: 0, writes: true },
      { station: 1, from: 0, writes: true },
      // Somebody at the first looks at both and chooses his own.
      { station: 0, from: 1, writes: false },
      { station: 0, from: 0, writes: true },
      { station: 1, from: isHeard ? 0 : 1, writes: false },
      { station: 0, from: 0, writes: true },
      { station: 1, from: 1, writes: true },
    ]);
    const graph = new CaseGraph(nodes);
    const deed = deedsOf({
      ...{ '0-2': deciding('accept'), '1-1': deciding('refuse') },
      ...{ '0-4': deciding('pass'), '1-2': deciding('fail') },
    });
    const place = (id: string) => graph.placeOf(id as EntryId);
    const found = findForks(
      graph,
      graph.order.map(({ id }) => deed(id)),
      undefined,
      ({ second }) => (second === '1-1' ? { loser: place('1-1'), by: place('0-3') } : null),
    );
    const later = isHeard ? [{ first: '0-4', second: '1-2' }] : [];
    expect(found.forks).toEqual([{ first: '0-2', second: '1-1' }, ...later]);
  });

  it('C05: does not split where both decided the same, and looks on behind it', () => {
    const found = forksOf(
      apart.nodes,
      deedsOf({
        '0-2': deciding('accept'),
        '1-1': deciding('accept'),
        '0-3': deciding('pass'),
        '1-2': deciding('fail'),
      }),
    );
    expect(found.duplicates).toEqual([{ first: '0-2', second: '1-1' }]);
    // What one of them decided next does not meet the other's half of the same act.
    expect(found.forks).toEqual([{ first: '0-3', second: '1-2' }]);
  });

  it('lets what was only told stand beside any decision', () => {
    const found = forksOf(apart.nodes, deedsOf({ '0-2': deciding('accept'), '0-3': deciding('publish') }));
    expect(found).toMatchObject({ forks: [], duplicates: [] });
  });

  it('keeps decisions on one objection apart from those on the case and on another objection', () => {
    const found = forksOf(
      apart.nodes,
      deedsOf({ '0-2': deciding('declined', 'objection 1'), '1-1': deciding('declined', 'objection 2') }),
    );
    expect(found).toMatchObject({ forks: [], duplicates: [] });
  });

  it('every two different decisions that nobody could know of each other split, or are built on a split', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (script, choices) => {
        const { nodes, knew } = play(script);
        const deeds = new Map(nodes.map(({ id }, at) => [id, deedFor(choices[at] ?? 0)]));
        const { graph, forks, duplicates } = forksOf(nodes, (id) => deeds.get(id) ?? TELLING);
        const upTo = (later: EntryId, earlier: EntryId): boolean =>
          later === earlier || (knew.get(later)?.has(earlier) ?? false);
        const equals = (id: EntryId): readonly EntryId[] =>
          duplicates.flatMap(({ first, second }) => (first === id ? [second] : second === id ? [first] : []));
        const knewInSubstance = (later: EntryId, earlier: EntryId): boolean =>
          [earlier, ...equals(earlier)].some((id) => upTo(later, id));
        for (const { first, second } of [...forks, ...duplicates]) {
          expect(graph.areConcurrent(graph.placeOf(first), graph.placeOf(second))).toBe(true);
          expect(shareScope(deeds.get(first), deeds.get(second))).toBe(true);
        }
        for (const { id: a } of nodes)
          for (const { id: b } of nodes) {
            const [one, other] = [deeds.get(a), deeds.get(b)];
            const areRivals =
              a !== b &&
              one?.weight === 'deciding' &&
              other?.weight === 'deciding' &&
              shareScope(one, other) &&
              one.substance !== other.substance;
            if (!areRivals || knewInSubstance(a, b) || knewInSubstance(b, a)) continue;
            const isCovered = forks.some(
              ({ first, second }) =>
                (upTo(a, first) && upTo(b, second)) || (upTo(a, second) && upTo(b, first)),
            );
            expect(isCovered).toBe(true);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a deed', () => {
  it('is what its weightiest event is, and two refusals on the same grounds in other words are one', () => {
    const refusal = (reasons: string, grounds: readonly string[]) =>
      deedOf([
        { type: 'notAccepted', ending: { grounds, reasons, on: DAY, to: '' } },
        { type: 'attachmentRemoved', id: 1 },
      ]);
    expect(refusal('材料不全', ['G1', 'G2'])).toMatchObject({ weight: 'deciding', scopes: ['case'] });
    expect(refusal('材料不全', ['G1', 'G2']).substance).toBe(refusal('缺少材料', ['G2', 'G1']).substance);
    expect(refusal('材料不全', ['G1']).substance).not.toBe(refusal('材料不全', ['G2']).substance);
  });

  it('that upholds an objection and ends the case is about both', () => {
    const ends = deedOf([
      { type: 'objectionDecided', objection: 1 } as never,
      { type: 'terminated', ending: { grounds: [], reasons: '', on: DAY, to: '' } } as never,
    ]);
    expect(ends.scopes).toEqual(['objection 1', 'case']);
  });

  it('on an objection names the objection', () => {
    expect(deedOf([{ type: 'objectionAccepted', objection: 3 }]).scopes).toEqual(['objection 3']);
    expect(deedOf([{ type: 'objectionEvidenceAdded', objection: 3, evidence: [] }]).scopes).toEqual([]);
  });
});
