/**
 * Writes the journal of a store of format 2 and reads it back, as far as carrying entries over needs it: entries
 * only, each in one record, no dictionary. Frozen; the whole format is told in FORMAT.md.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { derive, hmac, isSame, open, seal, sha256, words } from './ciphers';
import { flushFolder, readIfThere, writeNew } from './files';
import { type StoreKeys, segmentName } from './journal-1';

const HEADER_BYTES = 144;
const RECORD_HEADER_BYTES = 16;
const STEP = 16;
const HEAD_BYTES = 32;
const TAG_BYTES = 16;
const SEGMENT_BYTES = 16 * 1024 * 1024;
const ENTRY_MARK = 0xe1;
const COMPRESSED = 1;
const END_MARK = 0xff;
/** Shorter contents do not gain. */
const LEAST_BYTES = 48;
/** Says that the rows are to be taken from the entry itself: no fold has the version 0. */
const SUMMARY = words('[0,null]');

interface Keys {
  readonly check: Buffer;
  readonly record: Buffer;
  readonly headerHash: Buffer;
}

function keysOf({ master }: StoreKeys, salt: Uint8Array, header: Buffer | null): Keys {
  const check = derive(master, salt, 'rsb/store/journal-check/2');
  const record = derive(master, salt, 'rsb/store/journal/2');
  return { check, record, headerHash: header === null ? Buffer.alloc(0) : sha256(header) };
}

interface Start {
  readonly number: number;
  readonly head: Buffer;
  readonly count: number;
  readonly previousLength: number;
}

function headerOf(keys: StoreKeys, salt: Uint8Array, start: Start): Buffer {
  const body = Buffer.alloc(112);
  body.write('RSBJRNL\n', 0, 'latin1');
  body.writeUInt16BE(2, 8);
  body.writeUInt16BE(1, 10);
  body.set(keys.store, 12);
  body.writeUInt32BE(start.number, 28);
  body.set(salt, 32);
  body.set(start.head, 64);
  body.writeBigUInt64BE(BigInt(start.count), 96);
  body.writeBigUInt64BE(BigInt(start.previousLength), 104);
  return Buffer.concat([body, hmac(keysOf(keys, salt, null).check, body)]);
}

function nonceOf(index: number, part: 0 | 1): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(part, 0);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

function checkOf(keys: Keys, first: Uint8Array, index: number): Buffer {
  const number = Buffer.alloc(8);
  number.writeUIntBE(index, 2, 6);
  return hmac(keys.check, first, number).subarray(0, 8);
}

function recordOf(keys: Keys, index: number, head: Buffer, content: Buffer): Buffer {
  const deflated = content.length < LEAST_BYTES ? content : deflateRawSync(content, { level: 6 });
  const stored = deflated.length < content.length ? deflated : content;
  const sealedSummary = SUMMARY.length + TAG_BYTES;
  const least = RECORD_HEADER_BYTES + sealedSummary + HEAD_BYTES + 8 + stored.length + TAG_BYTES + 1;
  const length = Math.ceil(least / STEP) * STEP;
  const first = Buffer.alloc(8);
  first.writeUInt8(ENTRY_MARK, 0);
  first.writeUInt8(stored === content ? 0 : COMPRESSED, 1);
  first.writeUInt16BE(sealedSummary, 2);
  first.writeUInt32BE(length - RECORD_HEADER_BYTES, 4);
  const header = Buffer.concat([first, checkOf(keys, first, index)]);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(content.length, 0);
  lengths.writeUInt32BE(stored.length, 4);
  const body = Buffer.concat([head, lengths, stored, Buffer.alloc(length - least)]);
  const context = Buffer.concat([keys.headerHash, header]);
  return Buffer.concat([
    header,
    seal(keys.record, nonceOf(index, 0), SUMMARY, Buffer.concat([context, head])),
    seal(keys.record, nonceOf(index, 1), body, context),
    Buffer.of(END_MARK),
  ]);
}

const headAfter = (head: Uint8Array, record: Uint8Array): Buffer => sha256(head, sha256(record));

