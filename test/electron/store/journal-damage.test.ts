/** Damage of the journal as the door shows it: named, read-only, and never repaired in silence. */
import { copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { damageFault, type Store, thrownFault, verifyStore } from '#electron/store/store';
import type { CaseId } from '#shared/domain/ids';
import { HEADER_BYTES, unitsOf } from './journal/journal-kit';
import {
  BY_PRACTICE,
  draft,
  flip,
  listed,
  must,
  mustFail,
  NOW,
  open,
  practiceStore,
  type SaidTables,
  type Sayings,
  say,
  sayAndIndex,
  segments,
  temporaryFolder,
} from './store-kit';

const SAID = ['一', '二', '三', '四'];
const CASE = 'c'.repeat(32) as CaseId;

/** Three segments of one, two and one record; the index, if any, holds nothing of them. */
async function threeSegments(): Promise<{ dir: string; files: readonly string[] }> {
  const dir = await practiceStore();
  await say(dir, '一');
  await say(dir, '二', '三');
  await say(dir, '四');
  return { dir, files: segments(dir) };
}

/** The same, all of it in the index. */
async function indexed(): Promise<{ dir: string; files: readonly string[] }> {
  const made = await threeSegments();
  await sayAndIndex(made.dir);
  return made;
}

type TestStore = Store<Sayings, SaidTables>;

async function looked<R>(dir: string, look: (store: TestStore) => R): Promise<R> {
  const store = must(await open(dir));
  try {
    return look(store);
  } finally {
    must(store.close());
  }
}

const foundIn = (dir: string) =>
  looked(dir, ({ opened, views }) => ({
    damage: opened.damage,
    torn: opened.tornBytes,
    said: [...views.said],
  }));

function expectReadOnly(store: TestStore): void {
  const { damage } = store.opened;
  expect(mustFail(store.append(draft('五')))).toEqual({ code: 'JOURNAL_READ_ONLY', damage });
  expect(mustFail(store.putBlob(Buffer.from('x'))).code).toBe('JOURNAL_READ_ONLY');
  expect(mustFail(store.seal(NOW)).code).toBe('JOURNAL_READ_ONLY');
}

describe('a damaged journal', () => {
  it('opens for reading up to the break, refuses every change, and stays as it is', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files[1] ?? '');
    const third = unitsOf(readFileSync(path))[2] ?? 0;
    flip(path, third + 40);
    const broken = readFileSync(path);
    const damage = await looked(dir, (store) => {
      expect(store.opened.damage).toMatchObject({ file: files[1], position: third, record: 3 });
      expect(store.views.said).toEqual(['一', '二']);
      expect(listed(store)).toHaveLength(2);
      expect([...store.entries()]).toHaveLength(2);
      expectReadOnly(store);
      return store.opened.damage;
    });
    expect(damage && damageFault(damage).code).toBe('JOURNAL_DAMAGED');
    expect(readFileSync(path)).toEqual(broken);
    expect(segments(dir)).toEqual(files);
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report).toMatchObject({ entries: 2, firstBreak: { file: files[1], position: third, record: 3 } });
  });

  it('is told when a segment is missing, without an index', async () => {
    for (const [gone, said] of [
      [0, []],
      [1, ['一']],
    ] as const) {
      const { dir, files } = await threeSegments();
      rmSync(join(dir, files[gone] ?? ''));
      rmSync(join(dir, 'snapshot'), { recursive: true });
      expect(await foundIn(dir)).toMatchObject({
        damage: { file: files[gone], position: 0, record: said.length + 1, reason: 'segment-missing' },
        said,
      });
    }
  });

  it('with a sound index shows all the index has and what was written since, names the old segment, and is read-only', async () => {
    for (const spoil of [
      (path: string) => rmSync(path),
      (path: string) => truncateSync(path, unitsOf(readFileSync(path))[2]),
    ]) {
      const { dir, files } = await indexed();
      await say(dir, '五');
      spoil(join(dir, files[1] ?? ''));
      await looked(dir, (store) => {
        expect(store.opened).toMatchObject({ rebuilt: false, damage: { file: files[1] } });
        expect(store.views.said).toEqual([...SAID, '五']);
        expect(listed(store)).toHaveLength(5);
        expect(store.count).toBe(5);
        expectReadOnly(store);
        // What is read from the journal itself ends where it breaks: nobody takes it for all.
        expect([...store.entries()].length).toBeLessThan(4);
      });
      expect(must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW })).firstBreak).toMatchObject({
        file: files[1],
      });
    }
  });

  it('inside an old segment is not looked for at opening, but the full check and reading there find it', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (const word of ['一', '二']) must(store.append({ ...draft(word), case: CASE }));
    must(store.close());
    await sayAndIndex(dir, '三');
    const [first = ''] = segments(dir);
    const second = unitsOf(readFileSync(join(dir, first)))[2] ?? 0;
    flip(join(dir, first), second + 40);
    await looked(dir, (again) => {
      expect(again.opened.damage).toBeNull();
      expect(again.views.said).toEqual(['一', '二', '三']);
      const read = faultOf(() => [...again.entriesOf(new Set([CASE]))]);
      expect(read).toMatchObject({ code: 'JOURNAL_DAMAGED', damage: { file: first, position: second } });
      expect(faultOf(() => [...again.entries()])).toMatchObject({ code: 'JOURNAL_DAMAGED' });
    });
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report.firstBreak).toMatchObject({ file: first, position: second, record: 2 });
  });

  it('in the dictionary that the index needs shows what the index has, and is read-only', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const words = Array.from({ length: 66 }, (_, at) => `${at}${'公共数据资源登记'.repeat(40)}${at}`);
    for (const word of words) must(store.append(draft(word)));
    await new Promise(setImmediate);
    must(store.append(draft('后')));
    must(store.close());
    await sayAndIndex(dir, '末');
    await say(dir, '新');
    const [first = ''] = segments(dir);
    const dictionary = unitsOf(readFileSync(join(dir, first)))[67] ?? 0;
    flip(join(dir, first), dictionary + 400);
    await looked(dir, (again) => {
      expect(again.opened.damage).toMatchObject({ file: first, position: dictionary, record: 67 });
      expect(again.views.said).toEqual([...words, '后', '末']);
      expectReadOnly(again);
    });
  });

  it('keeps an unfinished write as evidence, and goes on after it', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files[2] ?? '');
    const sound = readFileSync(path);
    for (const cut of [sound.length - 1, HEADER_BYTES + 3]) {
      const copy = temporaryFolder();
      cpSync(dir, copy, { recursive: true });
      const torn = join(copy, files[2] ?? '');
      truncateSync(torn, cut);
      await looked(copy, (store) => {
        expect(store.opened.damage).toBeNull();
        // Zeros at the end of what was written cannot be told from space written ahead.
        expect(store.opened.tornBytes).toBeGreaterThan(0);
        expect(store.opened.tornBytes).toBeLessThanOrEqual(cut - HEADER_BYTES);
        expect(store.views.said).toEqual(['一', '二', '三']);
        expect(must(store.append(draft('新'))).entry.seq).toBe(4);
      });
      expect(readFileSync(torn)).toEqual(sound.subarray(0, cut));
      expect(await foundIn(copy)).toMatchObject({ damage: null, said: ['一', '二', '三', '新'] });
      const report = must(await verifyStore({ dir: copy, unlock: BY_PRACTICE, now: NOW }));
      expect(report).toMatchObject({ entries: 4, firstBreak: null });
    }
  });

  it('does not take an acknowledged record for a torn one when the index knows it', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, '一', '二');
    const [only = ''] = segments(dir);
    const path = join(dir, only);
    const sound = readFileSync(path);
    for (const cut of [sound.length - 1, unitsOf(sound)[2] ?? 0, HEADER_BYTES, 1]) {
      truncateSync(path, cut);
      await looked(dir, (store) => {
        expect(store.opened.damage?.reason).toBe('snapshot-ahead');
        expectReadOnly(store);
      });
      expect(readFileSync(path)).toEqual(sound.subarray(0, cut));
      writeFileSync(path, sound);
    }
    expect((await foundIn(dir)).damage).toBeNull();
  });

  it('shows segments that were exchanged, or that come from another store', async () => {
    const { dir, files } = await threeSegments();
    const other = await threeSegments();
    const [first = '', second = '', third = ''] = files.map((name) => join(dir, name));
    const sound = readFileSync(second);
    for (const [from, reason] of [
      [first, 'chain-broken'],
      [third, 'chain-broken'],
      [join(other.dir, files[1] ?? ''), 'header-altered'],
    ] as const) {
      copyFileSync(from, second);
      expect((await foundIn(dir)).damage).toEqual({ file: files[1], position: 0, record: 2, reason });
      writeFileSync(second, sound);
    }
  });

  it('shows records that were taken out, doubled or exchanged inside their segment', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files[1] ?? '');
    const sound = readFileSync(path);
    const [, first = 0, second = 0] = unitsOf(sound);
    const parts = [sound.subarray(first, second), sound.subarray(second)] as const;
    for (const order of [[parts[1]], [parts[1], parts[0]], [parts[0], parts[0]]]) {
      writeFileSync(path, Buffer.concat([sound.subarray(0, HEADER_BYTES), ...order]));
      expect(await foundIn(dir)).toMatchObject({ damage: { file: files[1] } });
    }
  });

  it('shows an older copy of a segment put back behind newer ones', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const store = must(await open(dir));
    must(store.append(draft('二')));
    const second = segments(dir)[1] ?? '';
    const older = readFileSync(join(dir, second));
    must(store.append(draft('三')));
    must(store.close());
    await say(dir, '四');
    writeFileSync(join(dir, second), older);
    expect(await foundIn(dir)).toMatchObject({ damage: { file: second, record: 3 }, said: ['一', '二'] });
  });

  it('is found while the store is open: reading again throws a fault instead of giving less', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    truncateSync(join(dir, segments(dir)[0] ?? ''), HEADER_BYTES + 9);
    expect(faultOf(() => [...store.entries()])?.code).toBe('JOURNAL_DAMAGED');
    expect(store.views.said).toEqual(['一']);
    must(store.close());
  });
});

/** The fault that reading throws. */
function faultOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    return thrownFault(error);
  }
  throw new Error('no fault where one must be');
}
