/** Seals: when they are made, and that the full check holds the journal to them, whoever wrote its files. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import type { Seal } from '#shared/journal/seal';
import { canonicalJson } from '#shared/lib/canonical-json';
import { type ForgedRecord, recordsOf, rewriteJournal } from './forge';
import { BY_PRACTICE, draft, must, mustFail, NOW, open, practiceStore } from './store-kit';

const verify = async (dir: string) => must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
const sealsOf = (records: readonly ForgedRecord[]): readonly Seal[] =>
  records.filter(({ kind }) => kind === 'seal').map(({ text }) => JSON.parse(text) as Seal);

/** Entries and seals in turn: 一 二 ■ 三 ■ 四. */
async function sealed(): Promise<string> {
  const dir = await practiceStore();
  const store = must(await open(dir));
  for (const word of ['一', '二', '■', '三', '■', '四'])
    must<unknown>(word === '■' ? store.seal(NOW) : store.append(draft(word)));
  must(store.close());
  return dir;
}

/** Changes the seal of a number, its text still canonical. */
const editSeal =
  (number: number, edit: (seal: Seal) => object) =>
  (records: readonly ForgedRecord[]): readonly ForgedRecord[] => {
    let seen = 0;
    return records.map((record) => {
      if (record.kind !== 'seal') return record;
      seen += 1;
      return seen === number
        ? { ...record, text: canonicalJson(edit(JSON.parse(record.text) as Seal)) }
        : record;
    });
  };

