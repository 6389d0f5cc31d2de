/** What the officers of a case could know of each other, against a simulation in which they really tell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseGraph, type CaseNode } from '#shared/agreement/case-graph';
import { compareEntries } from '#shared/agreement/entry-order';
import type { EntryId, StationId } from '#shared/domain/ids';
import { ids, play, steps } from './stations';

describe('the graph of a case', () => {
  it('tells exactly what each officer knew, whatever came when and how often', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (script, chance) => {
        const { nodes, knew } = play(script);
        const shuffled = [...nodes, ...nodes.slice(0, 5)]
          .map((node) => ({ node, by: chance.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ node }) => node);
        const graph = new CaseGraph(shuffled);
        expect(ids(graph.order)).toEqual(ids([...nodes].sort(compareEntries)));
        expect(graph.waiting).toEqual([]);
        for (const later of graph.order)
          for (const earlier of graph.order) {
            const [a, b] = [graph.placeOf(later.id), graph.placeOf(earlier.id)];
            expect(graph.knew(a, b)).toBe(knew.get(later.id)?.has(earlier.id));
          }
      }),
      { numRuns: 300 },
    );
  });

  it('never puts what somebody knew behind what he wrote', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const graph = new CaseGraph(play(script).nodes);
        graph.order.forEach((_, place) => {
          for (let other = place; other < graph.order.length; other += 1)
            expect(graph.knew(place, other)).toBe(false);
          for (const unknown of graph.unknownTo(place))
            expect(graph.areConcurrent(place, unknown)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('holds back exactly what builds on something that is missing, and takes it in once that has come', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (script, at) => {
        const { nodes, knew } = play(script);
        const lost = nodes[at % Math.max(nodes.length, 1)];
        fc.pre(lost !== undefined);
        const rest = nodes.filter(({ id }) => id !== lost?.id);
        const graph = new CaseGraph(rest);
        const built = rest.filter(({ id }) => lost && knew.get(id)?.has(lost.id));
        expect(new Set(ids(graph.waiting))).toEqual(new Set(ids(built)));
        expect([...graph.missing]).toEqual(built.length === 0 ? [] : [lost?.id]);
        expect(new CaseGraph(nodes).waiting).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('names as tips what nobody had seen yet', () => {
    const { nodes } = play([
      { station: 0, from: 0, writes: true },
      { station: 1, from: 0, writes: false },
      { station: 0, from: 0, writes: true },
      { station: 1, from: 0, writes: true },
    ]);
    const graph = new CaseGraph(nodes);
    expect(ids(graph.tips)).toEqual(['0-2', '1-1']);
    expect(graph.areConcurrent(graph.placeOf('0-2' as EntryId), graph.placeOf('1-1' as EntryId))).toBe(true);
  });

  it('lets an entry wait for ever that names its own future as its past', () => {
    const node = (id: string, lamport: number, casePrev: readonly string[]): CaseNode => ({
      id: id as EntryId,
      station: 's' as StationId,
      seq: lamport,
      lamport,
      casePrev: casePrev as readonly EntryId[],
    });
    const graph = new CaseGraph([node('a', 1, ['b']), node('b', 2, [])]);
    expect(ids(graph.order)).toEqual(['b']);
    expect(ids(graph.waiting)).toEqual(['a']);
  });
});
