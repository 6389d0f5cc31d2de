/** What is believed of other stations comes in with their entries, as the own first record of the same batch. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type ReceiveBatch } from '#electron/store/store';
import type { Fold } from '#shared/journal/fold';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { type ForgedRecord, recordsOf, rewriteJournal } from '../forge';
import { BY_PRACTICE, draft, must, mustFail, NOW, practiceStore } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { type Letters, type LetterTables, letters } from './letters';
import { asEntry, batchOf, Peer, stubOf, trusting } from './peers';
import { A, ALL, B, EVERYTHING } from './two-offices';

const READER = join(import.meta.dirname, '..', '..', '..', 'reader', 'read-store.mjs');
const TRUSTED: ReceiveBatch = { ...EVERYTHING, first: trusting(A, B) };

/** What the second reader, made from the description of the format, says of a practice store. */
function readBySecond(dir: string): readonly unknown[] {
  const { status, stderr } = spawnSync(process.execPath, [READER, dir], { encoding: 'utf8' });
  return [status, stderr];
}

/** Letters that also count how many entries of each station were taken as written here, and as brought. */
const byOrigin: Fold<Letters, LetterTables> = {
  ...letters,
  // What an index of the other fold holds is made anew.
  version: letters.version + 1,
  applyToDesk({ heard }, { station }, _id, origin) {
    const key = `${station} ${origin}`;
    heard.set(key, (heard.get(key) ?? 0) + 1);
  },
};

describe('a batch with an own first entry', () => {
  it('is folded, survives, and is proved by the certificates that came with it', async () => {
    const dir = await practiceStore();
    const store = await open(dir);
    const { closing, entries } = must(await store.receive(TRUSTED));
    expect([closing.entry.seq, entries, store.count]).toEqual([2, ALL.length, ALL.length + 2]);
    must(store.append(draft('之后')));
    const said = saidBy(store);
    const anew = await rebuilt(dir, store);
    expect(saidBy(anew)).toBe(said);
    must(anew.close());
    expect(await verified(dir)).toMatchObject({
      ...{ entries: ALL.length + 3, foreign: ALL.length, batches: 1, stubs: 0, firstBreak: null },
    });
    expect(readBySecond(dir)).toEqual([0, expect.stringContaining('all sound')]);
  });

  it('is written here at both its ends and nowhere between, also when it is read again', async () => {
    const dir = await practiceStore();
    const origins = async (): Promise<unknown> => {
      const store = must(await openStore({ dir, unlock: BY_PRACTICE, fold: byOrigin, now: NOW }));
      if (store.count === 0) must(await store.receive(TRUSTED));
      const { heard } = store.views;
      const counted = [store, A, B].flatMap(({ station }) =>
        ['here', 'elsewhere'].map((origin) => heard.get(`${station} ${origin}`) ?? 0),
      );
      must(store.close());
      return counted;
    };
    const expected = [2, 0, 0, A.all.length - 5, 0, 5];
    expect(await origins()).toEqual(expected);
    const store = await open(dir);
    must((await rebuilt(dir, store)).close());
    expect(await origins()).toEqual(expected);
  });

  it('may hold nothing else', async () => {
    const dir = await practiceStore();
    const store = await open(dir);
    must(await store.receive({ ...batchOf([]), first: trusting(A) }));
    must(await store.receive(batchOf(A.all.slice(0, 2).map(asEntry))));
    must(store.close());
    expect(await verified(dir)).toMatchObject({ batches: 2, foreign: 2, firstBreak: null });
    expect(readBySecond(dir)).toEqual([0, expect.stringContaining('all sound')]);
  });

  it.each([
    ['is refused', { ...batchOf(ALL.slice(1).map(asEntry)), first: trusting(A, B) }, 'BATCH_REFUSED'],
    ['is given up', { ...TRUSTED, signal: AbortSignal.abort() }, 'CANCELLED'],
  ] as const)('leaves nothing of that entry when it %s', async (_how, batch, code) => {
    const { dir, store } = await trustingStore();
    const before = [store.count, store.heads()];
    expect(mustFail(await store.receive(batch)).code).toBe(code);
    expect([store.count, store.heads()]).toEqual(before);
    must(store.append(draft('继续')));
    must(await store.receive(TRUSTED));
    must(store.close());
    expect(await verified(dir)).toMatchObject({ batches: 1, tornBytes: 0, firstBreak: null });
  });
});

describe('the full check of such a batch', () => {
  const opening = (text: string): ForgedRecord => ({ kind: 'batch', summary: new Uint8Array(0), text });
  const C = new Peer('丁');
  C.write(null, '丁 1', { events: trusting(C).events });
  const stubbed: ForgedRecord = {
    kind: 'stub',
    summary: new Uint8Array(0),
    text: canonicalJson(C.all.map(stubOf)[0] as unknown as Json),
  };

  // Records: 0 trust, 1 own, 2 batch, 3 own first, 4 the entry of 丁, 5 closing.
  it.each([
    [
      'an entry of another station in its place',
      'entry: of another station',
      (records: readonly ForgedRecord[]) => [
        ...records.slice(0, 2),
        opening('{"first":"own","records":2}'),
        ...records.slice(4, 6),
      ],
    ],
    [
      'an own entry that says nothing that is believed in its place',
      'batch: its first record',
      (records: readonly ForgedRecord[]) => [
        ...records.slice(0, 1),
        opening('{"first":"own","records":2}'),
        ...records.slice(1, 2),
        ...records.slice(5, 6),
      ],
    ],
    [
      'a stub in its place',
      'stub: not in its place',
      (records: readonly ForgedRecord[]) => [
        ...records.slice(0, 2),
        opening('{"first":"own","records":2}'),
        stubbed,
        ...records.slice(5, 6),
      ],
    ],
  ] as const)('names %s', async (_what, words, change) => {
    const { dir, store } = await trustingStore(C);
    must(store.append(draft('自己')));
    must(await store.receive({ ...batchOf(C.all.map(asEntry)), first: trusting(A) }));
    must(store.close());
    expect((await recordsOf(dir)).map(({ kind }) => kind).slice(0, 6)).toEqual([
      ...['entry', 'entry', 'batch', 'entry', 'entry', 'entry'],
    ]);
    await rewriteJournal(dir, change);
    expect((await verified(dir)).firstBreak?.reason).toBe('batch-altered');
    expect(readBySecond(dir)).toEqual([1, expect.stringContaining(words)]);
  });
});
