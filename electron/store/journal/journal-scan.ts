/**
 * Reads the journal from its first byte and tells exactly where it stops being sound. It changes nothing and
 * keeps nothing, so that a worker can do it with a folder and a key ring alone.
 */
import { equalBytes } from '#electron/crypto/suites';
import { cursorAtBegin } from '../archive/begin-cursor';
import type { Damage, DamageReason } from '../faults';
import type { KeyRing } from '../key-ring';
import { segmentPlace } from '../layout';
import { reachOf } from './batch-record';
import { type Cursor, FIRST_CURSOR, inSegment, placeAt, pointOf, stepFrom, type Window } from './cursor';
import type { JournalPoint, ScanEnd, ScannedRecord, ScanOptions } from './journal-types';
import { RecordReader } from './record-reader';
import { headerReason, readHeader, type Segment, type SegmentKeys, wipeKeys } from './segment';
import { judgeBreak, judgeEnd } from './segment-end';
import { listSegments, readFrom, readSegmentHeader } from './segment-files';

/** Names a place of damage before the record that follows the cursor. */
export const damageAt = (
  cursor: Cursor,
  segment: number,
  position: number,
  reason: DamageReason,
): Damage => ({ file: segmentPlace(segment), position, record: cursor.count + 1, reason });

/** Where the records of a segment end as the next segment states it; null when that says nothing. */
export function statedLength(dir: string, ring: KeyRing, segment: number, last: number): number | null {
  if (segment >= last) return null;
  const next = readSegmentHeader(dir, ring, segment + 1);
  if (typeof next === 'string' || next.segment === null) return null;
  wipeKeys(next.segment.keys);
  const { start } = next.segment;
  return start.number === segment + 1 ? start.previousLength : null;
}

/** Whether a segment continues the chain at the cursor, the segment before having ended at `length`. */
export function continues(start: Segment['start'], segment: number, cursor: Cursor, length: number): boolean {
  return (
    start.number === segment &&
    start.count === cursor.count &&
    start.previousLength === length &&
    equalBytes(start.head, cursor.head)
  );
}

/** What a reading of the journal has found so far. */
class Progress {
  /** Where reading stands. */
  cursor: Cursor = FIRST_CURSOR;
  /** After the last record. */
  end: Cursor = FIRST_CURSOR;
  segments = 0;
  bytes = 0;
  unfinishedBytes = 0;
  damage: Damage | null = null;

  break(segment: number, position: number, reason: DamageReason): void {
    this.damage = damageAt(this.cursor, segment, position, reason);
  }

  breakAt(cursor: Cursor, reason: DamageReason): void {
    this.damage = damageAt(cursor, cursor.segment, cursor.position, reason);
  }
}

class Scan {
  readonly #reader: RecordReader;
  readonly #options: ScanOptions;
  readonly progress = new Progress();

  constructor(reader: RecordReader, options: ScanOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  /** Reads the records of one segment up to `limit` (null: as far as they go). */
  *records(keys: SegmentKeys, window: Window, limit: number | null): Generator<ScannedRecord, void, void> {
    const { progress } = this;
    for (;;) {
      const { cursor } = progress;
      if (cursor.position === limit) return;
      const step = stepFrom(cursor, keys, window, limit, true);
      if (step === null || step.body === null) {
        this.#stop(keys, window, limit, cursor);
        return;
      }
      const { packed } = step.body;
      if (step.header.kind === 'batch') {
        const reach = reachOf(step, this.#reader.unpack(packed), keys, window, limit);
        if (reach.end === 'altered') progress.breakAt(reach.cursor, 'batch-altered');
        if (reach.end === 'stops') this.#stop(keys, window, limit, reach.cursor);
        if (reach.end !== 'whole') return;
      }
      const record: ScannedRecord = {
        number: step.after.count,
        kind: step.header.kind,
        summary: step.summary,
        head: step.after.head,
        place: placeAt(cursor),
        content: () => this.#reader.unpack(packed),
      };
      if (record.kind === 'dictionary') this.#reader.remember(record.place, record.content());
      const refused = this.#options.accept?.(record) ?? null;
      if (refused !== null) {
        progress.break(cursor.segment, cursor.position, refused);
        return;
      }
      progress.cursor = step.after;
      progress.end = step.after;
      yield record;
    }
  }

  /** `at`: where no sound record follows, which in a batch is behind the place where reading stands. */
  #stop(keys: SegmentKeys, window: Window, limit: number | null, at: Cursor): void {
    const { progress } = this;
    if (limit !== null) {
      progress.breakAt(at, judgeBreak(at, keys, window, limit));
      return;
    }
    const end = judgeEnd(at, keys, window);
    if (end.unfinishedBytes === null) progress.breakAt(at, end.reason);
    else progress.unfinishedBytes += at.position - progress.cursor.position + end.unfinishedBytes;
  }
}

function checkPoint(progress: Progress, until: JournalPoint): void {
  const { end } = progress;
  const reached = end.count === until.count && Buffer.from(end.head).toString('hex') === until.head;
  if (progress.damage === null && !reached)
    progress.break(Math.max(end.segment, 1), end.position, 'snapshot-ahead');
}

/** Walks the journal: yields every sound record, returns where and how it ends.
 * @throws when the journal folder itself cannot be read. */
export function* scanJournal(
  dir: string,
  ring: KeyRing,
  options: ScanOptions = {},
): Generator<ScannedRecord, ScanEnd, void> {
  const { until } = options;
  const list = listSegments(dir, ring);
  const last = until === undefined ? list.last : Math.min(list.last, until.segment);
  const reader = new RecordReader(dir, ring);
  const scan = new Scan(reader, options);
  const { progress } = scan;
  const start = cursorAtBegin(dir, ring, list.begin, reader);
  progress.cursor = start;
  progress.end = start;
  let length = start.position;
  try {
    for (let number = list.first; number <= last && progress.damage === null; number += 1) {
      const read = readFrom(dir, number, 0);
      if (typeof read === 'string') {
        progress.break(number, 0, read);
        break;
      }
      progress.segments += 1;
      progress.bytes += read.size;
      const header = readHeader(ring, read.bytes);
      if (header === null || !continues(header.start, number, progress.cursor, length)) {
        progress.break(number, 0, header === null ? headerReason(ring, read.bytes) : 'chain-broken');
        break;
      }
      progress.cursor = inSegment(progress.cursor, number);
      const limit = until?.segment === number ? until.position : statedLength(dir, ring, number, list.last);
      try {
        yield* scan.records(header.keys, { bytes: read.bytes, base: 0 }, limit);
      } finally {
        wipeKeys(header.keys);
      }
      length = progress.cursor.position;
    }
  } finally {
    reader.close();
  }
  if (until !== undefined) checkPoint(progress, until);
  else if (list.unborn !== null && progress.damage === null)
    progress.unfinishedBytes += unbornBytes(dir, list.unborn);
  return {
    point: pointOf(progress.end),
    segments: progress.segments,
    bytes: progress.bytes,
    unfinishedBytes: progress.unfinishedBytes,
    damage: progress.damage,
  };
}

/** Bytes of a segment file whose creation did not come to its end. */
export function unbornBytes(dir: string, segment: number): number {
  const read = readFrom(dir, segment, 0, 0);
  return typeof read === 'string' ? 0 : read.size;
}
