/**
 * The list of one backup: which files of the store it holds and what they add up to. Sealed, so that whoever
 * finds the medium learns neither names nor counts; only the hash of the keys stands outside, because without
 * the keys nothing can be opened. It is written last: a backup without its list is none.
 *
 * Bytes: magic 8, format u16, suite u16, store id 16, salt 32, hash of the keys 32, number u32, length u32 of the
 * sealed summary, sealed summary, sealed file list (deflate). One key per list; nonces 0 and 1.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { equalBytes, CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import type { KeyRing } from '../key-ring';

const MAGIC = Buffer.from('RSBBACK\n', 'latin1');
/** Format 1 always told the state and listed packs and index as well. */
const FORMAT = 2;
const STORE_AT = 12;
const SALT_AT = 28;
const KEYS_AT = 60;
const NUMBER_AT = 92;
const HEADER_BYTES = 96;
const SALT_BYTES = 32;
const LENGTH_BYTES = 4;
/** A list of more bytes than this is none: a million files need less. */
const LIST_LIMIT_BYTES = 512 * 1024 * 1024;

/** One file of the store. */
export interface BackedFile {
  /** Place inside the store folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** 64 hex digits; the name under which the set holds it. */
  readonly sha256: string;
  /** Digest of the first bytes: every file of a store begins with something random, so this and the length tell
   * whether it is the file that a former backup holds. */
  readonly mark: string;
}

/** What a backup adds up to. */
export interface BackupSummary {
  readonly number: number;
  readonly madeAt: Instant;
  readonly practice: boolean;
  readonly station: StationId;
  readonly entries: number;
  /** Records of the case journal and the head of its file chain after them. */
  readonly count: number;
  readonly head: string;
  readonly seal: { readonly number: number; readonly hash: string } | null;
  /** Digest of what the store holds in law, as the desk had it; null when it was not asked for, or the index could
   * not be brought up to this moment. */
  readonly stateHash: string | null;
  /** Version of the fold that said so. */
  readonly foldVersion: number;
  /** All files and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of the former list, null for the first. */
  readonly former: string | null;
}

/** What stands outside the seal. */
export interface ListHeader {
  /** 32 hex digits. */
  readonly store: string;
  readonly number: number;
  /** SHA-256 of the file `keys`. */
  readonly keys: string;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function nonceOf(part: 0 | 1): Uint8Array {
  const nonce = new Uint8Array(suite.nonceBytes);
  nonce[nonce.length - 1] = part;
  return nonce;
}

/** A list as bytes. */
export function sealList(
  ring: KeyRing,
  summary: BackupSummary,
  files: readonly BackedFile[],
  keys: string,
): Uint8Array {
  const salt = suite.randomBytes(SALT_BYTES);
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt16BE(FORMAT, 8);
  header.writeUInt16BE(suite.id, 10);
  header.set(ring.storeId, STORE_AT);
  header.set(salt, SALT_AT);
  header.write(keys, KEYS_AT, 'hex');
  header.writeUInt32BE(summary.number, NUMBER_AT);
  const key = ring.derive('rsb/store/backup/1', salt);
  const text = (value: unknown): Buffer => Buffer.from(canonicalJson(value as Json), 'utf8');
  const first = suite.seal(key, nonceOf(0), text(summary), header);
  const second = suite.seal(key, nonceOf(1), deflateRawSync(text(files)), header);
  key.fill(0);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(first.length);
  return Buffer.concat([header, length, first, second]);
}

/** What stands outside; `newer` for a list of a newer program, null for bytes that are no list. */
export function readListHeader(bytes: Uint8Array): ListHeader | 'newer' | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < HEADER_BYTES || !equalBytes(header.subarray(0, MAGIC.length), MAGIC)) return null;
  if (header.readUInt16BE(8) > FORMAT || header.readUInt16BE(10) !== suite.id) return 'newer';
  return {
    store: hex(header.subarray(STORE_AT, SALT_AT)),
    keys: hex(header.subarray(KEYS_AT, NUMBER_AT)),
    number: header.readUInt32BE(NUMBER_AT),
  };
}

/** Names a list: its outside holds random bytes that all of it is bound to. */
export const listId = (bytes: Uint8Array): string => hex(suite.hash(bytes.subarray(0, HEADER_BYTES)));

function openPart(ring: KeyRing, bytes: Uint8Array, part: 0 | 1): Uint8Array | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = HEADER_BYTES + LENGTH_BYTES;
  if (all.length < start) return null;
  const header = all.subarray(0, HEADER_BYTES);
  if (!equalBytes(header.subarray(STORE_AT, SALT_AT), ring.storeId)) return null;
  const end = start + all.readUInt32BE(HEADER_BYTES);
  if (end > all.length) return null;
  const sealed = part === 0 ? all.subarray(start, end) : all.subarray(end);
  const key = ring.derive('rsb/store/backup/1', header.subarray(SALT_AT, KEYS_AT));
  const plain = suite.open(key, nonceOf(part), sealed, header);
  key.fill(0);
  return plain;
}

/** The summary; null when the list is damaged or of another store. */
export function openSummary(ring: KeyRing, bytes: Uint8Array): BackupSummary | null {
  const plain = openPart(ring, bytes, 0);
  // Authenticated: only this program's own form opens.
  return plain && (JSON.parse(Buffer.from(plain).toString('utf8')) as BackupSummary);
}

/** The files; null when the list is damaged or of another store. */
export function openFiles(ring: KeyRing, bytes: Uint8Array): readonly BackedFile[] | null {
  const plain = openPart(ring, bytes, 1);
  if (plain === null) return null;
  const text = inflateRawSync(plain, { maxOutputLength: LIST_LIMIT_BYTES });
  return JSON.parse(text.toString('utf8')) as readonly BackedFile[];
}
