/** Finds and reads the segment files of a journal. It changes nothing and judges only whole files. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalBegin, readBegin } from '../archive/journal-begin';
import { namesIn } from '../disk';
import { systemCode } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { isSegmentName, JOURNAL_FOLDER, segmentName } from '../layout';
import { isZero } from './cursor';
import { whenFree } from './locked-file';
import { readHeader, SEGMENT_HEADER_BYTES, type Segment, wipeKeys } from './segment';

/** A file that is not there or does not let itself be read. */
export type Unread = 'segment-missing' | 'segment-unreadable';

export const segmentPath = (dir: string, segment: number): string =>
  join(dir, JOURNAL_FOLDER, segmentName(segment));

/** Numbers of the segments on disk, ascending. @throws what the operating system throws. */
export function segmentNumbers(dir: string): readonly number[] {
  return namesIn(join(dir, JOURNAL_FOLDER))
    .filter(isSegmentName)
    .map((name) => Number.parseInt(name, 10));
}

/** Fills the buffer from a position; answers how many bytes there were. */
export function readFully(file: number, bytes: Uint8Array, position: number): number {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(file, bytes, done, bytes.length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

/** Bytes of a segment's file from `from` (up to `most`), and the length of the whole file. */
export function readFrom(
  dir: string,
  segment: number,
  from: number,
  most = Number.POSITIVE_INFINITY,
): { readonly bytes: Buffer; readonly size: number } | Unread {
  try {
    const file = whenFree(() => openSync(segmentPath(dir, segment), 'r'));
    try {
      const size = fstatSync(file).size;
      const bytes = Buffer.allocUnsafeSlow(Math.max(Math.min(size - from, most), 0));
      return { bytes: bytes.subarray(0, readFully(file, bytes, from)), size };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return systemCode(error) === 'ENOENT' ? 'segment-missing' : 'segment-unreadable';
  }
}

/** The segment a file's header describes; null when the header is not sound. */
export function readSegmentHeader(
  dir: string,
  ring: KeyRing,
  segment: number,
): { readonly segment: Segment | null; readonly size: number } | Unread {
  const read = readFrom(dir, segment, 0, SEGMENT_HEADER_BYTES);
  return typeof read === 'string' ? read : { segment: readHeader(ring, read.bytes), size: read.size };
}

/** Whether a file is a segment whose creation did not come to its end: no record can ever have been in it. */
function isUnborn(dir: string, ring: KeyRing, segment: number): boolean {
  const head = readFrom(dir, segment, 0, SEGMENT_HEADER_BYTES);
  if (typeof head === 'string') return false;
  const sound = readHeader(ring, head.bytes);
  if (sound !== null) {
    wipeKeys(sound.keys);
    return false;
  }
  if (head.bytes.length < SEGMENT_HEADER_BYTES) return true;
  if (head.bytes.at(-1) !== 0) return false;
  const rest = readFrom(dir, segment, SEGMENT_HEADER_BYTES);
  return typeof rest !== 'string' && isZero(rest.bytes);
}

/** The segments of a journal. */
export interface SegmentList {
  /** Where the journal begins; null when nothing was cut off it. */
  readonly begin: JournalBegin | null;
  /** Number of the first segment. */
  readonly first: number;
  /** Number of the last segment; 0 without any. */
  readonly last: number;
  /** Lowest number that has no file. */
  readonly missing: number | null;
  /** Number of a file after the last segment whose creation did not come to its end. */
  readonly unborn: number | null;
}

/** @throws when the journal folder itself cannot be read. */
export function listSegments(dir: string, ring: KeyRing): SegmentList {
  const begin = readBegin(dir, ring);
  const first = begin?.place.segment ?? 1;
  // Cut off, and only not taken away yet.
  const numbers = segmentNumbers(dir).filter((number) => number >= first);
  // A beginning without its segment is a journal that lost it.
  const highest = numbers.at(-1) ?? (begin === null ? 0 : first);
  const unborn = highest > 0 && isUnborn(dir, ring, highest) ? highest : null;
  const last = unborn === null ? highest : highest - 1;
  const gap = numbers.length === 0 ? 0 : numbers.findIndex((number, at) => number !== at + first);
  const missing = gap >= 0 && gap + first <= last ? gap + first : null;
  return { begin, first, last, missing, unborn };
}
