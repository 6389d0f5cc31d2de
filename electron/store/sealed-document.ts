/**
 * A lowdb adapter for one document that must not be readable without the master key: sealed under a fresh
 * key per writing, flushed, two generations. Every kind of document has a purpose of its own, so that none passes
 * for another. lowdb knows faults only as exceptions, so they leave here as `SealedWriteError`; its users turn them
 * into values.
 *
 * Bytes: magic 8, format u16, suite u16, store id 16, salt 32, then AES-256-GCM of the JSON text with the
 * header as context.
 */
import { basename } from 'node:path';
import type { SyncAdapter } from 'lowdb';
import { equalBytes, suiteOf } from '#electron/crypto/suites';
import { err, ok, type Result } from '#shared/lib/result';
import { readDurable, writeDurable } from './durable-file';
import type { FileFault, StoreFault } from './faults';
import type { KeyPurpose, KeyRing } from './key-ring';

/** What a sealed document may be. */
export type SealedPurpose = Extract<
  KeyPurpose,
  | 'rsb/store/snapshot/1'
  | 'rsb/store/journal-begin/1'
  | 'rsb/store/backup-settings/1'
  | 'rsb/store/backup-report/1'
>;

const MAGIC = Buffer.from('RSBSEAL\n', 'latin1');
/** Format number of these files alone. */
const SEALED_FORMAT = 1;
const SALT_BYTES = 32;
const SALT_AT = 28;
const HEADER_BYTES = SALT_AT + SALT_BYTES;

/** A sealed document could not be written; what is read is as it was. */
export class SealedWriteError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`sealed document not written: ${fault.code}`);
    this.fault = fault;
  }
}

function headerOf(ring: KeyRing, salt: Uint8Array): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt16BE(SEALED_FORMAT, 8);
  header.writeUInt16BE(ring.suite.id, 10);
  header.set(ring.storeId, 12);
  header.set(salt, SALT_AT);
  return header;
}

function sealText(ring: KeyRing, purpose: SealedPurpose, text: string): Uint8Array {
  const salt = ring.suite.randomBytes(SALT_BYTES);
  const header = headerOf(ring, salt);
  const key = ring.derive(purpose, salt);
  // The key is used once, so the nonce need not differ.
  const sealed = ring.suite.seal(
    key,
    new Uint8Array(ring.suite.nonceBytes),
    Buffer.from(text, 'utf8'),
    header,
  );
  key.fill(0);
  return Buffer.concat([header, sealed]);
}

/** The document, `newer` when a newer program sealed it, or null when the bytes are damaged or of another kind. */
export function openSealed<T>(ring: KeyRing, purpose: SealedPurpose, bytes: Uint8Array): T | 'newer' | null {
  if (bytes.length < HEADER_BYTES) return null;
  const header = headerOf(ring, bytes.subarray(SALT_AT, HEADER_BYTES));
  const own = openUnder(ring, purpose, header, bytes);
  if (equalBytes(bytes.subarray(0, HEADER_BYTES), header))
    return own === null ? null : (JSON.parse(own) as T);
  // With our own numbers in their place it would open only if somebody had altered these alone.
  return own === null && isNewer(bytes) ? 'newer' : null;
}

/** Whether the numbers of the header are those of a newer program. */
function isNewer(bytes: Uint8Array): boolean {
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES));
  const isOurs = header.subarray(0, MAGIC.length).equals(MAGIC);
  return isOurs && (header.readUInt16BE(8) > SEALED_FORMAT || suiteOf(header.readUInt16BE(10)) === null);
}

function openUnder(
  ring: KeyRing,
  purpose: SealedPurpose,
  header: Uint8Array,
  bytes: Uint8Array,
): string | null {
  const salt = header.subarray(SALT_AT);
  const key = ring.derive(purpose, salt);
  const plain = ring.suite.open(
    key,
    new Uint8Array(ring.suite.nonceBytes),
    bytes.subarray(HEADER_BYTES),
    header,
  );
  key.fill(0);
  return plain === null ? null : Buffer.from(plain).toString('utf8');
}

/** The newest generation that can be opened; `damaged` when files are there but none can. `where`: what a fault
 * calls the file. */
export function readSealed<T>(
  path: string,
  ring: KeyRing,
  purpose: SealedPurpose,
  where: string = basename(path),
): Result<T | 'nothing' | 'damaged', StoreFault> {
  const read = readDurable(path, (bytes) => {
    const opened = openSealed<T>(ring, purpose, bytes);
    return opened === null ? null : { opened };
  });
  if (!read.ok) return read;
  if (!('value' in read.value)) return ok(read.value.found);
  const { opened } = read.value.value;
  return opened === 'newer' ? err({ code: 'NEWER_FORMAT', where }) : ok(opened);
}

/** The adapter to give to lowdb's `LowSync`. */
export class SealedDocument<T> implements SyncAdapter<T> {
  readonly #path: string;
  readonly #ring: KeyRing;
  readonly #purpose: SealedPurpose;

  constructor(path: string, ring: KeyRing, purpose: SealedPurpose) {
    this.#path = path;
    this.#ring = ring;
    this.#purpose = purpose;
  }

  /** The newest generation that opens, or null. */
  read(): T | null {
    const read = readSealed<T>(this.#path, this.#ring, this.#purpose);
    return read.ok && read.value !== 'nothing' && read.value !== 'damaged' ? read.value : null;
  }

  /** Seals, writes, flushes. @throws SealedWriteError */
  write(data: T): void {
    const written = writeDurable(this.#path, sealText(this.#ring, this.#purpose, JSON.stringify(data)));
    if (!written.ok) throw new SealedWriteError(written.error);
  }
}
