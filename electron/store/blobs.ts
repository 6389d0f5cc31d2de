/**
 * Attachments, found by the hash of their content. File names are keyed, so that nobody without the master
 * key can tell whether a known document is in the store. A file is only ever written whole and never changed.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobHash } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { BlobCipher, blobHeaderBytes, chunksOf, sealBlob, sealedChunkBytes } from './blob-codec';
import { makeFolder, namesIn, writeFully } from './disk';
import { writeDurableOnce } from './durable-file';
import type { FileFault, StoreFault } from './faults';
import { fileFault, onDisk, systemCode } from './file-fault';
import { whenFree } from './journal/locked-file';
import { readFully } from './journal/segment-files';
import type { KeyRing } from './key-ring';
import { BLOB_FOLDER } from './layout';

const BLOB_NAME = /^[0-9a-f]{64}$/;

/** The name of the file that holds the content with this hash. */
export function blobFileName(ring: KeyRing, hash: BlobHash): string {
  const key = ring.derive('rsb/store/blob-name/1');
  const name = ring.suite.mac(key, Buffer.from(hash, 'hex'));
  key.fill(0);
  return Buffer.from(name).toString('hex');
}

/** Names of all attachment files. */
export function blobFiles(dir: string): Result<readonly string[], FileFault> {
  return onDisk(BLOB_FOLDER, () => namesIn(join(dir, BLOB_FOLDER)).filter((name) => BLOB_NAME.test(name)));
}

/** Whether content with this hash is kept. It is not read: what is damaged or cannot be opened is told by reading it. */
export function hasBlob(dir: string, ring: KeyRing, hash: BlobHash): boolean {
  try {
    statSync(join(dir, BLOB_FOLDER, blobFileName(ring, hash)));
    return true;
  } catch (error) {
    return systemCode(error) !== 'ENOENT';
  }
}

/** Keeps content, flushed before this returns. Sound content that is there already is not written again. */
export function putBlob(dir: string, ring: KeyRing, content: Uint8Array): Result<BlobHash, StoreFault> {
  const hash = Buffer.from(ring.suite.hash(content)).toString('hex') as BlobHash;
  const known = blobTrouble(dir, ring, hash);
  if (known === null) return ok(hash);
  if (known.code === 'NEWER_FORMAT') return err(known);
  const folder = join(dir, BLOB_FOLDER);
  const made = onDisk(BLOB_FOLDER, () => {
    makeFolder(folder);
  });
  if (!made.ok) return made;
  const name = blobFileName(ring, hash);
  const written = writeDurableOnce(join(folder, name), (file) => {
    let position = 0;
    for (const piece of sealBlob(ring, Buffer.from(name, 'hex'), content)) {
      writeFully(file, piece, position);
      position += piece.length;
    }
  });
  return written.ok ? ok(hash) : err({ ...written.error, where: BLOB_FOLDER });
}

/** Where an attachment is, as faults name it. */
export const blobPlace = (name: string): string => `${BLOB_FOLDER}/${name.slice(0, 8)}`;

/**
 * The content with this hash piece by piece, each piece authenticated, with no more than one in memory. Ends with a
 * fault, or with null when all of it was what the hash says: whoever passes pieces on before that must take them back.
 */
export function* blobPieces(
  dir: string,
  ring: KeyRing,
  hash: BlobHash,
): Generator<Uint8Array, StoreFault | null, void> {
  const name = blobFileName(ring, hash);
  const where = blobPlace(name);
  let file: number | null = null;
  let cipher: ReturnType<typeof BlobCipher.of> = null;
  try {
    const opened = whenFree(() => openSync(join(dir, BLOB_FOLDER, name), 'r'));
    file = opened;
    const header = Buffer.alloc(blobHeaderBytes(ring));
    cipher = BlobCipher.of(ring, Buffer.from(name, 'hex'), header.subarray(0, readFully(opened, header, 0)));
    if (cipher === 'newer') return { code: 'NEWER_FORMAT', where };
    if (cipher === null) return { code: 'BLOB_DAMAGED', where };
    const step = sealedChunkBytes(ring);
    const chunks = chunksOf(fstatSync(opened).size - header.length, step);
    const digest = createHash('sha256');
    for (let index = 0; index < chunks; index += 1) {
      const sealed = Buffer.allocUnsafe(step);
      const read = readFully(opened, sealed, header.length + index * step);
      const piece = cipher.open(index, index === chunks - 1, sealed.subarray(0, read));
      if (piece === null) return { code: 'BLOB_DAMAGED', where };
      digest.update(piece);
      yield piece;
    }
    return digest.digest('hex') === hash ? null : { code: 'BLOB_DAMAGED', where };
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? { code: 'BLOB_MISSING', where } : fileFault(error, where);
  } finally {
    if (file !== null) closeSync(file);
    if (cipher !== null && cipher !== 'newer') cipher.wipe();
  }
}

/** Reads the whole content and keeps nothing of it: what is wrong with it, or null. `see`: told each piece's bytes. */
export function blobTrouble(
  dir: string,
  ring: KeyRing,
  hash: BlobHash,
  see: (bytes: number) => void = () => undefined,
): StoreFault | null {
  const pieces = blobPieces(dir, ring, hash);
  for (let step = pieces.next(); ; step = pieces.next()) {
    if (step.done) return step.value;
    see(step.value.length);
  }
}

/** The content with this hash, checked against it. */
export function getBlob(dir: string, ring: KeyRing, hash: BlobHash): Result<Uint8Array, StoreFault> {
  const pieces = blobPieces(dir, ring, hash);
  const content: Uint8Array[] = [];
  for (let step = pieces.next(); ; step = pieces.next()) {
    if (step.done) return step.value === null ? ok(Buffer.concat(content)) : err(step.value);
    content.push(step.value);
  }
}
