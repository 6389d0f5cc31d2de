/** Damage of the journal: every kind is found by a scan and by opening alike, named by its place, never repaired. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  append,
  bytesOf,
  copyOf,
  HEADER_BYTES,
  must,
  mustFail,
  open,
  opened,
  putBytes,
  say,
  saying,
  scanned,
  segmentFile,
  temporaryFolder,
  texts,
  unitsOf,
} from './journal-kit';

const SAID = ['一', '二二', '三', '四四四', '五', '六'];
/** Records before each of the three segments, and after the last. */
const BORDERS = [0, 2, 4, 6] as const;
const recordsBefore = (segment: number): number => BORDERS[segment - 1] ?? 0;

/** Three segments of two records each. The last was not closed, so that space written ahead follows its records. */
function threeSegments(): string {
  const dir = temporaryFolder();
  say(dir, ...SAID.slice(0, 2));
  say(dir, ...SAID.slice(2, 4));
  const journal = open(dir, null, { segmentBytes: 1024 });
  for (const text of SAID.slice(4)) must(append(journal, saying(text)));
  const cut = copyOf(dir);
  journal.close();
  return cut;
}

/** What a scan finds, after opening has found the same. */
function found(dir: string) {
  const scan = scanned(dir);
  const quick = opened(dir);
  expect(quick.damage).toEqual(scan.damage);
  expect(quick.records).toEqual(scan.records);
  expect(quick.point).toEqual(scan.point);
  expect(quick.unfinishedBytes).toBe(scan.unfinishedBytes);
  return { damage: scan.damage, said: texts(scan.records), unfinishedBytes: scan.unfinishedBytes };
}

