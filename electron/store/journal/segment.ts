/**
 * The first bytes of a segment: who it belongs to, where it stands in the chain, and the keys that only it
 * uses. Nothing here reads or writes files.
 *
 * Header, 144 bytes, numbers big-endian: magic 8, format u16 (2), suite u16, store id 16, segment number u32,
 * salt 32, head before 32, records before u64, valid bytes of the segment before u64, MAC 32 over all of it.
 * What follows is records (`record.ts`) and then zeros that were written ahead.
 */
import type { Suite } from '#electron/crypto/suite';
import { equalBytes, suiteOf } from '#electron/crypto/suites';
import type { DamageReason } from '../faults';
import type { KeyRing } from '../key-ring';

export const JOURNAL_FORMAT = 2;
const MAGIC = Buffer.from('RSBJRNL\n', 'latin1');
const AT = {
  format: 8,
  suite: 10,
  store: 12,
  number: 28,
  salt: 32,
  head: 64,
  count: 96,
  length: 104,
  mac: 112,
};
const SALT_BYTES = 32;
export const HEAD_BYTES = 32;
export const SEGMENT_HEADER_BYTES = 144;

/** Head of a journal without records. */
export const FIRST_HEAD: Uint8Array = new Uint8Array(HEAD_BYTES);

/** Where a segment stands in the file chain. */
export interface SegmentStart {
  readonly number: number;
  /** Head after the last record of the segments before. */
  readonly head: Uint8Array;
  /** Records in all segments before. */
  readonly count: number;
  /** Valid bytes of the previous segment: whatever follows them there means nothing. 0 for the first. */
  readonly previousLength: number;
}

/** Keys of one segment. */
export interface SegmentKeys {
  readonly suite: Suite;
  readonly record: Uint8Array;
  readonly check: Uint8Array;
  /** Hash of the header: binds every record to its segment. */
  readonly headerHash: Uint8Array;
}

export interface Segment {
  readonly start: SegmentStart;
  readonly keys: SegmentKeys;
}

function headerBody(ring: KeyRing, start: SegmentStart, salt: Uint8Array): Buffer {
  const bytes = Buffer.alloc(AT.mac);
  MAGIC.copy(bytes);
  bytes.writeUInt16BE(JOURNAL_FORMAT, AT.format);
  bytes.writeUInt16BE(ring.suite.id, AT.suite);
  bytes.set(ring.storeId, AT.store);
  bytes.writeUInt32BE(start.number, AT.number);
  bytes.set(salt, AT.salt);
  bytes.set(start.head, AT.head);
  bytes.writeBigUInt64BE(BigInt(start.count), AT.count);
  bytes.writeBigUInt64BE(BigInt(start.previousLength), AT.length);
  return bytes;
}

function keysOf(ring: KeyRing, check: Uint8Array, salt: Uint8Array, header: Uint8Array): SegmentKeys {
  const record = ring.derive('rsb/store/journal/2', salt);
  return { suite: ring.suite, record, check, headerHash: ring.suite.hash(header) };
}

/** Header and keys of a new segment. */
export function newSegment(
  ring: KeyRing,
  start: SegmentStart,
): { readonly header: Uint8Array; readonly keys: SegmentKeys } {
  const salt = ring.suite.randomBytes(SALT_BYTES);
  const body = headerBody(ring, start, salt);
  const check = ring.derive('rsb/store/journal-check/2', salt);
  const header = Buffer.concat([body, ring.suite.mac(check, body)]);
  return { header, keys: keysOf(ring, check, salt, header) };
}

/** What a segment's header says, and its keys; null when any byte of it was altered or it is of another store. */
export function readHeader(ring: KeyRing, header: Uint8Array): Segment | null {
  if (header.length < SEGMENT_HEADER_BYTES) return null;
  const bytes = Buffer.from(header.subarray(0, SEGMENT_HEADER_BYTES));
  const salt = bytes.subarray(AT.salt, AT.salt + SALT_BYTES);
  const body = bytes.subarray(0, AT.mac);
  const check = ring.derive('rsb/store/journal-check/2', salt);
  const start: SegmentStart = {
    number: bytes.readUInt32BE(AT.number),
    head: bytes.subarray(AT.head, AT.head + HEAD_BYTES),
    count: Number(bytes.readBigUInt64BE(AT.count)),
    previousLength: Number(bytes.readBigUInt64BE(AT.length)),
  };
  const macRight = equalBytes(ring.suite.mac(check, body), bytes.subarray(AT.mac));
  if (macRight && equalBytes(body, headerBody(ring, start, salt)))
    return { start, keys: keysOf(ring, check, salt, bytes) };
  check.fill(0);
  return null;
}

/** Whether a newer program wrote a header that `readHeader` refuses: its numbers say so, and are no accident. With
 * our own numbers in their place the MAC would be right only if somebody had altered these alone. */
function isNewerHeader(ring: KeyRing, header: Uint8Array): boolean {
  if (header.length < SEGMENT_HEADER_BYTES) return false;
  const bytes = Buffer.from(header.subarray(0, SEGMENT_HEADER_BYTES));
  const isOurs = bytes.subarray(0, MAGIC.length).equals(MAGIC);
  const [format, suite] = [bytes.readUInt16BE(AT.format), bytes.readUInt16BE(AT.suite)];
  if (!isOurs || (format <= JOURNAL_FORMAT && suiteOf(suite) !== null)) return false;
  bytes.writeUInt16BE(JOURNAL_FORMAT, AT.format);
  bytes.writeUInt16BE(ring.suite.id, AT.suite);
  const read = readHeader(ring, bytes);
  if (read !== null) wipeKeys(read.keys);
  return read === null;
}

/** Why a header that `readHeader` refuses cannot be read. */
export function headerReason(ring: KeyRing, bytes: Uint8Array): DamageReason {
  if (bytes.length < SEGMENT_HEADER_BYTES) return 'header-incomplete';
  return isNewerHeader(ring, bytes) ? 'newer-format' : 'header-altered';
}

/** Overwrites a segment's keys. */
export function wipeKeys(keys: SegmentKeys): void {
  keys.record.fill(0);
  keys.check.fill(0);
}
