import { describe, expect, it } from 'vitest';
import { faultMessage } from '#electron/store/store';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { type ForgedRecord, recordsOf, rewriteJournal } from '../forge';
import { draft, must } from '../store-kit';
import { trustingStore, verified } from './exchange-kit';
import { asEntry, asStub, batchOf, caseOf, Peer, trusting } from './peers';

const A = new Peer('甲');
for (let number = 1; number <= 4; number += 1) A.write(caseOf(1), `甲 ${number}`);
const B = new Peer('乙');
B.learn(A);
B.write(caseOf(1), '乙 1');
const ALL = B.all;

/** A closed store with one batch: four entries of one station, the third as a stub, and one of another. */
async function withBatch(): Promise<string> {
  const { dir, store } = await trustingStore(A, B);
  must(await store.receive(batchOf(ALL.map((made, at) => (at === 2 ? asStub(made) : asEntry(made))))));
  must(store.append(draft('之后')));
  must(store.close());
  return dir;
}

const changed = (record: ForgedRecord | undefined, change: object): ForgedRecord => {
  if (record === undefined) throw new Error('no such record');
  const text = canonicalJson({ ...(JSON.parse(record.text) as object), ...change } as Json);
  return { ...record, text };
};
/** Puts another record in the place of one. */
const replaced = (records: readonly ForgedRecord[], at: number, change: object): readonly ForgedRecord[] =>
  records.map((record, index) => (index === at ? changed(record, change) : record));

/** An entry that a station signed itself, other than it should be. */
function signedOtherwise(peer: Peer, change: object): string {
  const made = peer.write(caseOf(9), '改', change);
  return Buffer.from(made.bytes).toString('utf8');
}

describe('the full check', () => {
  // Records: 0 trust, 1 batch, 2–3 entries of 甲, 4 its stub, 5 its fourth entry, 6 the entry of 乙, 7 closing.
  it('counts what came from elsewhere', async () => {
    const dir = await withBatch();
    expect((await recordsOf(dir)).map(({ kind }) => kind).slice(0, 8)).toEqual([
      'entry',
      'batch',
      'entry',
      'entry',
      'stub',
      'entry',
      'entry',
      'entry',
    ]);
    expect(await verified(dir)).toMatchObject({ foreign: 4, stubs: 1, batches: 1, firstBreak: null });
  });

  const clone = () => new Peer('甲');
  it.each([
    [
      'a foreign signature',
      'signature-wrong',
      3,
      (records: readonly ForgedRecord[]) => replaced(records, 2, { signature: '0'.repeat(128) }),
    ],
    [
      'a stub for an entry that its station never signed',
      'signature-wrong',
      5,
      (records: readonly ForgedRecord[]) => replaced(records, 4, { id: '1'.repeat(64) }),
    ],
    [
      'a Lamport number that its own station signed',
      'lamport-wrong',
      3,
      (records: readonly ForgedRecord[]) =>
        records.map((one, at) =>
          at === 2 ? { ...one, text: signedOtherwise(clone(), { lamport: 50 }) } : one,
        ),
    ],
    [
      'a head that nobody has seen',
      'seen-unknown',
      3,
      (records: readonly ForgedRecord[]) => {
        const seen = [{ station: B.station, seq: 1, hash: '1'.repeat(64) }];
        return records.map((one, at) =>
          at === 2 ? { ...one, text: signedOtherwise(clone(), { seen }) } : one,
        );
      },
    ],
    [
      'a batch that no entry closes',
      'batch-altered',
      7,
      (records: readonly ForgedRecord[]) => [
        ...records.slice(0, 1),
        batchRecord(records, 5),
        ...records.slice(2, 7),
      ],
    ],
    [
      'an entry of another station beside every batch',
      'batch-altered',
      2,
      (records: readonly ForgedRecord[]) => [records[0] as ForgedRecord, records[2] as ForgedRecord],
    ],
  ] as const)('names %s', async (_what, reason, record, change) => {
    const dir = await withBatch();
    await rewriteJournal(dir, change);
    const { firstBreak } = await verified(dir);
    expect(firstBreak?.reason).toBe(reason);
    expect(firstBreak?.record).toBe(record);
    if (firstBreak !== null)
      expect(faultMessage({ code: 'JOURNAL_DAMAGED', damage: firstBreak }).message).toMatch(
        /\p{Script=Han}{4}/u,
      );
  });
});

describe('the full check of more batches', () => {
  it('names a stub that tells otherwise of an entry that is there', async () => {
    const { dir, store } = await trustingStore(A, B);
    const [first, second, third] = ALL;
    if (!first || !second || !third) throw new Error('three entries');
    must(await store.receive(batchOf([asEntry(first), asEntry(second), asStub(third)])));
    must(await store.receive(batchOf([asEntry(third)])));
    must(store.close());
    expect((await verified(dir)).firstBreak).toBeNull();
    await rewriteJournal(dir, (records) =>
      records.map((one) => (one.kind === 'stub' ? changed(one, { seq: 1, prev: null }) : one)),
    );
    expect((await verified(dir)).firstBreak?.reason).toBe('stub-contradicts');
  });

  it('names a station whose certificate no entry before the batch has brought', async () => {
    const { dir, store } = await trustingStore(B);
    must(await store.receive(batchOf(ALL.map(asEntry))));
    must(store.append(trusting(A)));
    must(store.close());
    expect((await verified(dir)).firstBreak).toMatchObject({ reason: 'station-unknown', record: 3 });
  });
});

function batchRecord(records: readonly ForgedRecord[], count: number): ForgedRecord {
  return changed(records[1], { records: count });
}
