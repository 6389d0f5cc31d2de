// @ts-check
// Segments and records of a journal. What begins with `make` writes bytes: test vectors are made with it.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { gcmOpen, gcmSeal, hkdf, hmac, must, sha256 } from './suite.mjs';

const KINDS = ['entry', 'seal', 'dictionary', 'batch', 'stub'];

/** @param {Uint8Array} master @param {Uint8Array} salt */
function journalKeys(master, salt) {
  return {
    check: hkdf(master, salt, 'rsb/store/journal-check/2'),
    record: hkdf(master, salt, 'rsb/store/journal/2'),
  };
}

/** @param {Uint8Array} master @param {{store: Buffer, number: number, salt: Buffer, head: Buffer, count: number, previousLength: number}} start */
export function makeSegmentHeader(master, start) {
  const body = Buffer.alloc(112);
  body.write('RSBJRNL\n', 'latin1');
  body.writeUInt16BE(2, 8);
  body.writeUInt16BE(1, 10);
  body.set(start.store, 12);
  body.writeUInt32BE(start.number, 28);
  body.set(start.salt, 32);
  body.set(start.head, 64);
  body.writeBigUInt64BE(BigInt(start.count), 96);
  body.writeBigUInt64BE(BigInt(start.previousLength), 104);
  return Buffer.concat([body, hmac(journalKeys(master, start.salt).check, body)]);
}

/** @param {Uint8Array} master @param {Buffer} bytes */
export function readSegmentHeader(master, bytes) {
  const salt = bytes.subarray(32, 64);
  const keys = journalKeys(master, salt);
  must(bytes.length >= 144 && bytes.subarray(0, 8).toString('latin1') === 'RSBJRNL\n', 'segment: no header');
  must(bytes.readUInt16BE(8) === 2 && bytes.readUInt16BE(10) === 1, 'segment: format or suite unknown');
  must(hmac(keys.check, bytes.subarray(0, 112)).equals(bytes.subarray(112, 144)), 'segment: header altered');
  return {
    ...keys,
    hash: sha256(bytes.subarray(0, 144)),
    store: bytes.subarray(12, 28),
    number: bytes.readUInt32BE(28),
    head: bytes.subarray(64, 96),
    count: Number(bytes.readBigUInt64BE(96)),
    previousLength: Number(bytes.readBigUInt64BE(104)),
  };
}

/** @param {number} part @param {number} index */
function recordNonce(part, index) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(part, 0);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

/** @param {Buffer} key @param {Buffer} first @param {number} index */
function recordCheck(key, first, index) {
  const number = Buffer.alloc(8);
  number.writeUIntBE(index, 2, 6);
  return hmac(key, first, number).subarray(0, 8);
}

/** @param {Buffer} head @param {Buffer} record */
export const headAfter = (head, record) => sha256(head, sha256(record));

/**
 * The bytes of a record. `dictionary`: its place and bytes, when the content is to be compressed with it.
 * @param {ReturnType<typeof readSegmentHeader>} segment @param {number} index @param {Buffer} head
 * @param {{kind: string, summary: Buffer, content: Buffer, deflate: boolean, continues: boolean,
 *   dictionary: {segment: number, position: number, index: number, bytes: Buffer} | null}} record
 */
export function makeRecord(segment, index, head, { kind, summary, content, deflate, continues, dictionary }) {
  const stored = deflate
    ? deflateRawSync(content, dictionary === null ? {} : { dictionary: dictionary.bytes })
    : content;
  const place = Buffer.alloc(dictionary === null ? 0 : 12);
  if (dictionary !== null) {
    place.writeUInt32BE(dictionary.segment, 0);
    place.writeUInt32BE(dictionary.position, 4);
    place.writeUInt32BE(dictionary.index, 8);
  }
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(content.length, 0);
  lengths.writeUInt32BE(stored.length, 4);
  const body = Buffer.concat([head, lengths, place, stored]);
  const least = 16 + summary.length + 16 + body.length + 16 + 1;
  const length = Math.ceil(least / 16) * 16;
  const first = Buffer.alloc(8);
  first.writeUInt8(0xe1 + KINDS.indexOf(kind), 0);
  first.writeUInt8((deflate ? 1 : 0) | (dictionary === null ? 0 : 2) | (continues ? 4 : 0), 1);
  first.writeUInt16BE(summary.length + 16, 2);
  first.writeUInt32BE(length - 16, 4);
  const header = Buffer.concat([first, recordCheck(segment.check, first, index)]);
  const aad = Buffer.concat([segment.hash, header]);
  const padded = Buffer.concat([body, Buffer.alloc(length - least)]);
  return Buffer.concat([
    header,
    gcmSeal(segment.record, recordNonce(0, index), summary, Buffer.concat([aad, head])),
    gcmSeal(segment.record, recordNonce(1, index), padded, aad),
    Buffer.of(0xff),
  ]);
}

/**
 * The record at a place, or null where no record is. @throws when a record is there but not as it was written.
 * @param {ReturnType<typeof readSegmentHeader>} segment @param {number} index @param {Buffer} head
 * @param {Buffer} bytes @param {number} position @param {(place: string) => Buffer} dictionaryAt
 */
