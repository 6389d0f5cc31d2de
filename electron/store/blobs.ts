/**
 * Attachments, found by the hash of their content. File names are keyed, so that nobody without the master
 * key can tell whether a known document is in the store. A file is only ever written whole and never changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '#electron/crypto/suites';
import type { BlobHash } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { openBlob, sealBlob } from './blob-codec';
import { makeFolder, namesIn, writeFully } from './disk';
import { writeDurableOnce } from './durable-file';
import type { FileFault, StoreFault } from './faults';
import { fileFault, onDisk, systemCode } from './file-fault';
import { whenFree } from './journal/locked-file';
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

/** Keeps content, flushed before this returns. Sound content that is there already is not written again. */
export function putBlob(dir: string, ring: KeyRing, content: Uint8Array): Result<BlobHash, StoreFault> {
  const hash = Buffer.from(ring.suite.hash(content)).toString('hex') as BlobHash;
  const known = getBlob(dir, ring, hash);
  if (known.ok) return ok(hash);
  if (known.error.code === 'NEWER_FORMAT') return known;
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

/** The content with this hash, checked against it. */
export function getBlob(dir: string, ring: KeyRing, hash: BlobHash): Result<Uint8Array, StoreFault> {
  const name = blobFileName(ring, hash);
  const where = `${BLOB_FOLDER}/${name.slice(0, 8)}`;
  let file: Uint8Array;
  try {
    file = whenFree(() => readFileSync(join(dir, BLOB_FOLDER, name)));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return err({ code: 'BLOB_MISSING', where });
    return err(fileFault(error, where));
  }
  const content = openBlob(ring, Buffer.from(name, 'hex'), file);
  if (content === 'newer') return err({ code: 'NEWER_FORMAT', where });
  if (content === null || !equalBytes(ring.suite.hash(content), Buffer.from(hash, 'hex')))
    return err({ code: 'BLOB_DAMAGED', where });
  return ok(content);
}
