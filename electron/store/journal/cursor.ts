/**
 * A place in the chain between two records, and the one step that reading takes from there. It opens and
 * compares; what a failing step means is judged elsewhere (`segment-end.ts`).
 */
import { equalBytes } from '#electron/crypto/suites';
import type { JournalPoint, RecordPlace } from './journal-types';
import {
  endMark,
  headAfter,
  type OpenedBody,
  openBody,
  openSummary,
  type RecordHeader,
  readRecordHeader,
} from './record';
import { FIRST_HEAD, SEGMENT_HEADER_BYTES, type SegmentKeys } from './segment';

/** As a point, but it may stand in a segment that has no record yet. */
export interface Cursor {
  readonly segment: number;
  readonly position: number;
  readonly index: number;
  readonly count: number;
  readonly head: Uint8Array;
  /** Byte at which the last record before the cursor begins; 0 when this segment has none. */
  readonly last: number;
  readonly dictionary: RecordPlace | null;
}

/** Bytes of a segment's file from byte `base` on. */
export interface Window {
  readonly bytes: Buffer;
  readonly base: number;
}

/** One record whose summary is sound; its body too, when it was opened. */
export interface SealedRecord {
  readonly header: RecordHeader;
  readonly bytes: Buffer;
  readonly summary: Uint8Array;
  readonly body: OpenedBody | null;
  /** The cursor before the record. */
  readonly before: Cursor;
  readonly after: Cursor;
}

/** Before the first record of a journal. */
export const FIRST_CURSOR: Cursor = {
  segment: 0,
  position: 0,
  index: 0,
  count: 0,
  head: FIRST_HEAD,
  last: 0,
  dictionary: null,
};

/** The cursor at the beginning of the next segment. */
export const inSegment = (cursor: Cursor, segment: number): Cursor => ({
  ...cursor,
  segment,
  position: SEGMENT_HEADER_BYTES,
  index: 0,
  last: 0,
});

export const pointOf = (cursor: Cursor): JournalPoint => ({
  segment: cursor.segment,
  position: cursor.position,
  index: cursor.index,
  count: cursor.count,
  head: Buffer.from(cursor.head).toString('hex'),
  last: cursor.last,
  dictionary: cursor.dictionary,
});

export const cursorOf = (point: JournalPoint): Cursor => ({
  ...point,
  head: Buffer.from(point.head, 'hex'),
});

/** Place of the record that follows the cursor. */
export const placeAt = (cursor: Cursor): RecordPlace => ({
  segment: cursor.segment,
  position: cursor.position,
  index: cursor.index,
});

/** The cursor after a record of these bytes. */
export function cursorAfter(
  cursor: Cursor,
  keys: SegmentKeys,
  kind: RecordHeader['kind'],
  bytes: Uint8Array,
): Cursor {
  return {
    segment: cursor.segment,
    position: cursor.position + bytes.length,
    index: cursor.index + 1,
    count: cursor.count + 1,
    head: headAfter(keys, cursor.head, bytes),
    last: cursor.position,
    dictionary: kind === 'dictionary' ? placeAt(cursor) : cursor.dictionary,
  };
}

/** Whether every byte is zero. */
export function isZero(bytes: Uint8Array): boolean {
  const step = ZEROS.length;
  for (let at = 0; at < bytes.length; at += step) {
    const part = bytes.subarray(at, at + step);
    if (ZEROS.compare(part, 0, part.length, 0, part.length) !== 0) return false;
  }
  return true;
}
const ZEROS = Buffer.alloc(64 * 1024);

/** A last byte may be missing of a record that is all there otherwise, if nothing was written after it. */
function endsSoundly(window: Window, at: number, record: Buffer, limit: number | null): boolean {
  const mark = endMark(record);
  if (mark === 'whole') return true;
  const end = at + record.length;
  if (mark === 'altered') return false;
  return limit === null ? isZero(window.bytes.subarray(end)) : end + window.base === limit;
}

/** The record at the cursor; null when there is none that is sound. `deep`: the body is opened too, otherwise
 * only the next record's summary will prove it. `limit`: where the segment's records end, when known. */
export function stepFrom(
  cursor: Cursor,
  keys: SegmentKeys,
  window: Window,
  limit: number | null,
  deep: boolean,
): SealedRecord | null {
  const at = cursor.position - window.base;
  const header = readRecordHeader(keys, cursor.index, window.bytes, at);
  if (header === null || at + header.length > window.bytes.length) return null;
  if (limit !== null && cursor.position + header.length > limit) return null;
  const bytes = window.bytes.subarray(at, at + header.length);
  const summary = openSummary(keys, cursor.index, header, cursor.head, bytes);
  if (summary === null || !endsSoundly(window, at, bytes, limit)) return null;
  const record = { header, bytes, summary, before: cursor };
  const body = deep ? soundBody(keys, { header, bytes, before: cursor }) : null;
  if (deep && body === null) return null;
  return { ...record, body, after: cursorAfter(cursor, keys, header.kind, bytes) };
}

/** The body of a record, if it is sound and stands after the head it was written after. */
export function soundBody(
  keys: SegmentKeys,
  record: Pick<SealedRecord, 'header' | 'bytes' | 'before'>,
): OpenedBody | null {
  const body = openBody(keys, record.before.index, record.header, record.bytes);
  return body !== null && equalBytes(body.headBefore, record.before.head) ? body : null;
}