describe('a damaged journal', () => {
  it('shows every single flipped byte of every segment at its very place, also where nothing is written yet', () => {
    const dir = threeSegments();
    expect(found(dir)).toEqual({ damage: null, said: SAID, unfinishedBytes: 0 });
    let flips = 0;
    for (const segment of [1, 2, 3]) {
      const sound = bytesOf(dir, segment);
      const units = unitsOf(sound);
      for (let place = 0; place < sound.length; place += 1) {
        const flipped = Buffer.from(sound);
        flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
        putBytes(dir, segment, flipped);
        const unit = units.findLastIndex((begin) => begin <= place);
        const before = recordsBefore(segment) + Math.max(unit - 1, 0);
        const { damage, said } = found(dir);
        expect(damage).toMatchObject({
          file: segmentFile(segment),
          position: units[unit],
          record: before + 1,
        });
        if (unit === units.length - 1) expect(damage?.reason).toBe('space-altered');
        expect(said).toEqual(SAID.slice(0, before));
        flips += 1;
      }
      putBytes(dir, segment, sound);
    }
    expect(flips).toBeGreaterThan(1500);
    expect(found(dir).damage).toBeNull();
  }, 120_000);

  it('at every shorter length of a segment that is not the last, and of a last one inside older records', () => {
    const dir = threeSegments();
    for (const segment of [1, 2]) {
      const sound = bytesOf(dir, segment);
      const units = unitsOf(sound);
      for (let length = 0; length < sound.length; length += 1) {
        putBytes(dir, segment, sound.subarray(0, length));
        const whole = units.filter((_, unit) => unit > 0 && (units[unit + 1] ?? Infinity) <= length).length;
        const { damage, said } = found(dir);
        expect(damage).toMatchObject({
          file: segmentFile(segment),
          record: recordsBefore(segment) + whole + 1,
        });
        expect(said).toEqual(SAID.slice(0, recordsBefore(segment) + whole));
      }
      putBytes(dir, segment, sound);
    }
  }, 60_000);

  it('opens for reading up to the break, refuses every change, and stays as it is', async () => {
    const dir = threeSegments();
    const broken = bytesOf(dir, 2);
    const place = (unitsOf(broken)[2] ?? 0) + 40;
    broken.writeUInt8(broken.readUInt8(place) ^ 1, place);
    putBytes(dir, 2, broken);
    const journal = open(dir);
    const { damage } = journal.opened;
    expect(damage).toMatchObject({ file: segmentFile(2), record: 4, reason: 'record-altered' });
    expect(mustFail(append(journal, saying('七')))).toEqual({ code: 'JOURNAL_READ_ONLY', damage });
    expect((await journal.appendAll([saying('七')])).fault).toEqual({ code: 'JOURNAL_READ_ONLY', damage });
    expect(journal.count).toBe(3);
    const scan = journal.scan();
    for (const text of SAID.slice(0, 3))
      expect(scan.next().value).toMatchObject({ summary: saying(text).summary });
    expect(scan.next()).toMatchObject({ done: true, value: { damage } });
    journal.close();
    expect(bytesOf(dir, 2)).toEqual(broken);
  });

  it('is told when a segment is missing', () => {
    for (const segment of [1, 2]) {
      const dir = threeSegments();
      rmSync(join(dir, segmentFile(segment)));
      expect(found(dir)).toMatchObject({
        damage: { file: segmentFile(segment), position: 0, reason: 'segment-missing' },
        said: SAID.slice(0, recordsBefore(segment)),
      });
    }
  });

  it('is told when segments change places, come from another journal, or from an earlier time', () => {
    const dir = threeSegments();
    const sound = [bytesOf(dir, 1), bytesOf(dir, 2)] as const;
    putBytes(dir, 1, sound[1]);
    putBytes(dir, 2, sound[0]);
    expect(found(dir)).toMatchObject({
      damage: { file: segmentFile(1), position: 0, reason: 'chain-broken' },
    });
    putBytes(dir, 1, sound[0]);
    putBytes(dir, 2, bytesOf(threeSegments(), 2));
    expect(found(dir)).toMatchObject({
      damage: { file: segmentFile(2), reason: 'chain-broken' },
      said: SAID.slice(0, 2),
    });
    const earlier = sound[1].subarray(0, unitsOf(sound[1])[2]);
    putBytes(dir, 2, Buffer.concat([earlier, Buffer.alloc(1024)]));
    expect(found(dir)).toMatchObject({
      damage: { file: segmentFile(2), position: earlier.length, record: 4, reason: 'records-missing' },
      said: SAID.slice(0, 3),
    });
  });

  it('is told when records of a segment change places, are doubled or taken out', () => {
    const dir = temporaryFolder();
    say(dir, '一一', '二二', '三三', '四四');
    const sound = bytesOf(dir, 1);
    const [, a = 0, b = 0, c = 0, d = 0, end = 0] = unitsOf(sound);
    const part = (from: number, to: number) => sound.subarray(from, to);
    const begin = part(0, a);
    const cases = [
      [[begin, part(b, c), part(a, b), part(c, end)], 0],
      [[begin, part(a, b), part(a, b), part(c, end)], 1],
      [[begin, part(a, b), part(c, d), part(d, end)], 1],
      [[begin, part(a, c), part(d, end)], 2],
      [[begin, part(a, end), part(d, end)], 4],
    ] as const;
    for (const [parts, records] of cases) {
      putBytes(dir, 1, Buffer.concat([...parts, Buffer.alloc(512)]));
      const { damage, said } = found(dir);
      expect(damage).toMatchObject({ file: segmentFile(1), record: records + 1 });
      expect(said).toHaveLength(records);
    }
  });

  it('in the last acknowledged record is no unfinished write once another write follows', () => {
    const dir = temporaryFolder();
    say(dir, '一', '二'.repeat(400), '三');
    const sound = bytesOf(dir, 1);
    const [, , second = 0, third = 0] = unitsOf(sound);
    for (const [from, to] of [
      [second, third],
      [second + 16, third],
      [second, second + 16],
      [third - 16, third],
    ] as const) {
      const lost = Buffer.from(sound);
      lost.fill(0, from, to);
      putBytes(dir, 1, lost);
      expect(found(dir)).toMatchObject({
        damage: { position: second, record: 2 },
        said: ['一'],
        unfinishedBytes: 0,
      });
    }
  });
});

