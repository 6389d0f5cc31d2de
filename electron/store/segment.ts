/**
 * The bytes of one journal segment: header and records. Each segment has its own keys out of its own
 * salt, so a record's number in the segment serves as nonce and is never used twice. Nothing here reads or
 * writes files, and nothing here decides whether a break is harmless.
 *
 * Header, 144 bytes: magic 8, format u16, suite u16, store id 16, segment number u32, salt 32, head before
 * 32, records before u64, length of the previous segment u64, MAC 32 over all of it. Record: length u32,
 * check 4 (MAC of length and number), then AES-256-GCM(head before ‖ content), all numbers big-endian.
 */
import type { Suite } from '#electron/crypto/suite';
import { equalBytes } from '#electron/crypto/suites';
import type { KeyRing } from './key-ring';
import { STORE_FORMAT } from './layout';

const MAGIC = Buffer.from('RSBJRNL\n', 'latin1');
const OFFSET = {
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
const HEAD_BYTES = 32;
export const SEGMENT_HEADER_BYTES = 144;
export const RECORD_HEADER_BYTES = 8;
const CHECK_BYTES = 4;

/** Head of a journal without records. */
export const FIRST_HEAD: Uint8Array = new Uint8Array(HEAD_BYTES);

/** Where a segment stands in the file chain. */
export interface SegmentStart {
  readonly number: number;
  /** Head after the last record of the previous segment. */
  readonly head: Uint8Array;
  /** Records in all segments before. */
  readonly count: number;
  /** Bytes of the previous segment; 0 for the first. */
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

function headerBody(ring: KeyRing, start: SegmentStart, salt: Uint8Array): Buffer {
  const bytes = Buffer.alloc(OFFSET.mac);
  MAGIC.copy(bytes);
  bytes.writeUInt16BE(STORE_FORMAT, OFFSET.format);
  bytes.writeUInt16BE(ring.suite.id, OFFSET.suite);
  bytes.set(ring.storeId, OFFSET.store);
  bytes.writeUInt32BE(start.number, OFFSET.number);
  bytes.set(salt, OFFSET.salt);
  bytes.set(start.head, OFFSET.head);
  bytes.writeBigUInt64BE(BigInt(start.count), OFFSET.count);
  bytes.writeBigUInt64BE(BigInt(start.previousLength), OFFSET.length);
  return bytes;
}

function keysOf(ring: KeyRing, salt: Uint8Array, header: Uint8Array): SegmentKeys {
  return {
    suite: ring.suite,
    record: ring.derive('rsb/store/segment/1', salt),
    check: ring.derive('rsb/store/segment-check/1', salt),
    headerHash: ring.suite.hash(header),
  };
}

/** Header and keys of a new segment. */
export function newSegment(
  ring: KeyRing,
  start: SegmentStart,
): { readonly header: Uint8Array; readonly keys: SegmentKeys } {
  const salt = ring.suite.randomBytes(SALT_BYTES);
  const body = headerBody(ring, start, salt);
  const check = ring.derive('rsb/store/segment-check/1', salt);
  const header = Buffer.concat([body, ring.suite.mac(check, body)]);
  check.fill(0);
  return { header, keys: keysOf(ring, salt, header) };
}

/** What a segment's header says, and its keys; null when any byte of it was altered or it is of another store. */
export function readHeader(
  ring: KeyRing,
  header: Uint8Array,
): { readonly start: SegmentStart; readonly keys: SegmentKeys } | null {
  const bytes = Buffer.from(header);
  const salt = bytes.subarray(OFFSET.salt, OFFSET.salt + SALT_BYTES);
  const start: SegmentStart = {
    number: bytes.readUInt32BE(OFFSET.number),
    head: bytes.subarray(OFFSET.head, OFFSET.head + HEAD_BYTES),
    count: Number(bytes.readBigUInt64BE(OFFSET.count)),
    previousLength: Number(bytes.readBigUInt64BE(OFFSET.length)),
  };
  const keys = keysOf(ring, salt, header);
  const body = bytes.subarray(0, OFFSET.mac);
  const macRight = equalBytes(ring.suite.mac(keys.check, body), bytes.subarray(OFFSET.mac));
  const asWritten = macRight && equalBytes(body, headerBody(ring, start, salt));
  if (asWritten) return { start, keys };
  wipeKeys(keys);
  return null;
}

/** Overwrites a segment's keys. */
export function wipeKeys(keys: SegmentKeys): void {
  keys.record.fill(0);
  keys.check.fill(0);
}

function numberBytes(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function nonceOf(keys: SegmentKeys, index: number): Uint8Array {
  const nonce = Buffer.alloc(keys.suite.nonceBytes);
  nonce.writeBigUInt64BE(BigInt(index), keys.suite.nonceBytes - 8);
  return nonce;
}

const checkOf = (keys: SegmentKeys, length: Uint8Array, index: number): Uint8Array =>
  keys.suite.mac(keys.check, length, numberBytes(index)).subarray(0, CHECK_BYTES);

/** The head after a record: chains its sealed bytes to everything before. */
function nextHead(suite: Suite, head: Uint8Array, sealed: Uint8Array): Uint8Array {
  return suite.hash(head, suite.hash(sealed));
}

/** The bytes of record number `index` of a segment (from 0), and the head after it. */
export function sealRecord(
  keys: SegmentKeys,
  index: number,
  head: Uint8Array,
  content: Uint8Array,
): { readonly bytes: Uint8Array; readonly head: Uint8Array } {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(HEAD_BYTES + content.length + keys.suite.tagBytes);
  const plain = Buffer.concat([head, content]);
  const sealed = keys.suite.seal(
    keys.record,
    nonceOf(keys, index),
    plain,
    Buffer.concat([keys.headerHash, length]),
  );
  plain.fill(0);
  return {
    bytes: Buffer.concat([length, checkOf(keys, length, index), sealed]),
    head: nextHead(keys.suite, head, sealed),
  };
}

/** Length of the sealed body that a record header announces; null when the header was altered. */
export function bodyLength(keys: SegmentKeys, index: number, header: Uint8Array): number | null {
  const length = header.subarray(0, 4);
  if (!equalBytes(checkOf(keys, length, index), header.subarray(4, RECORD_HEADER_BYTES))) return null;
  return Buffer.from(length).readUInt32BE();
}

/** Content of a record and the head after it; null when it was altered or stands after another head. */
export function openRecord(
  keys: SegmentKeys,
  index: number,
  head: Uint8Array,
  sealed: Uint8Array,
): { readonly content: Uint8Array; readonly head: Uint8Array } | null {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  const plain = keys.suite.open(
    keys.record,
    nonceOf(keys, index),
    sealed,
    Buffer.concat([keys.headerHash, length]),
  );
  if (plain === null || !equalBytes(plain.subarray(0, HEAD_BYTES), head)) return null;
  return { content: plain.subarray(HEAD_BYTES), head: nextHead(keys.suite, head, sealed) };
}
