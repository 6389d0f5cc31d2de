/**
 * Opens the journal from a point that somebody has kept: reads only what was appended since. A record's body is
 * left closed; that it is as it was written follows from the next record, whose summary only opens after it, and
 * the last body is opened for that. Segments before the point are only checked to be there.
 */
import { equalBytes } from '#electron/crypto/suites';
import { cursorAtBegin } from '../archive/begin-cursor';
import type { Damage } from '../faults';
import type { KeyRing } from '../key-ring';
import { segmentPlace } from '../layout';
import { type Reach, reachOf } from './batch-record';
import {
  type Cursor,
  cursorOf,
  inSegment,
  placeAt,
  type SealedRecord,
  soundBody,
  stepFrom,
  type Window,
} from './cursor';
import { continues, damageAt, scanJournal, statedLength, unbornBytes } from './journal-scan';
import type { JournalPoint, TailRecord } from './journal-types';
import { headAfter, openBody, readRecordHeader } from './record';
import { JournalReadError, type RecordReader } from './record-reader';
import { headerReason, readHeader, SEGMENT_HEADER_BYTES, type SegmentKeys, wipeKeys } from './segment';
import { judgeBreak, judgeEnd } from './segment-end';
import { listSegments, readFrom, readSegmentHeader, type SegmentList } from './segment-files';

/** Segments before the point whose length is compared with what their successor states; the existence of all is
 * checked, and a full scan checks everything. Each costs about 40 µs, and there is one for every day. */
const LENGTHS_CHECKED = 64;

export interface Tail {
  readonly records: readonly TailRecord[];
  readonly unfinishedBytes: number;
  readonly damage: Damage | null;
  readonly pointFound: boolean;
  /** The point it was read from and goes through. */
  readonly from: JournalPoint | null;
  /** After the last sound record. */
  readonly end: Cursor;
  /** Last segment that is there, and its valid bytes: the next one continues it. */
  readonly finished: { readonly number: number; readonly length: number };
  /** A file of the next number that came to nothing and is in the way. */
  readonly unborn: number | null;
  /** Keys the records still need; to be wiped when they are no longer used. */
  readonly keys: readonly SegmentKeys[];
}

class TailReading {
  readonly records: TailRecord[] = [];
  readonly keys: SegmentKeys[] = [];
  readonly #reader: RecordReader;
  cursor: Cursor;
  end: Cursor;
  unfinishedBytes = 0;
  damage: Damage | null = null;

  constructor(reader: RecordReader, from: Cursor) {
    this.#reader = reader;
    this.cursor = from;
    this.end = from;
  }

  /** Reads the records of one segment from the cursor up to `limit` (null: as far as they go). */
  segment(keys: SegmentKeys, window: Window, limit: number | null): void {
    this.keys.push(keys);
    let last: SealedRecord | null = null;
    let reach: Reach | null = null;
    while (this.cursor.position !== limit) {
      const step = stepFrom(this.cursor, keys, window, limit, false);
      if (step === null) break;
      if (last !== null) this.#take(keys, last);
      last = null;
      reach = step.header.kind === 'batch' ? this.#reach(step, keys, window, limit) : null;
      if (reach !== null) break;
      last = step;
      this.cursor = step.after;
    }
    // The one record that no summary after it has proved.
    if (last !== null && soundBody(keys, last) !== null) this.#take(keys, last);
    else if (last !== null) this.cursor = last.before;
    if (reach?.end === 'altered') this.damage = this.#damage(reach.cursor, 'batch-altered');
    else if (this.cursor.position !== limit) this.#stop(keys, window, limit, reach?.cursor ?? this.cursor);
  }

  /** How far a batch reaches that is not whole; null when it is. */
  #reach(opening: SealedRecord, keys: SegmentKeys, window: Window, limit: number | null): Reach | null {
    const body = soundBody(keys, opening);
    if (body === null) return { cursor: opening.before, end: 'stops' };
    const reach = reachOf(opening, this.#reader.unpack(body.packed), keys, window, limit);
    return reach.end === 'whole' ? null : reach;
  }

  #take(keys: SegmentKeys, sealed: SealedRecord): void {
    const { before, after, header, bytes } = sealed;
    const place = placeAt(before);
    this.end = after;
    this.records.push({
      number: after.count,
      kind: header.kind,
      summary: sealed.summary,
      head: after.head,
      place,
      content: () => {
        const body = openBody(keys, before.index, header, bytes);
        if (body !== null) return this.#reader.unpack(body.packed);
        const damage = damageAt(before, place.segment, place.position, 'record-altered');
        throw new JournalReadError({ code: 'JOURNAL_DAMAGED', damage });
      },
    });
  }

  #damage(at: Cursor, reason: Damage['reason']): Damage {
    return damageAt(at, at.segment, at.position, reason);
  }

  /** `at`: where no sound record follows, which in a batch is behind the place where reading stands. */
  #stop(keys: SegmentKeys, window: Window, limit: number | null, at: Cursor): void {
    if (limit !== null) {
      this.damage = this.#damage(at, judgeBreak(at, keys, window, limit));
      return;
    }
    const end = judgeEnd(at, keys, window);
    if (end.unfinishedBytes === null) this.damage = this.#damage(at, end.reason);
    else this.unfinishedBytes += at.position - this.cursor.position + end.unfinishedBytes;
  }
}

