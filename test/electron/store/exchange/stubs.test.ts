import { describe, expect, it } from 'vitest';
import type { ReceivedRecord } from '#electron/store/store';
import { draft, must, mustFail } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, asStub, batchOf, caseOf, Peer, stubOf } from './peers';
import { A, ALL, B, EVERYTHING } from './two-offices';

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
    // A chain is read back as far as its entries are here.
    const { station, seq } = one.entry;
    expect([...store.chainBack(station, seq)]).toEqual([]);
    expect([...store.chainBack(station, seq - 1)].at(-1)?.entry.seq).toBe(1);
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

  it('that lie about their place give way to the entries that follow there', async () => {
    const { dir, store } = await trustingStore(A, B);
    const own = ALL.filter(({ entry }) => entry.station === A.station && entry.seen.length === 0);
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('three entries of one station');
    const { id, signature } = stubOf(first);
    const lies: readonly ReceivedRecord[] = [
      asEntry(first),
      { kind: 'stub', stub: { ...stubOf(second), id, signature } },
      { kind: 'stub', stub: { ...stubOf(third), prev: id } },
    ];
    must(await store.receive(batchOf(lies)));
    must(await store.receive(batchOf([asEntry(second)])));
    const { station, seq } = second.entry;
    expect(store.lookUp(station, seq)).toMatchObject({ id: second.id, isStub: false });
    // What is given out of the stub after it follows the entry.
    const given = [...store.entriesAfter([])].flatMap((item) => (item.kind === 'stub' ? [item.stub] : []));
    expect(given).toEqual([stubOf(third)]);
    must(await store.receive(batchOf([asEntry(third)])));
    must(store.close());
    expect(await verified(dir)).toMatchObject({ firstBreak: null });
  });

  it('that were the last of their station and lied give way as well, and the next own entry has seen the true one', async () => {
    const { dir, store } = await trustingStore(A, B);
    const [first, second] = ALL.filter(({ entry }) => entry.station === A.station);
    if (!first || !second) throw new Error('two entries of one station');
    const { id, signature } = stubOf(first);
    const lie = { ...stubOf(second), id, signature };
    must(await store.receive(batchOf([asEntry(first), { kind: 'stub', stub: lie }])));
    must(await store.receive(batchOf([asEntry(second)])));
    const { station, seq } = second.entry;
    expect(store.headOf(station)).toMatchObject({ seq, hash: second.id });
    // The entry that closed the second batch.
    const [closing] = store.chainBack(store.station, store.tip.seq);
    expect(closing?.entry.seen).toEqual([{ station, seq, hash: second.id }]);
    must(store.close());
    expect(await verified(dir)).toMatchObject({ firstBreak: null });
  });
});
