/**
 * Judges a place where the reading of records stops: the clean end, a write that never was acknowledged, or
 * damage. A write counts as unfinished only when nothing of a later write follows (a later one began after it
 * was acknowledged) and when a part of it is plainly not there. Everything else is damage.
 *
 * It rests on three facts: a disk writes 512-byte sectors whole or not at all, what was not written yet is
 * zeros, and no sector's part of a record is all zeros (`record.ts`).
 */
import type { DamageReason } from '../faults';
import { type Cursor, isZero, type Window } from './cursor';
import { mayBegin, RECORD_HEADER_BYTES, RECORD_LEAST_BYTES, RECORD_STEP, readRecordHeader } from './record';
import type { SegmentKeys } from './segment';

const SECTOR_BYTES = 512;
/** Space that was written ahead is passed over in steps of this length first. */
const ZEROS_STEP_BYTES = 64 * 1024;
/** A written step of 16 bytes has fewer bytes that are not zero about once in 10^16. */
const LEAST_SET_BYTES = 8;

export type Judgement =
  | { readonly unfinishedBytes: number }
  | { readonly unfinishedBytes: null; readonly reason: DamageReason };

const damaged = (reason: DamageReason): Judgement => ({ unfinishedBytes: null, reason });

/** Length up to the last byte that is not zero. */
function usedLength(bytes: Buffer): number {
  let length = bytes.length;
  for (const step of [ZEROS_STEP_BYTES, SECTOR_BYTES])
    while (length >= step && isZero(bytes.subarray(length - step, length))) length -= step;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

/** Whether some sector's part of the bytes from `at` to `end` was not written. */
function lacksSector(window: Window, at: number, end: number): boolean {
  for (let part = at; part < end; ) {
    const sectorEnd = part + SECTOR_BYTES - ((part + window.base) % SECTOR_BYTES);
    if (isZero(window.bytes.subarray(part, Math.min(sectorEnd, end)))) return true;
    part = sectorEnd;
  }
  return false;
}

/** Whether single bytes are set where written bytes would be set almost everywhere. */
function hasSparseStep(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += RECORD_STEP) {
    let set = 0;
    for (const byte of bytes.subarray(at, at + RECORD_STEP)) if (byte !== 0) set += 1;
    if (set > 0 && set < LEAST_SET_BYTES) return true;
  }
  return false;
}

/** Whether a record that another, later write begins with stands after `from`. */
function laterWriteFollows(cursor: Cursor, keys: SegmentKeys, window: Window, from: number): boolean {
  const { bytes, base } = window;
  const begin = cursor.position - base;
  for (let at = from; at + RECORD_HEADER_BYTES <= bytes.length; at += RECORD_STEP) {
    if (!mayBegin(bytes.readUInt8(at))) continue;
    const records = 1 + Math.floor((at - begin) / RECORD_LEAST_BYTES);
    for (let index = cursor.index + 1; index <= cursor.index + records; index += 1) {
      const header = readRecordHeader(keys, index, bytes, at);
      if (header === null) continue;
      if (!header.continues) return true;
      break;
    }
  }
  return false;
}

/** What the bytes from the cursor to the end of the last segment's file are, no record being sound there. */
export function judgeEnd(cursor: Cursor, keys: SegmentKeys, window: Window): Judgement {
  const at = cursor.position - window.base;
  const rest = window.bytes.subarray(at);
  const used = usedLength(rest);
  if (used === 0) return { unfinishedBytes: 0 };
  const unfinished: Judgement = { unfinishedBytes: used };
  const header = readRecordHeader(keys, cursor.index, window.bytes, at);
  const next = at + (header?.length ?? RECORD_STEP);
  if (laterWriteFollows(cursor, keys, window, next))
    return damaged(header === null ? 'record-header-altered' : 'record-altered');
  if (header !== null) {
    if (next > window.bytes.length) return unfinished;
    const cut = window.bytes[next - 1] === 0;
    return cut || lacksSector(window, at, next) ? unfinished : damaged('record-altered');
  }
  if (rest.length < RECORD_HEADER_BYTES) return unfinished;
  const firstSector = at + SECTOR_BYTES - (cursor.position % SECTOR_BYTES);
  const written = rest.subarray(0, used);
  const sparse = hasSparseStep(written);
  if (isZero(window.bytes.subarray(at, firstSector))) return sparse ? damaged('space-altered') : unfinished;
  if (mayBegin(rest.readUInt8(0)) && used < RECORD_HEADER_BYTES) return unfinished;
  return damaged(sparse ? 'space-altered' : 'record-header-altered');
}

/** Why the records of a segment do not reach the length that its successor states. */
export function judgeBreak(cursor: Cursor, keys: SegmentKeys, window: Window, stated: number): DamageReason {
  const at = cursor.position - window.base;
  const rest = window.bytes.subarray(at, stated - window.base);
  if (isZero(rest)) return 'records-missing';
  const header = readRecordHeader(keys, cursor.index, window.bytes, at);
  if (header === null)
    return rest.length < RECORD_HEADER_BYTES ? 'record-incomplete' : 'record-header-altered';
  if (cursor.position + header.length > stated) return 'chain-broken';
  return at + header.length > window.bytes.length ? 'record-incomplete' : 'record-altered';
}