/** Whether the record that ends at the point is there and leads to its head. */
function isOnPath(point: Cursor, keys: SegmentKeys, window: Window): boolean {
  const header = readRecordHeader(keys, point.index - 1, window.bytes, 0);
  if (header === null || point.last + header.length !== point.position) return false;
  const bytes = window.bytes.subarray(0, header.length);
  const body = bytes.length === header.length ? openBody(keys, point.index - 1, header, bytes) : null;
  return body !== null && equalBytes(headAfter(keys, body.headBefore, bytes), point.head);
}

/** Whether the segments before the point are there, as far as opening checks it. */
function earlierAreThere(dir: string, ring: KeyRing, list: SegmentList, point: Cursor): boolean {
  if (list.missing !== null || point.segment > list.last) return false;
  for (
    let number = Math.max(list.first, point.segment - LENGTHS_CHECKED);
    number < point.segment;
    number += 1
  ) {
    const header = readSegmentHeader(dir, ring, number);
    const stated = statedLength(dir, ring, number, list.last);
    if (typeof header === 'string' || stated === null || header.size < stated) return false;
    if (header.segment !== null) wipeKeys(header.segment.keys);
  }
  return true;
}

/** Reads on from the point in its own segment. False when the journal does not go through the point. */
function readFromPoint(dir: string, ring: KeyRing, list: SegmentList, reading: TailReading): boolean {
  const point = reading.cursor;
  const first = readFrom(dir, point.segment, 0, SEGMENT_HEADER_BYTES);
  const rest = readFrom(dir, point.segment, point.last);
  if (typeof first === 'string' || typeof rest === 'string') return false;
  const header = readHeader(ring, first.bytes);
  if (header === null) return false;
  const window = { bytes: rest.bytes, base: point.last };
  const limit = statedLength(dir, ring, point.segment, list.last);
  const known = header.start.number === point.segment && (limit === null || limit >= point.position);
  if (!known || !isOnPath(point, header.keys, window)) {
    wipeKeys(header.keys);
    return false;
  }
  reading.segment(header.keys, window, limit);
  return true;
}

function readSegment(
  dir: string,
  ring: KeyRing,
  list: SegmentList,
  reading: TailReading,
  number: number,
): Damage['reason'] | null {
  const length = reading.cursor.position;
  const read = readFrom(dir, number, 0);
  if (typeof read === 'string') return read;
  const header = readHeader(ring, read.bytes);
  if (header === null) return headerReason(ring, read.bytes);
  if (!continues(header.start, number, reading.cursor, length)) {
    wipeKeys(header.keys);
    return 'chain-broken';
  }
  reading.cursor = inSegment(reading.cursor, number);
  reading.segment(header.keys, { bytes: read.bytes, base: 0 }, statedLength(dir, ring, number, list.last));
  return null;
}

/** What a full reading says about the place where the journal leaves the way to the point. */
function scanForDamage(dir: string, ring: KeyRing, point: JournalPoint): Damage | null {
  const scan = scanJournal(dir, ring);
  for (;;) {
    const step = scan.next();
    if (!step.done) continue;
    const { damage, point: end } = step.value;
    if (damage !== null || end.count >= point.count) return damage;
    return {
      file: segmentPlace(Math.max(end.segment, 1)),
      position: end.position,
      record: end.count + 1,
      reason: 'snapshot-ahead',
    };
  }
}

/** Reads the journal from a point to its end. @throws when the journal folder itself cannot be read. */
export function readTail(dir: string, ring: KeyRing, reader: RecordReader, point: JournalPoint | null): Tail {
  const list = listSegments(dir, ring);
  const start = cursorAtBegin(dir, ring, list.begin, reader);
  const isFromStart = point === null || point.count === 0;
  const from = isFromStart ? start : cursorOf(point);
  const reading = new TailReading(reader, from);
  const isWhole = earlierAreThere(dir, ring, list, from);
  const pointFound = isFromStart || (from.segment <= list.last && readFromPoint(dir, ring, list, reading));
  if (pointFound)
    for (let number = from.segment + 1; number <= list.last && reading.damage === null; number += 1) {
      const broken = readSegment(dir, ring, list, reading, number);
      if (broken !== null) reading.damage = damageAt(reading.cursor, number, 0, broken);
    }
  if (!isWhole || !pointFound) reading.damage = (point && scanForDamage(dir, ring, point)) ?? reading.damage;
  if (list.unborn !== null) reading.unfinishedBytes += unbornBytes(dir, list.unborn);
  return {
    records: reading.records,
    unfinishedBytes: reading.unfinishedBytes,
    damage: reading.damage,
    pointFound,
    from: pointFound ? point : null,
    end: reading.end,
    finished: { number: reading.cursor.segment, length: reading.cursor.position },
    unborn: list.unborn,
    keys: reading.keys,
  };
}
