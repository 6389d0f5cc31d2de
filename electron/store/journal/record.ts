/**
 * The bytes of one record. Summary and body are sealed apart, so that a reader may open the one without the
 * other. Nothing here reads files, and nothing here decides whether a break is harmless.
 *
 * Record: mark u8 (0xE0 + kind: 1 entry, 2 seal, 3 dictionary, 4 batch, 5 stub), flags u8 (1 compressed, 2 with dictionary,
 * 4 written by the same write as the record before), length of the sealed summary u16, bytes after this header
 * u32, check 8 (MAC over the eight bytes before and the record's index), sealed summary, sealed body, 0xFF.
 * The head before is context of the summary and the beginning of the body. Body: head before 32, length of
 * the content u32, stored length u32, place of the dictionary 12 if used, stored content, zeros.
 *
 * Every record is a multiple of 16 bytes long and begins at such a place, begins and ends with a byte that is
 * not zero, and ends with a tag: no 512-byte sector holds a part of it that could rightly be all zeros.
 */
import { equalBytes } from '#electron/crypto/suites';
import type { RecordKind, RecordPlace } from './journal-types';
import { HEAD_BYTES, type SegmentKeys } from './segment';

export const RECORD_HEADER_BYTES = 16;
/** Records begin at multiples of this. */
export const RECORD_STEP = 16;
/** Shortest record possible. */
export const RECORD_LEAST_BYTES = 96;
const CHECKED_BYTES = 8;
/** Last byte of every record that was written to its end. */
export const END_MARK = 0xff;
const MARK = 0xe0;
const KINDS: readonly RecordKind[] = ['entry', 'seal', 'dictionary', 'batch', 'stub'];
const FLAG = { compressed: 1, dictionary: 2, continues: 4 };
const PLACE_BYTES = 12;
const PREFIX_BYTES = HEAD_BYTES + 8;
export const SUMMARY_LIMIT_BYTES = 60_000;
export const CONTENT_LIMIT_BYTES = 32 * 1024 * 1024;

/** Content as it is stored. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** Length before compression; null when it is not compressed. */
  readonly plainLength: number | null;
  readonly dictionary: RecordPlace | null;
}

export interface RecordHeader {
  readonly kind: RecordKind;
  readonly compressed: boolean;
  readonly withDictionary: boolean;
  /** The record was written together with the one before it. */
  readonly continues: boolean;
  readonly summaryBytes: number;
  /** Length of the whole record. */
  readonly length: number;
}

export interface OpenedBody {
  readonly headBefore: Uint8Array;
  readonly packed: Packed;
}

const NONCE_SUMMARY = 0;
const NONCE_BODY = 1;

/** The index in the last eight bytes, before them whether it is the summary or the body: never used twice. */
function nonceOf(keys: SegmentKeys, index: number, part: number): Buffer {
  const nonce = Buffer.alloc(keys.suite.nonceBytes);
  nonce.writeUInt8(part, 0);
  nonce.writeUIntBE(index, keys.suite.nonceBytes - 6, 6);
  return nonce;
}

function checkOf(keys: SegmentKeys, checked: Uint8Array, index: number): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeUIntBE(index, 2, 6);
  return keys.suite.mac(keys.check, checked, number).subarray(0, RECORD_HEADER_BYTES - CHECKED_BYTES);
}

/** The head after a record: chains all its bytes to everything before. */
export function headAfter(keys: SegmentKeys, head: Uint8Array, record: Uint8Array): Uint8Array {
  return keys.suite.hash(head, keys.suite.hash(record));
}

function bodyOf(head: Uint8Array, packed: Packed, padding: number): Buffer {
  const stored = PREFIX_BYTES + (packed.dictionary === null ? 0 : PLACE_BYTES);
  const plain = Buffer.allocUnsafe(stored + packed.bytes.length + padding);
  plain.set(head, 0);
  plain.writeUInt32BE(packed.plainLength ?? packed.bytes.length, HEAD_BYTES);
  plain.writeUInt32BE(packed.bytes.length, HEAD_BYTES + 4);
  if (packed.dictionary !== null) {
    plain.writeUInt32BE(packed.dictionary.segment, PREFIX_BYTES);
    plain.writeUInt32BE(packed.dictionary.position, PREFIX_BYTES + 4);
    plain.writeUInt32BE(packed.dictionary.index, PREFIX_BYTES + 8);
  }
  plain.set(packed.bytes, stored);
  plain.fill(0, plain.length - padding);
  return plain;
}

