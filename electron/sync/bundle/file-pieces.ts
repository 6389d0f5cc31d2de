/** Files in pieces: reading a stretch, hashing it, copying with what is on the medium read back. Memory: one piece. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from '#electron/store/disk';
import { type BundleHooks, goOn, stopWith } from './stopped';

const PIECE_BYTES = 1024 * 1024;
/** Left free on any disk that is written to. */
const RESERVE_BYTES = 16 * 1024 * 1024;

/** The bytes of an open file from one place to another; fewer when the file ends before. A piece is valid until the
 * next is asked for. */
export async function* piecesOf(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE_BYTES, to - from)));
  for (let at = from; at < to; ) {
    const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, to - at), at);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Opens a file for reading, and closes it whatever happens. */
export async function withFile<T>(path: string, run: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await run(file);
  } finally {
    await file.close();
  }
}

/** Hex SHA-256 of a file and its length. */
export async function hashOfFile(
  path: string,
  hooks: BundleHooks,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  await withFile(path, async (file) => {
    for await (const piece of piecesOf(file, 0, Number.MAX_SAFE_INTEGER)) {
      goOn(hooks);
      digest.update(piece);
      bytes += piece.length;
    }
  });
  return { hash: digest.digest('hex'), bytes };
}

/** Stops with B34 when a folder's disk has no room for so many bytes. */
export async function needRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes + RESERVE_BYTES) stopWith('B34_DISK');
}

/** All of the bytes at a place. @throws what the operating system throws */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Writes a file beside its place, flushes it, reads it back, compares and names it: at its place there is never half
 * a file. `write` answers the hash of what it wrote. */
export async function writeNamed(
  path: string,
  hooks: BundleHooks,
  write: (file: FileHandle) => Promise<string>,
): Promise<void> {
  const beside = `${path}.tmp`;
  try {
    const file = await open(beside, 'w', 0o600);
    let written: string;
    try {
      written = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    const read = await hashOfFile(beside, hooks);
    if (read.hash !== written) stopWith('B35_WRITE', { detail: 'read-back' });
    await rename(beside, path);
    flushFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
