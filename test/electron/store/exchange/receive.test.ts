/** Entries of other stations come in as one batch or not at all, and are then as if they had always been there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReceivedRecord } from '#electron/store/store';
import { failing, restore } from '../journal/failing-disk';
import { allFiles, draft, must, mustFail, segments } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, asStub, batchOf, caseOf, closing, Peer, stubOf } from './peers';

const A = new Peer('甲');
const B = new Peer('乙');
for (let number = 1; number <= 6; number += 1) A.write(caseOf(number % 3), `甲 ${number}`);
B.learn(A);
for (let number = 1; number <= 5; number += 1) B.write(caseOf(number % 4), `乙 ${number}`);
A.learn(B);
A.write(caseOf(1), '甲 又');
/** Everything of both, causes first. */
const ALL = A.all;
const EVERYTHING = batchOf(ALL.map(asEntry));

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

  const first = ALL[0] ?? A.write(null, '');
  const mallory = new Peer('丙');
  const poisoned = mallory.write(null, '高', { lamport: 99 });
  const later = A.write(null, '尾');
  const rootless: readonly ReceivedRecord[] = ALL.slice(1).map(asEntry);
  const text = Buffer.from(first.bytes).toString('utf8');
  it.each([
    ['its first entry missing', rootless, 1, 'not-next'],
    ['an entry twice', [asEntry(first), asEntry(first)], 2, 'known'],
    ['a stub beside its entry', [asEntry(first), asStub(first)], 2, 'known'],
    [
      'another entry at the place of one',
      [asEntry(first), asStub({ ...first, id: later.id })],
      2,
      'stub-contradicts',
    ],
    [
      'entries that have seen what is not there',
      ALL.filter(({ entry }) => entry.station === B.station).map(asEntry),
      1,
      'seen-unknown',
    ],
    ['a Lamport number that leaps', [asEntry(poisoned)], 1, 'lamport-wrong'],
    ['a text that is not canonical', [{ kind: 'entry', bytes: Buffer.from(`${text} `) }], 1, 'entry-altered'],
    ['what is no entry', [{ kind: 'entry', bytes: Buffer.from('[]') }], 1, 'entry-altered'],
    ['what is no stub', [{ kind: 'stub', stub: { ...stubOf(first), seq: 0 } }], 1, 'entry-altered'],
  ] as const)('is refused with %s, and nothing has changed', async (_what, items, record, reason) => {
    const { dir, store } = await trustingStore(A, B);
    const before = [store.count, store.heads(), saidBy(store)];
    const fault = mustFail(await store.receive(batchOf(items)));
    expect(fault).toEqual({ code: 'BATCH_REFUSED', record, reason });
    expect([store.count, store.heads(), saidBy(store)]).toEqual(before);
    must(store.append(draft('继续')));
    must(await store.receive(EVERYTHING));
    must(store.close());
    expect(await verified(dir)).toMatchObject({
      foreign: ALL.length,
      batches: 1,
      tornBytes: 0,
      firstBreak: null,
    });
  });

  it('is refused when more or fewer records come than were announced, or entries of this very station', async () => {
    const { store } = await trustingStore(A, B);
    const own = must(store.append(draft('自己')));
    const refused = async (records: number, items: readonly ReceivedRecord[]) =>
      mustFail(await store.receive({ records, items, closing: closing(0) }));
    const items = ALL.map(asEntry);
    expect(await refused(items.length + 1, items)).toMatchObject({ reason: 'count-wrong' });
    expect(await refused(items.length - 1, items)).toMatchObject({ reason: 'count-wrong' });
    const bytes = [...store.entriesAfter([])]
      .flatMap((item) => (item.kind === 'entry' ? [item] : []))
      .at(-1)?.bytes;
    expect(bytes).toBeDefined();
    expect(await refused(1, [{ kind: 'entry', bytes: bytes ?? new Uint8Array(0) }])).toMatchObject({
      reason: 'own-station',
    });
    expect(store.headOf(store.station)?.hash).toBe(own.id);
    must(store.close());
  });

  it('may be given up, by a signal, by closing, or by what brings the records', async () => {
    const { dir, store } = await trustingStore(A, B);
    const said = saidBy(store);
    const stop = new AbortController();
    async function* cancelled(): AsyncIterable<ReceivedRecord> {
      for (const [at, item] of EVERYTHING.items.entries()) {
        if (at === 5) stop.abort();
        yield item;
      }
    }
    expect(
      mustFail(await store.receive({ ...EVERYTHING, items: cancelled(), signal: stop.signal })).code,
    ).toBe('CANCELLED');
    async function* broken(): AsyncIterable<ReceivedRecord> {
      yield* EVERYTHING.items.slice(0, 3);
      throw new Error('the medium is gone');
    }
    await expect(store.receive({ ...EVERYTHING, items: broken() })).rejects.toThrow('the medium is gone');
    expect([store.count, saidBy(store)]).toEqual([1, said]);
    must(store.append(draft('其间')));
    async function* closed(): AsyncIterable<ReceivedRecord> {
      yield* EVERYTHING.items.slice(0, 3);
      must(store.close());
      yield* EVERYTHING.items.slice(3);
    }
    expect(mustFail(await store.receive({ ...EVERYTHING, items: closed() })).code).toBe('CANCELLED');
    const again = await open(dir);
    expect([again.count, saidBy(again), again.opened.damage]).toEqual([2, said, null]);
    must(await again.receive(EVERYTHING));
    must(again.close());
    expect(await verified(dir)).toMatchObject({ entries: ALL.length + 3, firstBreak: null });
  });

  it('lets nothing else be written meanwhile, and no index be made of half of it', async () => {
    const { dir, store } = await trustingStore(A, B);
    const seen: string[] = [];
    async function* items(): AsyncIterable<ReceivedRecord> {
      for (const item of EVERYTHING.items) {
        seen.push(mustFail(store.append(draft('插入'))).code, mustFail(await store.receive(EVERYTHING)).code);
        must(await store.snapshot());
        yield item;
      }
    }
    must(await store.receive({ ...EVERYTHING, items: items() }));
    expect(new Set(seen)).toEqual(new Set(['STORE_BUSY']));
    const said = saidBy(store);
    must(store.close());
    const again = await open(dir);
    expect(saidBy(again)).toBe(said);
    must(again.close());
    expect(await verified(dir)).toMatchObject({ firstBreak: null, batches: 1 });
  });

  it('comes in while an index is being made, which then holds nothing of it', async () => {
    const { dir, store } = await trustingStore(A, B);
    for (let number = 0; number < 30; number += 1) must(store.append(draft(`前 ${number}`)));
    const indexing = store.snapshot();
    must(await store.receive(EVERYTHING));
    must(await indexing);
    const said = saidBy(store);
    must(store.close());
    const again = await open(dir);
    expect(again.opened.rebuilt).toBe(false);
    expect(saidBy(again)).toBe(said);
    must(again.close());
  });

  it('meets a full disk at any write: nothing of it is there, the reserve is, and work goes on', async () => {
    const { dir, store } = await trustingStore(A, B);
    must(store.append(draft('先')));
    const before = [store.count, saidBy(store)];
    // What is put off to a quiet moment is there: the space ahead and the reserve.
    await setImmediate();
    const hasReserve = () => allFiles(dir).includes('journal/reserve');
    expect(hasReserve()).toBe(true);
    for (let write = 1; ; write += 1) {
      const injected = failing('writeSync', 'ENOSPC', (number) => number === write, write % 50);
      const received = await store.receive(EVERYTHING);
      restore();
      if (received.ok) {
        expect(injected.failures).toBe(0);
        expect(write).toBeGreaterThan(4);
        break;
      }
      expect(received.error.code).toBe('DISK_FULL');
      expect([store.count, saidBy(store), hasReserve()]).toEqual([...before, true]);
      must(store.append(draft('照常')));
      before[0] = store.count;
    }
    must(store.close());
    const again = await open(dir);
    expect(again.opened).toMatchObject({ damage: null });
    must(again.close());
    expect(await verified(dir)).toMatchObject({ foreign: ALL.length, firstBreak: null });
    expect(segments(dir).length).toBeGreaterThan(2);
  });
});

