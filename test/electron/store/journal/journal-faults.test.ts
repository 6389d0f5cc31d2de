/**
 * When the disk refuses: at every single call of every kind that a session makes. Nothing acknowledged is lost,
 * nothing refused appears, nothing half is visible, and the journal goes on or answers a fault.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '#electron/store/journal/journal';
import { type Call, type Code, failing, restore } from './failing-disk';
import {
  append,
  HEADER_BYTES,
  keyRing,
  must,
  mustFail,
  noise,
  open,
  opened,
  say,
  saying,
  scanned,
  segmentFile,
  temporaryFolder,
  texts,
  told,
  toldNew,
} from './journal-kit';

const SMALL = { segmentBytes: 2048 };
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Appends as a person would who tries again: what was acknowledged, and everything that was tried. */
async function session(
  dir: string,
  isLookedAfter: boolean,
): Promise<{ kept: readonly string[]; tried: readonly string[] }> {
  const kept: string[] = [];
  const tried: string[] = [];
  for (let day = 0; day < 2; day += 1) {
    const journal = Journal.open(dir, keyRing(), null, SMALL);
    if (!journal.ok) continue;
    for (let at = 0; at < 5; at += 1) {
      const record = {
        kind: 'entry',
        summary: noise(5, at),
        content: noise(at * 160, kept.length + 7 * day),
      } as const;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        tried.push(toldNew(record));
        const appended = append(journal.value, record);
        if (!appended.ok) continue;
        kept.push(toldNew(record));
        expect(appended.value.number).toBe(kept.length);
        break;
      }
    }
    if (isLookedAfter) await nextTurn();
    const many = Array.from({ length: 3 }, (_, at) => saying(`众 ${day} ${at}${'，'.repeat(400)}`));
    const all = await journal.value.appendAll(many);
    tried.push(...many.map(toldNew));
    kept.push(...many.slice(0, all.places.length).map(toldNew));
    expect(all.fault === null).toBe(all.places.length === many.length);
    journal.value.close();
  }
  return { kept, tried };
}

const WRITING: readonly Call[] = ['writeSync', 'fdatasyncSync', 'fsyncSync', 'openSync', 'ftruncateSync'];
const NAMING: readonly Call[] = ['openSync', 'rmSync'];
const ANY: readonly Call[] = [...WRITING, 'closeSync', 'readSync', 'rmSync'];
const CASES: readonly (readonly [Code, readonly Call[]])[] = [
  ['ENOSPC', WRITING],
  ['EIO', ANY],
  ['EBUSY', NAMING],
  ['EACCES', NAMING],
];
const EVERY = CASES.flatMap(([code, calls]) => calls.map((call) => ({ call, code })));

describe('a failing disk', () => {
  it.each(EVERY)(
    'with $code at any one $call: exactly what was acknowledged is there afterwards',
    async ({ call, code }) => {
      for (const part of call === 'writeSync' ? [0, 300] : [0]) {
        for (let number = 1; ; number += 1) {
          const dir = temporaryFolder();
          const injected = failing(call, code, (at) => at === number, part);
          const { kept } = await session(dir, code === 'ENOSPC');
          restore();
          const after = scanned(dir);
          expect(after.damage).toBeNull();
          expect(after.records).toEqual(kept);
          expect(opened(dir).records).toEqual(kept);
          rmSync(dir, { recursive: true });
          if (injected.failures === 0) break;
        }
      }
    },
    120_000,
  );

  it.each(EVERY)(
    'with $code at every $call from some moment on: what was acknowledged is there, nothing half',
    async ({ call, code }) => {
      // A file that stays locked costs a pause at every try.
      const numbers = code === 'EIO' || code === 'ENOSPC' ? [1, 2, 3, 5, 8, 13, 21, 34] : [1, 13];
      for (const number of numbers) {
        const dir = temporaryFolder();
        const injected = failing(call, code, (at) => at >= number);
        const { kept, tried } = await session(dir, code === 'ENOSPC');
        restore();
        const after = scanned(dir);
        expect(after.damage).toBeNull();
        expect(after.records.filter((record) => kept.includes(record))).toEqual(kept);
        for (const record of after.records) expect(tried).toContain(record);
        say(dir, '其后');
        expect(texts(scanned(dir).records).at(-1)).toBe('其后');
        rmSync(dir, { recursive: true });
        if (injected.failures === 0) break;
      }
    },
    120_000,
  );

  it('that refuses one save takes the next one, in a new segment', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('一')));
    const before = journal.point;
    failing('fdatasyncSync', 'EIO', (at) => at === 1);
    expect(mustFail(append(journal, saying('二')))).toEqual({ code: 'IO_ERROR', where: segmentFile(1) });
    expect(journal.point).toEqual(before);
    expect(must(append(journal, saying('三')))).toMatchObject({ number: 2, place: { segment: 2 } });
    journal.close();
    expect(texts(scanned(dir).records)).toEqual(['一', '三']);
  });

  it('that cannot even take back a failed save: the next segment says that it does not count', () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('一')));
    failing('fdatasyncSync', 'EIO', () => true);
    mustFail(append(journal, saying('二')));
    restore();
    failing('ftruncateSync', 'EIO', () => true);
    failing('fdatasyncSync', 'EIO', (at) => at === 1);
    mustFail(append(journal, saying('三')));
    must(append(journal, saying('四')));
    journal.close();
    restore();
    expect(texts(scanned(dir).records)).toEqual(['一', '四']);
    expect(texts(opened(dir).records)).toEqual(['一', '四']);
  });

  it('whose file a scanner holds for a moment is tried again; one that stays locked is told', () => {
    const dir = temporaryFolder();
    for (const code of ['EBUSY', 'EACCES'] as const) {
      const journal = open(dir);
      failing('openSync', code, (at) => at <= 3);
      must(append(journal, saying(code)));
      restore();
      journal.close();
    }
    const journal = open(dir);
    failing('openSync', 'EACCES', () => true);
    expect(mustFail(append(journal, saying('二')))).toEqual({ code: 'ACCESS_DENIED', where: segmentFile(3) });
    restore();
    must(append(journal, saying('三')));
    journal.close();
    expect(texts(scanned(dir).records)).toEqual(['EBUSY', 'EACCES', '三']);
  });
});

