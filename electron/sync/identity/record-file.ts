/**
 * Signed records as files on a medium: one line that says what it is, one line of canonical text. Reading is bounded
 * before a byte is looked at; writing goes beside, is flushed, read back and renamed. File names mean nothing.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import type { z } from 'zod';
import { writeDurable } from '#electron/store/durable-file';
import type { FileFault } from '#electron/store/faults';
import { fileFault, systemCode } from '#electron/store/file-fault';
import { CERTIFICATE_CHARACTERS, certificateSchema } from '#shared/identity/certificate';
import {
  enrolRequestSchema,
  enrolResponseSchema,
  REQUEST_CHARACTERS,
  RESPONSE_CHARACTERS,
} from '#shared/identity/enrolment';
import { INBOX_KEYS_CHARACTERS, inboxKeysSchema } from '#shared/identity/inbox-keys';
import {
  POLICY_CHARACTERS,
  POLICY_ITEM_CHARACTERS,
  policyItemSchema,
  policySchema,
} from '#shared/identity/policy';
import { readRecord } from '#shared/identity/record-text';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import { REVOCATIONS_CHARACTERS, revocationListSchema } from '#shared/identity/revocation';
import { ROOT_CHARACTERS, rootSchema } from '#shared/identity/root';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { CEREMONY_KEY_CHARACTERS, ceremonyKeySchema } from './ceremony-key-schema';

/** A kind of file: the word in its first line, its schema, its longest text. */
export interface RecordFileKind<T> {
  readonly word: string;
  readonly schema: z.ZodType<T>;
  readonly maxCharacters: number;
}

const kind = <T>(word: string, schema: z.ZodType<T>, maxCharacters: number): RecordFileKind<T> => ({
  word,
  schema,
  maxCharacters,
});

/** Every record that travels as a file of its own. */
export const RECORD_FILES = {
  root: kind('RSB-ROOT', rootSchema, ROOT_CHARACTERS),
  certificate: kind('RSB-CERTIFICATE', certificateSchema, CERTIFICATE_CHARACTERS),
  revocations: kind('RSB-REVOCATIONS', revocationListSchema, REVOCATIONS_CHARACTERS),
  policy: kind('RSB-POLICY', policySchema, POLICY_CHARACTERS),
  policyItem: kind('RSB-POLICY-ITEM', policyItemSchema, POLICY_ITEM_CHARACTERS),
  inboxKeys: kind('RSB-INBOX-KEYS', inboxKeysSchema, INBOX_KEYS_CHARACTERS),
  request: kind('RSB-ENROL-REQUEST', enrolRequestSchema, REQUEST_CHARACTERS),
  response: kind('RSB-ENROL-RESPONSE', enrolResponseSchema, RESPONSE_CHARACTERS),
  key: kind('RSB-KEY', ceremonyKeySchema, CEREMONY_KEY_CHARACTERS),
} as const;

const FORMAT = 1;
/** A character takes at most four bytes in UTF-8; the first line and the line ends are few. */
export const BYTES_PER_CHARACTER = 4;
const LINE_BYTES = 64;
const FIRST_LINE = /^([A-Z-]{3,40})\/([1-9][0-9]{0,4})\n/;

/** Why a file gives no record. */
export type RecordFileFault =
  | FileFault
  | TrustRefusal
  | { readonly code: 'FILE_MISSING'; readonly where: string };

/** The bytes of a record's file. */
export const recordFileBytes = <T>({ word }: RecordFileKind<T>, record: T): Uint8Array =>
  Buffer.from(`${word}/${FORMAT}\n${canonicalJson(record)}\n`, 'utf8');

/** Writes a record, beside first; a former file of that name stays as `.prev`. */
export const writeRecordFile = <T>(
  path: string,
  fileKind: RecordFileKind<T>,
  record: T,
): Result<void, FileFault> => writeDurable(path, recordFileBytes(fileKind, record));

/** Longest file of a kind. */
export const mostBytes = ({ maxCharacters }: Pick<RecordFileKind<unknown>, 'maxCharacters'>): number =>
  maxCharacters * BYTES_PER_CHARACTER + LINE_BYTES;

/** Reads a record of a kind. Only what it says by itself is checked: who signed it is asked elsewhere. */
export function readRecordFile<T>(path: string, fileKind: RecordFileKind<T>): Result<T, RecordFileFault> {
  const bytes = readBounded(path, mostBytes(fileKind));
  return bytes.ok ? readRecordBytes(bytes.value, fileKind) : bytes;
}

/** Reads a record from the bytes of its file. */
export function readRecordBytes<T>(bytes: Uint8Array, fileKind: RecordFileKind<T>): Result<T, TrustRefusal> {
  const text = strictText(bytes);
  if (text === null) return refuseTrust('B21_FORMAT', 'not-a-record');
  const [line, word, format] = FIRST_LINE.exec(text) ?? [];
  if (line === undefined || word !== fileKind.word) return refuseTrust('B21_FORMAT', 'other-file');
  if (Number(format) > FORMAT) return refuseTrust('B03_TOO_NEW', 'newer-program');
  if (!text.endsWith('\n') || text.length <= line.length) return refuseTrust('B21_FORMAT', 'not-a-record');
  return readRecord(text.slice(line.length, -1), fileKind.schema, fileKind.maxCharacters);
}

/** Text that is UTF-8 throughout; a byte order mark is a character like others, and so is refused later. */
function strictText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a plain file of at most `limit` bytes. A file that grows meanwhile is read to the limit and refused. */
export function readBounded(path: string, limit: number): Result<Uint8Array, RecordFileFault> {
  const where = basename(path);
  try {
    const file = openSync(path, 'r');
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return refuseTrust('B21_FORMAT', 'other-file');
      if (stat.size > limit) return refuseTrust('B20_SIZE', 'too-large');
      const bytes = Buffer.alloc(stat.size + 1);
      let length = 0;
      for (let got = -1; got !== 0 && length < bytes.length; length += got)
        got = readSync(file, bytes, length, bytes.length - length, length);
      if (length > stat.size) return refuseTrust('B20_SIZE', 'too-large');
      return ok(bytes.subarray(0, length));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { ok: false, error: { code: 'FILE_MISSING', where } };
    return { ok: false, error: fileFault(error, where) };
  }
}