export function readRecord(segment, index, head, bytes, position, dictionaryAt) {
  const first = bytes.subarray(position, position + 8);
  const header = bytes.subarray(position, position + 16);
  if (header.length < 16 || !recordCheck(segment.check, first, index).equals(header.subarray(8))) return null;
  const record = bytes.subarray(position, position + 16 + first.readUInt32BE(4));
  const flags = first.readUInt8(1);
  const bodyAt = 16 + first.readUInt16BE(2);
  const aad = Buffer.concat([segment.hash, header]);
  const summary = gcmOpen(
    segment.record,
    recordNonce(0, index),
    record.subarray(16, bodyAt),
    Buffer.concat([aad, head]),
  );
  const body = gcmOpen(segment.record, recordNonce(1, index), record.subarray(bodyAt, -1), aad);
  must(body.subarray(0, 32).equals(head), 'record: stands after another head');
  must(record.at(-1) === 0xff, 'record: end mark missing');
  const storedAt = flags & 2 ? 52 : 40;
  const stored = body.subarray(storedAt, storedAt + body.readUInt32BE(36));
  const place = flags & 2 ? `${body.readUInt32BE(40)}:${body.readUInt32BE(44)}` : null;
  const options = place === null ? {} : { dictionary: dictionaryAt(place).subarray(-32 * 1024) };
  const content = flags & 1 ? inflateRawSync(stored, options) : stored;
  must(content.length === body.readUInt32BE(32), 'record: length of the content wrong');
  return { kind: KINDS[first.readUInt8(0) - 0xe1] ?? 'unknown', summary, content, record };
}

/** How many records a batch announces. @param {Buffer} content */
function batchCount(content) {
  const { records, first, ...others } = JSON.parse(content.toString('utf8'));
  const least = first === undefined ? 1 : 2;
  must(
    Number.isSafeInteger(records) && records >= least && Object.keys(others).length === 0,
    'batch: of no records',
  );
  must(first === undefined || first === 'own', 'batch: of an unknown first record');
  return records;
}

/** @typedef {{segment: number, dictionary: {segment: number, position: number} | null, bytes: Buffer | null}} Begin */

/** Of a journal from which nothing was cut off. @type {Begin} */
export const AT_ONE = { segment: 1, dictionary: null, bytes: null };

/**
 * Every record of a journal. `segments`: the bytes of its files in order, from `begin` on.
 * @param {Uint8Array} master @param {Buffer} store @param {readonly Buffer[]} segments @param {Begin} begin
 */
export function* readJournal(master, store, segments, begin = AT_ONE) {
  let head = Buffer.alloc(32);
  let count = 0;
  let length = 0;
  /** @type {Map<string, Buffer>} */
  const dictionaries = new Map();
  const [first] = segments;
  if (begin.segment > 1 && first !== undefined) {
    const stated = readSegmentHeader(master, first);
    head = Buffer.from(stated.head);
    ({ count, previousLength: length } = stated);
  }
  if (begin.dictionary !== null && begin.bytes !== null)
    dictionaries.set(`${begin.dictionary.segment}:${begin.dictionary.position}`, begin.bytes);
  for (const [at, bytes] of segments.entries()) {
    const isLast = at === segments.length - 1;
    // A header that was never finished: no record can ever have followed it.
    if (isLast && (bytes.length < 144 || bytes.subarray(143).every((byte) => byte === 0))) break;
    const segment = readSegmentHeader(master, bytes);
    must(segment.store.equals(store) && segment.number === begin.segment + at, 'segment: of another place');
    must(segment.head.equals(head) && segment.count === count, 'segment: does not continue the chain');
    must(segment.previousLength === length, 'segment: the one before has another length');
    const next = segments[at + 1];
    const nextStates = next !== undefined && next.length >= 112 ? Number(next.readBigUInt64BE(104)) : null;
    const limit = nextStates === null || nextStates === 0 ? bytes.length : nextStates;
    let position = 144;
    /** @type {{left: number, at: number, records: {kind: string, content: Buffer, head: Buffer}[]} | null} */
    let batch = null;
    for (let index = 0; position < limit; index += 1) {
      const read = readRecord(segment, index, head, bytes, position, (place) => {
        const found = dictionaries.get(place);
        must(found !== undefined, 'record: its dictionary is missing');
        return found;
      });
      if (read === null) break;
      if (read.kind === 'dictionary') dictionaries.set(`${segment.number}:${position}`, read.content);
      if (read.kind === 'batch' && batch === null)
        batch = { left: batchCount(read.content), at: position, records: [] };
      else if (batch !== null) {
        must(read.kind === 'entry' || read.kind === 'stub', 'batch: holds something else');
        batch.left -= 1;
      }
      head = headAfter(head, read.record);
      position += read.record.length;
      const record = { kind: read.kind, content: read.content, head };
      if (batch === null) {
        count += 1;
        yield record;
        continue;
      }
      batch.records.push(record);
      if (batch.left > 0) continue;
      count += batch.records.length;
      yield* batch.records;
      batch = null;
    }
    // An unfinished batch: the write ends before it, and whatever follows goes on from there.
    if (batch !== null) {
      must(isLast, 'batch: not all of it is there');
      position = batch.at;
    }
    length = position;
  }
}