describe('stubs', () => {
  it('close the chains over what may not be seen, until the entries come to their places', async () => {
    const { dir, store } = await trustingStore(A, B);
    const hidden = ALL.filter(({ entry }) => entry.case === caseOf(2));
    const mixed = ALL.map((made) => (hidden.includes(made) ? asStub(made) : asEntry(made)));
    const got = must(await store.receive(batchOf(mixed)));
    expect(got).toMatchObject({ entries: ALL.length - hidden.length, stubs: hidden.length });
    const [one] = hidden;
    if (one === undefined) throw new Error('nothing is hidden');
    expect(store.lookUp(one.entry.station, one.entry.seq)).toEqual({
      id: one.id,
      lamport: one.entry.lamport,
      isStub: true,
    });
    expect(store.tables.get('letters', caseOf(2))).toBeUndefined();
    const lie = { ...stubOf(one), lamport: one.entry.lamport + 1 };
    expect(mustFail(await store.receive(batchOf([{ kind: 'stub', stub: lie }])))).toMatchObject({
      reason: 'known',
    });
    must(await store.snapshot());
    must(store.close());
    const later = await open(dir);
    must(await later.receive(batchOf(hidden.map(asEntry))));
    expect(later.lookUp(one.entry.station, one.entry.seq)).toMatchObject({ id: one.id, isStub: false });
    const whole = await trustingStore(A, B);
    must(await whole.store.receive(EVERYTHING));
    expect(saidBy(later)).toBe(saidBy(whole.store));
    const anew = await rebuilt(dir, later);
    expect(saidBy(anew)).toBe(saidBy(whole.store));
    must(whole.store.close());
    must(anew.close());
    expect(await verified(dir)).toMatchObject({
      stubs: hidden.length,
      foreign: ALL.length,
      firstBreak: null,
    });
  });

  it('and entries are given out so that each comes after all it follows and has seen', async () => {
    const { store } = await trustingStore(A, B);
    const hidden = ALL.filter(({ entry }) => entry.case === caseOf(2));
    must(
      await store.receive(batchOf(ALL.map((made) => (hidden.includes(made) ? asStub(made) : asEntry(made))))),
    );
    must(await store.receive(batchOf(hidden.slice(0, 2).map(asEntry))));
    must(store.append(draft('之后')));
    const given = [...store.entriesAfter([])];
    const known = new Set<string>();
    for (const item of given) {
      if (item.kind === 'entry') {
        const { prev, seen } = item.entry;
        for (const cause of [...(prev === null ? [] : [prev]), ...seen.map(({ hash }) => hash)])
          expect(known.has(cause)).toBe(true);
      }
      known.add(item.kind === 'entry' ? item.id : item.stub.id);
    }
    expect(given.filter(({ kind }) => kind === 'stub')).toHaveLength(hidden.length - 2);
    expect(given).toHaveLength(ALL.length + 4);
    const half = store.heads().map((head) => ({ ...head, seq: Math.ceil(head.seq / 2) }));
    const rest = [...store.entriesAfter(half)];
    const places = half.map(({ station, seq }) => (store.headOf(station)?.seq ?? 0) - seq);
    expect(rest).toHaveLength(places.reduce((sum, count) => sum + count, 0));
    expect([...store.entriesAfter(store.heads())]).toEqual([]);
    // Another office takes in what this one gives out, byte for byte.
    const { store: other } = await trustingStore(A, B);
    const own = new Peer('甲');
    expect(own.station).toBe(A.station);
    const items = given.flatMap((item): ReceivedRecord[] => {
      if (item.kind === 'stub') return [item];
      return item.entry.station === store.station ? [] : [{ kind: 'entry', bytes: item.bytes }];
    });
    must(await other.receive(batchOf(items)));
    must(other.close());
    must(store.close());
  });
});