describe('seals', () => {
  it('are made on demand, over what was written since the last one, and not when there is nothing', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.seal(NOW));
    must(store.append(draft('一')));
    must(store.append(draft('二')));
    must(store.seal(NOW));
    must(store.seal(NOW));
    must(store.append(draft('三')));
    must(await store.snapshot());
    must(store.close());
    const again = must(await open(dir));
    must(again.seal(NOW));
    must(again.seal(NOW));
    const ids = [...again.entries()].map(({ id }) => id);
    must(again.close());
    const seals = sealsOf(await recordsOf(dir));
    expect(seals.map(({ number, count, last }) => ({ number, count, last }))).toEqual([
      { number: 1, count: 2, last: ids[1] },
      { number: 2, count: 3, last: ids[2] },
    ]);
    expect(seals[0]?.previous).toBeNull();
    expect(seals[1]?.previous).toMatch(/^[0-9a-f]{64}$/);
    expect(await verify(dir)).toMatchObject({ entries: 3, seals: 2, signatures: 5, snapshot: 'sound' });
  });

  it('cover once what came in while an index was being made', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    const indexing = store.snapshot();
    must(store.append(draft('二')));
    must(await indexing);
    must(store.close());
    const again = must(await open(dir));
    expect(again.opened.rebuilt).toBe(false);
    must(again.seal(NOW));
    must(again.close());
    expect(await verify(dir)).toMatchObject({ firstBreak: null, entries: 2, seals: 1 });
  });

  it('are made by themselves after 1,024 entries, with the time of the entry that filled it', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(await store.appendAll(Array.from({ length: 1023 }, (_, at) => draft(String(at + 1)))));
    await nextTurn();
    expect(must(await store.verify()).seals).toBe(0);
    must(store.append(draft('1024')));
    await nextTurn();
    must(store.append(draft('1025')));
    expect(must(await store.verify())).toMatchObject({ entries: 1025, seals: 1 });
    must(store.close());
    const [seal] = sealsOf(await recordsOf(dir));
    expect(seal).toMatchObject({ number: 1, count: 1024, claimedAt: NOW });
  }, 60_000);

  it('are refused where nothing can be written', async () => {
    const dir = await sealed();
    const reader = must(await open(dir, BY_PRACTICE, { readOnly: true }));
    expect(mustFail(reader.seal(NOW)).code).toBe('JOURNAL_READ_ONLY');
    must(reader.close());
    expect(mustFail(reader.seal(NOW)).code).toBe('JOURNAL_READ_ONLY');
  });

  it('rewritten as they were are sound: the forger of these tests changes nothing by itself', async () => {
    const dir = await sealed();
    await rewriteJournal(dir, (records) => records);
    expect(await verify(dir)).toMatchObject({ entries: 4, seals: 2 });
    const store = must(await open(dir));
    expect(store.views.said).toEqual(['一', '二', '三', '四']);
    must(store.close());
  });

  it('that were edited in any member, signature included, are found at their record', async () => {
    const other = await sealed();
    const [foreign] = sealsOf(await recordsOf(other));
    const edits: readonly ((seal: Seal) => object)[] = [
      (seal) => ({ ...seal, number: 2 }),
      (seal) => ({ ...seal, count: 1 }),
      (seal) => ({ ...seal, last: '00'.repeat(32) }),
      (seal) => ({ ...seal, root: '00'.repeat(32) }),
      (seal) => ({ ...seal, previous: '00'.repeat(32) }),
      (seal) => ({ ...seal, station: '0123456789abcdef' }),
      (seal) => ({ ...seal, claimedAt: '2026-03-06T02:32:05.000Z' }),
      (seal) => ({ ...seal, signature: '00'.repeat(64) }),
      ({ signature: _signature, ...seal }) => seal,
      (seal) => ({ ...seal, more: 1 }),
      () => ({ ...foreign }),
      () => [],
    ];
    for (const edit of edits) {
      const dir = await sealed();
      await rewriteJournal(dir, editSeal(1, edit));
      expect((await verify(dir)).firstBreak, String(edit)).toMatchObject({
        record: 3,
        reason: 'seal-altered',
      });
    }
  }, 60_000);

  it('taken away, doubled or moved are found by what follows', async () => {
    const changes: readonly [(records: readonly ForgedRecord[]) => readonly ForgedRecord[], number][] = [
      [(records) => records.filter((_, at) => at !== 2), 4],
      [(records) => records.flatMap((record, at) => (at === 2 ? [record, record] : [record])), 4],
      [([a, b, seal, ...rest]) => [a, seal, b, ...rest].flatMap((record) => record ?? []), 2],
      [([a, b, , c, second, d]) => [a, b, second, c, d].flatMap((record) => record ?? []), 3],
    ];
    for (const [change, record] of changes) {
      const dir = await sealed();
      await rewriteJournal(dir, change);
      expect((await verify(dir)).firstBreak).toMatchObject({ record, reason: 'seal-altered' });
    }
  }, 60_000);

  it('entries taken away, exchanged or altered under sound files are found by chain and signature', async () => {
    const swap = ([a, b, ...rest]: readonly ForgedRecord[]) =>
      [b, a, ...rest].flatMap((record) => record ?? []);
    const changes: readonly [
      (records: readonly ForgedRecord[]) => readonly ForgedRecord[],
      number,
      string,
    ][] = [
      [([, ...rest]) => rest, 1, 'entry-altered'],
      [swap, 1, 'entry-altered'],
      [
        ([a, ...rest]) => (a ? [{ ...a, text: a.text.replace('一', '乙') }, ...rest] : rest),
        1,
        'signature-wrong',
      ],
      [([a, ...rest]) => (a ? [{ ...a, text: `${a.text} ` }, ...rest] : rest), 1, 'entry-altered'],
    ];
    for (const [change, record, reason] of changes) {
      const dir = await sealed();
      await rewriteJournal(dir, change);
      expect((await verify(dir)).firstBreak).toMatchObject({ record, reason });
    }
  }, 60_000);
});

describe('the dictionary of the journal', () => {
  it('is made after enough entries; what is written with it is read without any index', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const words = Array.from({ length: 70 }, (_, at) => `第${at}条：${'公共数据资源登记'.repeat(40)}${at}`);
    for (const word of words) must(store.append(draft(word)));
    await nextTurn();
    const later = words.map((word) => `${word}（续）`);
    for (const word of later) must(store.append(draft(word)));
    must(store.close());
    const kinds = (await recordsOf(dir)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'dictionary')).toHaveLength(1);
    expect(kinds.indexOf('dictionary')).toBe(70);
    // With the index of the beginning: the tail brings the dictionary itself.
    const tail = must(await open(dir));
    expect(tail.views.said).toEqual([...words, ...later]);
    must(await tail.snapshot());
    must(tail.append(draft('最后')));
    must(tail.close());
    const fromIndex = must(await open(dir));
    expect(fromIndex.views.said.at(-1)).toBe('最后');
    must(fromIndex.append(draft('再后')));
    must(fromIndex.close());
    await rewriteJournal(dir, (records) => records);
    const anew = must(await open(dir));
    expect(anew.opened).toMatchObject({ rebuilt: true, damage: null });
    expect(anew.views.said).toEqual([...words, ...later, '最后', '再后']);
    must(anew.close());
  });
});