/** Writes entries into the journal folder of a store that has none yet. */
export class JournalWriter2 {
  readonly #folder: string;
  readonly #store: StoreKeys;
  #start: Start = { number: 1, head: Buffer.alloc(HEAD_BYTES), count: 0, previousLength: 0 };
  #keys: Keys | null = null;
  #parts: Buffer[] = [];
  #length = 0;
  #index = 0;
  #head = this.#start.head;

  constructor(dir: string, store: StoreKeys) {
    this.#folder = join(dir, 'journal');
    this.#store = store;
    mkdirSync(this.#folder, { mode: 0o700 });
  }

  /** Adds the next entry. It is on disk after `finish`. */
  add(content: Buffer): void {
    if (this.#length >= SEGMENT_BYTES) this.#endSegment();
    this.#keys ??= this.#beginSegment();
    const record = recordOf(this.#keys, this.#index, this.#head, content);
    this.#parts.push(record);
    this.#head = headAfter(this.#head, record);
    this.#length += record.length;
    this.#index += 1;
  }

  /** Flushes everything. Answers how many entries there are. */
  finish(): number {
    this.#endSegment();
    flushFolder(this.#folder);
    return this.#start.count;
  }

  #beginSegment(): Keys {
    const salt = randomBytes(32);
    const header = headerOf(this.#store, salt, this.#start);
    this.#parts = [header];
    this.#length = header.length;
    return keysOf(this.#store, salt, header);
  }

  #endSegment(): void {
    if (this.#keys === null) return;
    const { number, count } = this.#start;
    writeNew(join(this.#folder, segmentName(number)), this.#parts);
    const previousLength = this.#length;
    this.#start = { number: number + 1, head: this.#head, count: count + this.#index, previousLength };
    this.#keys = null;
    this.#parts = [];
    this.#length = 0;
    this.#index = 0;
  }
}

/** Reads back what `JournalWriter2` wrote. @throws when any byte is not as it must be. */
export function* readJournal2(dir: string, store: StoreKeys): Generator<Buffer, void, void> {
  let start: Start = { number: 1, head: Buffer.alloc(HEAD_BYTES), count: 0, previousLength: 0 };
  for (;;) {
    const bytes = readIfThere(join(dir, 'journal', segmentName(start.number)));
    if (bytes === null) return;
    const salt = bytes.subarray(32, 64);
    const header = headerOf(store, salt, start);
    demand(isSame(bytes.subarray(0, HEADER_BYTES), header));
    const keys = keysOf(store, salt, header);
    let [position, index, head] = [HEADER_BYTES, 0, start.head];
    for (; position < bytes.length; index += 1) {
      const first = bytes.subarray(position, position + 8);
      demand(
        isSame(checkOf(keys, first, index), bytes.subarray(position + 8, position + RECORD_HEADER_BYTES)),
      );
      const record = bytes.subarray(position, position + RECORD_HEADER_BYTES + first.readUInt32BE(4));
      yield contentOf(keys, index, head, record);
      head = headAfter(head, record);
      position += record.length;
    }
    start = { number: start.number + 1, head, count: start.count + index, previousLength: position };
  }
}

function contentOf(keys: Keys, index: number, head: Buffer, record: Buffer): Buffer {
  const context = Buffer.concat([keys.headerHash, record.subarray(0, RECORD_HEADER_BYTES)]);
  const body = RECORD_HEADER_BYTES + record.readUInt16BE(2);
  const summary = record.subarray(RECORD_HEADER_BYTES, body);
  demand(open(keys.record, nonceOf(index, 0), summary, Buffer.concat([context, head])) !== null);
  const plain = open(keys.record, nonceOf(index, 1), record.subarray(body, -1), context);
  demand(plain !== null && record.at(-1) === END_MARK && isSame(plain.subarray(0, HEAD_BYTES), head));
  const stored = plain.subarray(HEAD_BYTES + 8, HEAD_BYTES + 8 + plain.readUInt32BE(HEAD_BYTES + 4));
  const content = (record.readUInt8(1) & COMPRESSED) === 0 ? stored : inflateRawSync(stored);
  demand(content.length === plain.readUInt32BE(HEAD_BYTES));
  return content;
}

function demand(holds: boolean): asserts holds {
  // As a disk's fault: what was written is not what is read.
  if (!holds)
    throw Object.assign(new Error('what was written reads back otherwise'), { code: 'EIO', syscall: 'read' });
}
