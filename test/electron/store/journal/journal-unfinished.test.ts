/**
 * A power cut in the midst of a write: whatever sectors of it reached the disk, everything acknowledged before is
 * there, the unfinished write is not, and nobody speaks of damage.
 */

import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  bytesOf,
  copyOf,
  HEADER_BYTES,
  must,
  noise,
  open,
  opened,
  putBytes,
  say,
  saying,
  scanned,
  segmentFile,
  temporaryFolder,
  texts,
  toldNew,
  unitsOf,
} from './journal-kit';

const SECTOR = 512;
const SEGMENT = { segmentBytes: 8192 };

/** A journal whose last segment has `before`, then `written` by one more write; not closed. */
async function lastWrite(before: readonly number[], written: readonly number[]) {
  const dir = temporaryFolder();
  const record = (length: number, at: number) =>
    ({ kind: 'entry', summary: noise(20, at), content: noise(length, at + length) }) as const;
  const kept = before.map(record);
  const last = written.map((length, at) => record(length, at + 50));
  const journal = open(dir, null, SEGMENT);
  for (const each of kept) must(append(journal, each));
  const begin = journal.count === 0 ? HEADER_BYTES : journal.point.position;
  if (last.length === 1 && last[0] !== undefined) must(append(journal, last[0]));
  else expect((await journal.appendAll(last)).fault).toBeNull();
  const whole = bytesOf(dir, 1);
  const sound = Buffer.from(whole).fill(0, begin);
  const end = journal.point.position;
  const cut = copyOf(dir);
  journal.close();
  return { dir: cut, kept: kept.map(toldNew), last: last.map(toldNew), sound, whole, begin, end };
}

/** After a cut: opens for writing, goes on, and finds the same again from the beginning and from the point. */
function goesOn(dir: string, records: readonly string[]): void {
  const copy = copyOf(dir);
  const { point } = scanned(copy);
  const journal = open(copy, point, SEGMENT);
  expect(journal.opened).toMatchObject({ damage: null, pointFound: true, tail: [] });
  must(append(journal, saying('其后')));
  journal.close();
  const again = scanned(copy);
  expect(again).toMatchObject({ damage: null, unfinishedBytes: 0 });
  expect(again.records).toEqual([...records, toldNew(saying('其后'))]);
  expect(opened(copy, point).records).toEqual([toldNew(saying('其后'))]);
  expect(opened(copy)).toMatchObject({ damage: null, unfinishedBytes: 0 });
}

function expectFound(dir: string, records: readonly string[], isUnfinished: boolean): void {
  for (const found of [scanned(dir), opened(dir)]) {
    expect(found.damage).toBeNull();
    expect(found.records).toEqual(records);
    expect(found.unfinishedBytes > 0).toBe(isUnfinished);
  }
}