/** The bytes of record number `index` of a segment (from 0). */
export function sealRecord(
  keys: SegmentKeys,
  index: number,
  head: Uint8Array,
  record: {
    readonly kind: RecordKind;
    readonly summary: Uint8Array;
    readonly packed: Packed;
    readonly continues: boolean;
  },
): Uint8Array {
  const { kind, summary, packed } = record;
  const tag = keys.suite.tagBytes;
  const summaryBytes = summary.length + tag;
  const place = packed.dictionary === null ? 0 : PLACE_BYTES;
  const unpadded = RECORD_HEADER_BYTES + summaryBytes + PREFIX_BYTES + place + packed.bytes.length + tag + 1;
  const length = Math.ceil(unpadded / RECORD_STEP) * RECORD_STEP;
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeUInt8(MARK + KINDS.indexOf(kind) + 1, 0);
  bytes.writeUInt8(
    (packed.plainLength === null ? 0 : FLAG.compressed) |
      (packed.dictionary === null ? 0 : FLAG.dictionary) |
      (record.continues ? FLAG.continues : 0),
    1,
  );
  bytes.writeUInt16BE(summaryBytes, 2);
  bytes.writeUInt32BE(length - RECORD_HEADER_BYTES, 4);
  bytes.set(checkOf(keys, bytes.subarray(0, CHECKED_BYTES), index), CHECKED_BYTES);
  const context = Buffer.concat([keys.headerHash, bytes.subarray(0, RECORD_HEADER_BYTES), head]);
  const sealedSummary = keys.suite.seal(keys.record, nonceOf(keys, index, NONCE_SUMMARY), summary, context);
  bytes.set(sealedSummary, RECORD_HEADER_BYTES);
  const plain = bodyOf(head, packed, length - unpadded);
  const sealedBody = keys.suite.seal(
    keys.record,
    nonceOf(keys, index, NONCE_BODY),
    plain,
    context.subarray(0, context.length - HEAD_BYTES),
  );
  plain.fill(0);
  bytes.set(sealedBody, RECORD_HEADER_BYTES + summaryBytes);
  bytes.writeUInt8(END_MARK, length - 1);
  return bytes;
}

/** Whether the bytes may begin a record, judged without a key. */
export const mayBegin = (mark: number): boolean => mark > MARK && mark <= MARK + KINDS.length;

/** What the header at a place says; null when it is none, or of another record than number `index`. */
export function readRecordHeader(
  keys: SegmentKeys,
  index: number,
  bytes: Buffer,
  position: number,
): RecordHeader | null {
  if (position + RECORD_HEADER_BYTES > bytes.length) return null;
  const kind = KINDS[bytes.readUInt8(position) - MARK - 1];
  const flags = bytes.readUInt8(position + 1);
  const summaryBytes = bytes.readUInt16BE(position + 2);
  const length = bytes.readUInt32BE(position + 4) + RECORD_HEADER_BYTES;
  if (kind === undefined || flags > 7 || length % RECORD_STEP !== 0) return null;
  if (length < RECORD_HEADER_BYTES + summaryBytes + PREFIX_BYTES + keys.suite.tagBytes + 1) return null;
  const checked = bytes.subarray(position, position + CHECKED_BYTES);
  const check = bytes.subarray(position + CHECKED_BYTES, position + RECORD_HEADER_BYTES);
  if (!equalBytes(checkOf(keys, checked, index), check)) return null;
  return {
    kind,
    compressed: (flags & FLAG.compressed) !== 0,
    withDictionary: (flags & FLAG.dictionary) !== 0,
    continues: (flags & FLAG.continues) !== 0,
    summaryBytes,
    length,
  };
}

/** The summary of a record; null when it, or the head before the record, is another than when it was written. */
export function openSummary(
  keys: SegmentKeys,
  index: number,
  header: RecordHeader,
  head: Uint8Array,
  record: Uint8Array,
): Uint8Array | null {
  const context = Buffer.concat([keys.headerHash, record.subarray(0, RECORD_HEADER_BYTES), head]);
  const sealed = record.subarray(RECORD_HEADER_BYTES, RECORD_HEADER_BYTES + header.summaryBytes);
  return keys.suite.open(keys.record, nonceOf(keys, index, NONCE_SUMMARY), sealed, context);
}

/** The body of a record; null when it was altered. Whether the head before is the right one is for the caller. */
export function openBody(
  keys: SegmentKeys,
  index: number,
  header: RecordHeader,
  record: Uint8Array,
): OpenedBody | null {
  const context = Buffer.concat([keys.headerHash, record.subarray(0, RECORD_HEADER_BYTES)]);
  const sealed = record.subarray(RECORD_HEADER_BYTES + header.summaryBytes, header.length - 1);
  const opened = keys.suite.open(keys.record, nonceOf(keys, index, NONCE_BODY), sealed, context);
  if (opened === null) return null;
  const plain = Buffer.from(opened.buffer, opened.byteOffset, opened.length);
  const stored = PREFIX_BYTES + (header.withDictionary ? PLACE_BYTES : 0);
  const plainLength = plain.readUInt32BE(HEAD_BYTES);
  return {
    headBefore: plain.subarray(0, HEAD_BYTES),
    packed: {
      bytes: plain.subarray(stored, stored + plain.readUInt32BE(HEAD_BYTES + 4)),
      plainLength: header.compressed ? plainLength : null,
      dictionary: header.withDictionary
        ? {
            segment: plain.readUInt32BE(PREFIX_BYTES),
            position: plain.readUInt32BE(PREFIX_BYTES + 4),
            index: plain.readUInt32BE(PREFIX_BYTES + 8),
          }
        : null,
    },
  };
}

/** Whether the last byte of a record is there. It is written for this question only and says nothing else. */
export const endMark = (record: Uint8Array): 'whole' | 'not written' | 'altered' => {
  const last = record.at(-1);
  if (last === END_MARK) return 'whole';
  return last === 0 ? 'not written' : 'altered';
};