describe('a point that a snapshot kept', () => {
  it('which the journal no longer reaches is told, with the place of the lost end', () => {
    const dir = threeSegments();
    const { point } = scanned(dir);
    const shorter = bytesOf(dir, 3).subarray(0, unitsOf(bytesOf(dir, 3))[2]);
    putBytes(dir, 3, shorter);
    expect(opened(dir, point)).toMatchObject({
      pointFound: false,
      records: [],
      damage: { file: segmentFile(3), position: shorter.length, record: 6, reason: 'snapshot-ahead' },
    });
    rmSync(join(dir, segmentFile(3)));
    const journal = open(dir, point);
    expect(journal.opened.damage).toMatchObject({
      file: segmentFile(2),
      record: 5,
      reason: 'snapshot-ahead',
    });
    expect(mustFail(append(journal, saying('七'))).code).toBe('JOURNAL_READ_ONLY');
    journal.close();
    rmSync(join(dir, 'journal'), { recursive: true });
    expect(opened(dir, point).damage).toMatchObject({
      file: segmentFile(1),
      record: 1,
      reason: 'snapshot-ahead',
    });
  });

  it('of another history is not taken, although the journal itself is sound', () => {
    const dir = threeSegments();
    const other = scanned(threeSegments()).point;
    const journal = open(dir, other);
    expect(journal.opened).toMatchObject({ pointFound: false, damage: null, tail: [] });
    expect(mustFail(append(journal, saying('七'))).code).toBe('JOURNAL_READ_ONLY');
    journal.close();
    expect(opened(dir)).toMatchObject({ pointFound: true, damage: null });
  });

  it('after which all is sound does not hide a segment before it that is missing or too short', () => {
    const dir = threeSegments();
    const { point } = scanned(dir);
    const sound = bytesOf(dir, 1);
    putBytes(dir, 1, sound.subarray(0, sound.length - 1));
    expect(opened(dir, point)).toMatchObject({
      pointFound: true,
      damage: { file: segmentFile(1), record: 2 },
    });
    rmSync(join(dir, segmentFile(1)));
    expect(opened(dir, point)).toMatchObject({ damage: { file: segmentFile(1), reason: 'segment-missing' } });
  });

  it('in a segment that was altered at its begin or at the point itself leads to the very place', () => {
    const dir = threeSegments();
    const { point } = scanned(dir);
    const sound = readFileSync(join(dir, segmentFile(3)));
    for (const [place, position, record] of [
      [20, 0, 5],
      [HEADER_BYTES + 30, HEADER_BYTES, 5],
      [point.last + 30, point.last, 6],
      [point.last + 5, point.last, 6],
    ] as const) {
      const altered = Buffer.from(sound);
      altered.writeUInt8(altered.readUInt8(place) ^ 4, place);
      putBytes(dir, 3, altered);
      if (position === HEADER_BYTES) {
        expect(scanned(dir).damage).toMatchObject({ position, record });
        continue;
      }
      expect(opened(dir, point)).toMatchObject({
        pointFound: false,
        damage: { file: segmentFile(3), position, record },
      });
    }
  });

  it('and the record at it is damaged', () => {
    const dir = temporaryFolder();
    const point = say(dir, '一');
    say(dir, '二');
    const broken = bytesOf(dir, 2);
    broken.writeUInt8(broken.readUInt8(HEADER_BYTES + 20) ^ 1, HEADER_BYTES + 20);
    putBytes(dir, 2, broken);
    expect(opened(dir, point)).toMatchObject({ pointFound: true, records: [], damage: { record: 2 } });
    const reading = open(dir, point, { readOnly: true });
    expect(mustFail(reading.read({ segment: 2, position: HEADER_BYTES, index: 0 })).code).toBe(
      'JOURNAL_DAMAGED',
    );
    for (const place of [
      { segment: 2, position: HEADER_BYTES, index: 1 },
      { segment: 2, position: 100_000, index: 0 },
      { segment: 9, position: HEADER_BYTES, index: 0 },
    ])
      expect(mustFail(reading.read(place)).code).toBe('JOURNAL_DAMAGED');
    reading.close();
  });
});