describe('an unfinished write', () => {
  it('of any length, with zeros after it, loses only the record it was writing', async () => {
    for (const before of [[], [30, 200]]) {
      const { dir, kept, last, whole, begin, end } = await lastWrite(before, [700]);
      for (let cut = begin; cut <= end; cut += 1) {
        const torn = Buffer.from(whole).fill(0, cut);
        putBytes(dir, 1, torn);
        // The very last byte says nothing: without it the record is whole already, and a seal may end with zeros.
        const isWhole = torn.subarray(0, end - 1).equals(whole.subarray(0, end - 1));
        const records = isWhole ? [...kept, ...last] : kept;
        expectFound(dir, records, !isWhole && cut > begin);
        if (cut % 97 === 0 || cut > end - 3) goesOn(dir, records);
      }
    }
  }, 60_000);

  it('of any length, at the end of the file, loses only the record it was writing', async () => {
    const { dir, kept, last, whole, begin, end } = await lastWrite([30, 200], [700]);
    for (let cut = begin; cut <= end; cut += 1) {
      putBytes(dir, 1, whole.subarray(0, cut));
      const isWhole = cut === end;
      expectFound(dir, isWhole ? [...kept, ...last] : kept, cut > begin && !isWhole);
      if (cut % 97 === 0) goesOn(dir, isWhole ? [...kept, ...last] : kept);
    }
  }, 60_000);

  it('of which any sectors are missing loses only that record, wherever it begins in a sector', async () => {
    for (const before of [0, 130, 260, 300, 390]) {
      const { dir, kept, last, sound, whole, begin, end } = await lastWrite([before], [2000]);
      const first = Math.floor(begin / SECTOR);
      const count = Math.floor((end - 1) / SECTOR) - first + 1;
      for (let subset = 0; subset < 1 << count; subset += 1) {
        const torn = Buffer.from(sound);
        for (let sector = 0; sector < count; sector += 1) {
          const at = (first + sector) * SECTOR;
          if (subset & (1 << sector)) whole.copy(torn, at, at, at + SECTOR);
        }
        putBytes(dir, 1, torn);
        const isWhole = torn.equals(whole);
        expectFound(dir, isWhole ? [...kept, ...last] : kept, subset > 0 && !isWhole);
        if (subset % 13 === 0) goesOn(dir, isWhole ? [...kept, ...last] : kept);
      }
    }
  }, 60_000);

  it('of many records of which any sectors are missing keeps those that are whole up to the first that is not', async () => {
    const { dir, kept, last, sound, whole, begin, end } = await lastWrite(
      [250],
      [300, 40, 900, 10, 10, 1200, 60],
    );
    const first = Math.floor(begin / SECTOR);
    const count = Math.floor((end - 1) / SECTOR) - first + 1;
    const units = unitsOf(whole).slice(2);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: count, maxLength: count }), (sectors) => {
        const torn = Buffer.from(sound);
        for (const [sector, isWritten] of sectors.entries()) {
          const at = (first + sector) * SECTOR;
          if (isWritten) whole.copy(torn, at, at, at + SECTOR);
        }
        putBytes(dir, 1, torn);
        const isSound = (from: number, to: number) =>
          torn.subarray(from, to).equals(whole.subarray(from, to));
        const survivors = last.findIndex((_, at) => !isSound(units[at] ?? 0, units[at + 1] ?? 0));
        const records = [...kept, ...last.slice(0, survivors < 0 ? last.length : survivors)];
        const rest = torn.subarray(units[survivors < 0 ? last.length : survivors] ?? 0);
        expectFound(
          dir,
          records,
          rest.some((byte) => byte !== 0),
        );
        goesOn(dir, records);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('stays on disk, is reported until somebody writes, and means nothing from then on', async () => {
    const { dir, kept, whole, begin, end } = await lastWrite([30], [700]);
    const torn = Buffer.from(whole).fill(0, begin + 200);
    putBytes(dir, 1, torn);
    const journal = open(dir, null, SEGMENT);
    expect(journal.opened.unfinishedBytes).toBe(200);
    journal.close();
    expect(opened(dir).unfinishedBytes).toBe(200);
    expect(bytesOf(dir, 1)).toEqual(torn);
    say(dir, '新');
    expectFound(dir, [...kept, toldNew(saying('新'))], false);
    expect(bytesOf(dir, 1)).toEqual(torn);
    // Even if the rest of it turned up later.
    putBytes(dir, 1, whole);
    expect(end).toBeGreaterThan(begin);
    expectFound(dir, [...kept, toldNew(saying('新'))], false);
  });
});

describe('a segment whose creation was cut short', () => {
  it('at any length, or with zeros from there, is no damage and gives way to the next', async () => {
    const dir = temporaryFolder();
    say(dir, '一');
    const journal = open(dir, null, SEGMENT);
    must(append(journal, saying('二')));
    const header = bytesOf(dir, 2).subarray(0, HEADER_BYTES);
    const cut = copyOf(dir);
    journal.close();
    for (let length = 0; length <= HEADER_BYTES; length += 1) {
      const shorter = header.subarray(0, length);
      for (const bytes of [shorter, Buffer.concat([shorter, Buffer.alloc(1024)])]) {
        putBytes(cut, 2, bytes);
        for (const found of [scanned(cut), opened(cut)]) {
          expect(texts(found.records)).toEqual(['一']);
          // A header that lacks only a byte that is zero anyway is whole.
          expect(found.damage).toBeNull();
        }
        if (length % 16 === 0) goesOn(cut, scanned(cut).records);
      }
    }
  });

  it('is damage when it has records', () => {
    const dir = temporaryFolder();
    say(dir, '一');
    say(dir, '二');
    const bytes = bytesOf(dir, 2).fill(0, 0, HEADER_BYTES);
    putBytes(dir, 2, bytes);
    expect(scanned(dir).damage).toMatchObject({ file: segmentFile(2), reason: 'header-altered' });
    expect(opened(dir).damage).toMatchObject({ file: segmentFile(2), reason: 'header-altered' });
  });

  it('without any record is continued by the next one', () => {
    const dir = temporaryFolder();
    say(dir, '一');
    const point = say(dir, '二');
    const path = join(dir, segmentFile(2));
    const file = openSync(path, 'r+');
    ftruncateSync(file, HEADER_BYTES);
    closeSync(file);
    writeFileSync(path, Buffer.alloc(2048), { flag: 'a' });
    say(dir, '三');
    expect(texts(scanned(dir).records)).toEqual(['一', '三']);
    expect(scanned(dir).damage).toBeNull();
    expect(opened(dir, point).pointFound).toBe(false);
  });
});