describe('a full disk', () => {
  const reserve = (dir: string) => join(dir, 'journal/reserve');
  const isThere = (dir: string) =>
    existsSync(reserve(dir)) && statSync(reserve(dir)).size === 8 * 1024 * 1024;

  it('gives up the reserve for the work in hand, says so, and puts it back when there is space', async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    must(append(journal, saying('一')));
    expect(isThere(dir)).toBe(false);
    await nextTurn();
    expect(isThere(dir)).toBe(true);
    expect(journal.reserveUsed).toBe(false);
    // Full until the reserve is gone.
    failing('writeSync', 'ENOSPC', () => existsSync(reserve(dir)));
    must(append(journal, saying('二')));
    expect(journal.reserveUsed).toBe(true);
    expect(existsSync(reserve(dir))).toBe(false);
    restore();
    failing('writeSync', 'ENOSPC', () => true);
    expect(mustFail(append(journal, saying('三')))).toEqual({ code: 'DISK_FULL', where: segmentFile(1) });
    expect(journal.renewReserve()).toBe(false);
    expect(existsSync(reserve(dir))).toBe(false);
    expect(journal.reserveUsed).toBe(true);
    restore();
    expect(journal.renewReserve()).toBe(true);
    expect(isThere(dir)).toBe(true);
    expect(journal.reserveUsed).toBe(false);
    must(append(journal, saying('四')));
    journal.close();
    expect(texts(scanned(dir).records)).toEqual(['一', '二', '四']);
  });

  it('takes what fits in the space written ahead, and a record longer than it without more zeros', () => {
    const dir = temporaryFolder();
    const journal = open(dir, null, { segmentBytes: 1024 * 1024 * 16 });
    must(append(journal, saying('一')));
    // Only zeros are refused: they are the only writes of this length.
    failing('writeSync', 'ENOSPC', (_, args) => args[3] === 1024 * 1024);
    must(journal.append('entry', noise(3), noise(1_500_000)));
    must(append(journal, saying('三')));
    journal.close();
    restore();
    expect(scanned(dir)).toMatchObject({ damage: null, point: { count: 3 } });
  });

  it('writes ahead after the answer is given, and goes on when that fails', async () => {
    const dir = temporaryFolder();
    const journal = open(dir, null, { segmentBytes: 1024 * 1024 * 16 });
    const size = () => statSync(join(dir, segmentFile(1))).size;
    must(append(journal, saying('一')));
    const first = size();
    must(journal.append('entry', noise(3), noise(900_000)));
    expect(size()).toBe(first);
    expect(first).toBe(1024 * 1024 + HEADER_BYTES);
    const refused = failing('writeSync', 'ENOSPC', () => true);
    await nextTurn();
    expect(refused.failures).toBeGreaterThan(0);
    restore();
    must(append(journal, saying('三')));
    await nextTurn();
    expect(size()).toBe(first + 1024 * 1024);
    const records = journal.scan();
    expect(told(records.next().value as never)).toBe(toldNew(saying('一')));
    journal.close();
    expect(scanned(dir)).toMatchObject({ damage: null, point: { count: 3 } });
  });
});
