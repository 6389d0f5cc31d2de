/**
 * Reads the journal of a store of format 1 and says where it breaks. Frozen.
 *
 * Segment header, 144 bytes, big-endian: `RSBJRNL\n`, format u16 = 1, suite u16 = 1, store 16, number u32, salt 32,
 * head before 32, records before u64, bytes of the segment before u64, HMAC of these 112 bytes. Record: length u32,
 * 4 bytes of HMAC over length and index u64, AES-256-GCM(head before ‖ entry), nonce = index, context = hash of the
 * header ‖ length. A last record cut short at the end of the last segment was never acknowledged.
 */
import { join } from 'node:path';
import { derive, hmac, isSame, open, sha256 } from './ciphers';
import { namesIn, readIfThere } from './files';

/** What a journal is read with. */
export interface StoreKeys {
  readonly master: Uint8Array;
  /** 16 bytes. */
  readonly store: Uint8Array;
  readonly salt: Uint8Array;
}

/** The first place that is not sound: a segment, a byte in it, a record from 1, and why. */
export class Broken extends Error {
  readonly file: string;
  readonly position: number;
  readonly record: number;
  readonly reason:
    | 'segment-missing'
    | 'header-incomplete'
    | 'header-altered'
    | 'chain-broken'
    | 'record-header-altered'
    | 'record-incomplete'
    | 'record-altered'
    | 'records-missing'
    | 'entry-altered'
    | 'signature-wrong'
    | 'snapshot-ahead';

  constructor(file: string, position: number, record: number, reason: Broken['reason']) {
    super(`journal of format 1: ${reason}`);
    this.file = file;
    this.position = position;
    this.record = record;
    this.reason = reason;
  }
}

export interface Record1 {
  /** From 1. */
  readonly number: number;
  readonly content: Buffer;
  readonly file: string;
  readonly position: number;
}

export interface End1 {
  readonly count: number;
  readonly file: string;
  readonly position: number;
}

const HEADER_BYTES = 144;
const RECORD_HEADER_BYTES = 8;
const HEAD_BYTES = 32;
const SEGMENT_NAME = /^\d{8}\.seg$/;

export const segmentName = (number: number): string => `${String(number).padStart(8, '0')}.seg`;

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

interface Standing {
  count: number;
  head: Buffer;
  /** Sound bytes of the segment that is being read, before it of the one before. */
  length: number;
}

/** The segment's keys. @throws Broken when the header was altered or does not continue the chain. */
function openHeader(keys: StoreKeys, number: number, bytes: Buffer, file: string, standing: Standing) {
  const header = bytes.subarray(0, HEADER_BYTES);
  const salt = header.subarray(32, 64);
  const check = derive(keys.master, salt, 'rsb/store/segment-check/1');
  const isOurs =
    header.subarray(0, 8).toString('latin1') === 'RSBJRNL\n' &&
    header.readUInt16BE(8) === 1 &&
    header.readUInt16BE(10) === 1 &&
    isSame(header.subarray(12, 28), keys.store) &&
    isSame(hmac(check, header.subarray(0, 112)), header.subarray(112));
  if (!isOurs) throw new Broken(file, 0, standing.count + 1, 'header-altered');
  const continues =
    header.readUInt32BE(28) === number &&
    isSame(header.subarray(64, 96), standing.head) &&
    header.readBigUInt64BE(96) === BigInt(standing.count) &&
    header.readBigUInt64BE(104) === BigInt(standing.length);
  if (!continues) throw new Broken(file, 0, standing.count + 1, 'chain-broken');
  return { check, key: derive(keys.master, salt, 'rsb/store/segment/1'), hash: sha256(header) };
}

function* readSegment(
  keys: StoreKeys,
  number: number,
  bytes: Buffer,
  isLast: boolean,
  standing: Standing,
): Generator<Record1, void, void> {
  const file = `journal/${segmentName(number)}`;
  if (bytes.length < HEADER_BYTES) {
    if (isLast) return;
    throw new Broken(file, 0, standing.count + 1, 'header-incomplete');
  }
  const { check, key, hash } = openHeader(keys, number, bytes, file, standing);
  standing.length = 0;
  let position = HEADER_BYTES;
  for (let index = 0; position < bytes.length; index += 1) {
    const broken = (reason: Broken['reason']): Broken =>
      new Broken(file, position, standing.count + 1, reason);
    const body = position + RECORD_HEADER_BYTES;
    const isWhole = body <= bytes.length;
    const length = bytes.subarray(position, position + 4);
    if (
      isWhole &&
      !isSame(hmac(check, length, u64(index)).subarray(0, 4), bytes.subarray(position + 4, body))
    )
      throw broken('record-header-altered');
    const end = isWhole ? body + length.readUInt32BE() : Number.POSITIVE_INFINITY;
    if (end > bytes.length) {
      if (isLast) break;
      throw broken('record-incomplete');
    }
    const sealed = bytes.subarray(body, end);
    const nonce = Buffer.concat([Buffer.alloc(4), u64(index)]);
    const plain = open(key, nonce, sealed, Buffer.concat([hash, length]));
    if (plain === null || !isSame(plain.subarray(0, HEAD_BYTES), standing.head))
      throw broken('record-altered');
    standing.count += 1;
    standing.head = sha256(standing.head, sha256(sealed));
    standing.length = end;
    yield { number: standing.count, content: plain.subarray(HEAD_BYTES), file, position };
    position = end;
  }
  if (standing.length === 0 && !isLast)
    throw new Broken(file, HEADER_BYTES, standing.count + 1, 'records-missing');
  key.fill(0);
  check.fill(0);
}

/** Every sound record in order; answers where the journal ends. @throws Broken at the first place that is not sound. */
export function* readJournal1(dir: string, keys: StoreKeys): Generator<Record1, End1, void> {
  const numbers = namesIn(join(dir, 'journal'))
    .filter((name) => SEGMENT_NAME.test(name))
    .map((name) => Number.parseInt(name, 10));
  const last = numbers.at(-1) ?? 0;
  const standing: Standing = { count: 0, head: Buffer.alloc(HEAD_BYTES), length: 0 };
  let end: Omit<End1, 'count'> = { file: `journal/${segmentName(1)}`, position: 0 };
  for (let number = 1; number <= last; number += 1) {
    const file = `journal/${segmentName(number)}`;
    const bytes = readIfThere(join(dir, file));
    if (bytes === null) throw new Broken(file, 0, standing.count + 1, 'segment-missing');
    yield* readSegment(keys, number, bytes, number === last, standing);
    end = { file, position: standing.length };
  }
  return { count: standing.count, ...end };
}
