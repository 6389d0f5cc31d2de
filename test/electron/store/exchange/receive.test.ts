/** Entries of other stations come in as one batch, and are then as if they had always been there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draft, must } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { caseOf } from './peers';
import { A, ALL, B, EVERYTHING } from './two-offices';

describe('a batch of entries of other stations', () => {
  it('counts with its closing entry, is folded, survives, and is proved to the last signature', async () => {
    const { dir, store } = await trustingStore(A, B);
    const told: number[] = [];
    const received = must(await store.receive({ ...EVERYTHING, onProgress: (count) => told.push(count) }));
    expect(received).toMatchObject({ entries: ALL.length, stubs: 0 });
    expect(received.closing.entry.seen.map(({ station }) => station).sort()).toEqual(
      [A.station, B.station].sort(),
    );
    expect(store.count).toBe(ALL.length + 2);
    expect(store.headOf(A.station)).toEqual({ station: A.station, seq: 7, hash: ALL.at(-1)?.id });
    expect(store.headOf('0000000000000000' as never)).toBeNull();
    expect(store.lookUp(B.station, 3)).toEqual({
      id: ALL.find(({ entry }) => entry.station === B.station && entry.seq === 3)?.id,
      lamport: 9,
      isStub: false,
    });
    expect(store.lookUp(B.station, 6)).toBeNull();
    expect(store.lookUp(B.station, 0)).toBeNull();
    expect([...store.chainBack(B.station, 3)].map(({ entry: { seq } }) => seq)).toEqual([3, 2, 1]);
    expect([...store.chainBack(B.station, 6)]).toEqual([]);
    must(store.append(draft('之后')));
    const said = saidBy(store);
    must(store.close());
    const again = await open(dir);
    expect(again.opened).toMatchObject({ damage: null, tornBytes: 0 });
    expect(saidBy(again)).toBe(said);
    const anew = await rebuilt(dir, again);
    expect(saidBy(anew)).toBe(said);
    expect([...anew.entries()].map(({ id }) => id)).toContain(ALL[0]?.id);
    expect([...anew.entriesOf(new Set([caseOf(1)]))]).toHaveLength(5);
    must(anew.close());
    expect(await verified(dir)).toMatchObject({
      entries: ALL.length + 3,
      foreign: ALL.length,
      batches: 1,
      stubs: 0,
      firstBreak: null,
    });
  });

  it('leaves a store of the lower format until there is one, and is kept from earlier programs then', async () => {
    const { dir, store } = await trustingStore(A, B);
    const format = () => JSON.parse(readFileSync(join(dir, 'keys'), 'utf8').slice(65, -1)).format;
    expect(format()).toBe(2);
    must(await store.receive(EVERYTHING));
    expect(format()).toBe(3);
    expect(readFileSync(join(dir, 'keys'))).toEqual(readFileSync(join(dir, 'keys.prev')));
    must(store.close());
  });
});
