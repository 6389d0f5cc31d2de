/**
 * The few file operations the store is built from, with flushing. They throw what the operating system
 * throws; callers turn it into faults. Nothing here knows what the bytes mean.
 */
import {
  closeSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './file-fault';

/** Writes all bytes at a position; a disk that takes only part of them makes the next write throw. */
export function writeFully(file: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

/** Flushes what a file holds; others have their turn while the disk works. Rejects with what the system says. */
export const flushAside = (file: number): Promise<void> =>
  new Promise((resolve, reject) => fdatasync(file, (error) => (error === null ? resolve() : reject(error))));

/** Makes names in a folder durable. Windows has no such call and keeps names in its own log. */
export function flushFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes a folder with all those above it that are missing, and their names durable. True when it was not there. */
export function makeFolder(dir: string): boolean {
  const first = mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (first === undefined) return false;
  for (let made = dir; ; made = dirname(made)) {
    flushFolder(dirname(made));
    if (made === first || dirname(made) === made) return true;
  }
}

/** The bytes of a file, or null when there is none. */
export function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Names in a folder, sorted; none when there is no folder. */
export function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
