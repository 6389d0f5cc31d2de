/**
 * Whatever stations write, however it is cut into batches, and in whatever order that respects causes it arrives: a
 * store says the same as one that got everything at once, and as itself when its index is made anew.
 */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryBytes } from '#electron/store/session/entry-text';
import type { EntryId } from '#shared/domain/ids';
import { draft, must } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, asStub, batchOf, caseOf, Peer } from './peers';

const STATIONS = 4;
const NAMES = ['东', '南', '西', '北'] as const;

/** A station writes in a case, or learns what another knows. */
type Turn =
  | { readonly do: 'write'; readonly who: number; readonly of: number | null }
  | { readonly do: 'learn'; readonly who: number; readonly from: number };

const who = fc.nat({ max: STATIONS - 1 });
const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        who,
        of: fc.option(fc.nat({ max: 3 }), { freq: 8 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('learn' as const), who, from: who }) },
  ),
  { minLength: 1, maxLength: 40 },
);

/** What a store does between batches. */
const pauses = fc.constantFrom('nothing', 'say', 'index', 'reopen', 'rebuild');

function written(plan: readonly Turn[]): {
  readonly peers: readonly Peer[];
  readonly all: readonly EntryBytes[];
} {
  const peers = NAMES.map((name) => new Peer(name));
  const at = (index: number): Peer => peers[index] ?? (peers[0] as Peer);
  for (const [number, turn] of plan.entries()) {
    if (turn.do === 'learn') at(turn.who).learn(at(turn.from));
    else at(turn.who).write(turn.of === null ? null : caseOf(turn.of), `第 ${number} 句`);
  }
  const collector = new Peer('中');
  for (const peer of peers) collector.learn(peer);
  return { peers, all: collector.all };
}

/** The entries in another order in which each still comes after all that it follows and has seen. */
function shuffled(all: readonly EntryBytes[], picks: readonly number[]): readonly EntryBytes[] {
  const left = [...all];
  const there = new Set<EntryId>();
  const order: EntryBytes[] = [];
  while (left.length > 0) {
    const ready = left.filter(({ entry: { prev, seen } }) =>
      [...(prev === null ? [] : [prev]), ...seen.map(({ hash }) => hash)].every((id) => there.has(id)),
    );
    const next = ready[(picks[order.length % picks.length] ?? 0) % ready.length];
    if (next === undefined) throw new Error('an entry that nothing can come before');
    left.splice(left.indexOf(next), 1);
    there.add(next.id);
    order.push(next);
  }
  return order;
}

describe('entries of several stations', () => {
  it('add up to the same in every order of arrival, over stubs, indexes, restarts and rebuildings', async () => {
    await fc.assert(
      fc.asyncProperty(
        turns,
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        fc.array(pauses, { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        async (plan, picks, sizes, between, hides) => {
          const { peers, all } = written(plan);
          const one = await trustingStore(...peers);
          if (all.length > 0) must(await one.store.receive(batchOf(all.map(asEntry))));
          const expected = saidBy(one.store);
          must(one.store.close());

          const { dir, store } = await trustingStore(...peers);
          let other = store;
          const order = shuffled(all, picks);
          const late: EntryBytes[] = [];
          for (let at = 0, batch = 0; at < order.length; batch += 1) {
            const part = order.slice(at, at + (sizes[batch % sizes.length] ?? 1));
            const items = part.map((made, index) => {
              if (hides[(at + index) % hides.length] !== true) return asEntry(made);
              late.push(made);
              return asStub(made);
            });
            must(await other.receive(batchOf(items)));
            at += part.length;
            const pause = between[batch % between.length];
            if (pause === 'say') must(other.append(draft(`自己 ${batch}`)));
            else if (pause === 'index') must(await other.snapshot());
            else if (pause === 'rebuild') other = await rebuilt(dir, other);
            else if (pause === 'reopen') {
              must(other.close());
              other = await open(dir);
            }
          }
          // What was hidden comes in the end, in any order.
          if (late.length > 0) must(await other.receive(batchOf(late.reverse().map(asEntry))));
          expect(saidBy(other)).toBe(expected);
          other = await rebuilt(dir, other);
          expect(saidBy(other)).toBe(expected);
          expect(other.opened.damage).toBeNull();
          must(other.close());
          expect(await verified(dir)).toMatchObject({
            foreign: all.length,
            stubs: late.length,
            firstBreak: null,
          });
          for (const folder of [dir, one.dir]) rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: Number(process.env.EXCHANGE_RUNS ?? 25) },
    );
  }, 300_000);
});
