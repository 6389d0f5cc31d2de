import { describe, expect, it } from 'vitest';
import type { ReceivedRecord } from '#electron/store/store';
import { draft, must, mustFail } from '../store-kit';
import { saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, asStub, batchOf, closing, Peer, stubOf } from './peers';
import { A, ALL, B, EVERYTHING } from './two-offices';

describe('a batch of entries of other stations', () => {
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
    [
      'a stub that leaps over all that came before it',
      [asEntry(first), { kind: 'stub', stub: { ...stubOf(mallory.all[0] ?? first), lamport: 3 } }],
      2,
      'lamport-wrong',
    ],
    [
      'a stub after which nobody could count on',
      [{ kind: 'stub', stub: { ...stubOf(poisoned), lamport: Number.MAX_SAFE_INTEGER } }],
      1,
      'lamport-wrong',
    ],
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
});
