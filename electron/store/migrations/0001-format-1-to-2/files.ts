/** Reading, writing and flushing whole files, and moving folders. Frozen. It throws what the system throws. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isSame, sha256 } from './ciphers';

/** A scanner that holds a file lets it go within this time. */
const WAITS_MS = [5, 10, 20, 40, 80, 160];
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES']);
const sleeper = new Int32Array(new SharedArrayBuffer(4));

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isThere = (path: string): boolean => existsSync(path);

/** Makes the names in a folder durable; Windows does that by itself. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Renames a file or a folder and makes that durable. */
export function move(from: string, to: string): void {
  for (const wait of WAITS_MS) {
    try {
      renameSync(from, to);
      flushFolder(dirname(to));
      return;
    } catch (error) {
      if (!HELD.has(codeOf(error))) throw error;
      Atomics.wait(sleeper, 0, 0, wait);
    }
  }
  renameSync(from, to);
  flushFolder(dirname(to));
}

/** Writes a new file, flushed. */
export function writeNew(path: string, parts: Iterable<Uint8Array>): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (const part of parts)
      for (let done = 0; done < part.length; ) done += writeSync(file, part, done, part.length - done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Names in a folder, sorted; none when there is no such folder. */
export function namesIn(path: string): readonly string[] {
  return isThere(path) ? readdirSync(path).sort() : [];
}

export function readIfThere(path: string): Buffer | null {
  return isThere(path) ? readFileSync(path) : null;
}

/** The same file under another name, or a copy of it where the disk knows no second names. Attachments are never
 * written again, so that both names may stand for the same bytes. */
export function share(from: string, to: string): void {
  try {
    linkSync(from, to);
    return;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
  }
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (!isSame(sha256(readFileSync(from)), sha256(readFileSync(to))))
    throw Object.assign(new Error('a copy differs'), { code: 'EIO', syscall: 'read' });
}
