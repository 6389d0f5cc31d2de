/**
 * Check 1: a file of a medium comes into the staging folder, read twice from the medium with equal hash; everything
 * after works on the copy. It is named by its hash, never by what it was called. What the system keeps in memory of a
 * medium can answer the second reading; a medium that gives other bytes, goes away or is changed meanwhile shows.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder, makeFolder } from '#electron/store/disk';
import { PRELUDE_BYTES, readPrelude } from '#shared/bundle/layout';
import { MAX_HEADER_BYTES, MAX_WHOLE_BYTES } from '#shared/bundle/limits';
import type { Result } from '#shared/lib/result';
import { hashOfFile, needRoom, piecesOf, withFile, writeAll, writeNamed } from './file-pieces';
import { answering, type BundleHooks, type BundleStop, goOn, orStop, stopWith, UNHINDERED } from './stopped';

/** A copy in the staging folder. */
export interface StagedFile {
  readonly file: string;
  readonly bytes: number;
  /** Hex SHA-256 of the whole file. */
  readonly hash: string;
}

const MAX_FILE_BYTES = MAX_WHOLE_BYTES + MAX_HEADER_BYTES + 1024;

/** Copies a file from a medium. Staging the same content again answers the copy there is. */
export function stageFile(
  source: string,
  staging: string,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<StagedFile, BundleStop>> {
  return answering('B35_WRITE', async () => {
    const size = await orStop('B01_MEDIUM', () => likelyBundle(source));
    makeFolder(staging);
    await needRoom(staging, size);
    const arriving = join(staging, `${randomBytes(16).toString('hex')}.arriving`);
    const first = await copied(source, arriving, size, hooks);
    try {
      const second = await orStop('B01_MEDIUM', () => hashOfFile(source, hooks));
      if (first.hash !== second.hash || first.bytes !== second.bytes) stopWith('B01_MEDIUM');
      hooks.progress(1);
      const file = join(staging, `${first.hash}.part`);
      await rename(arriving, file);
      flushFolder(staging);
      return { file, ...first };
    } catch (error) {
      await rm(arriving, { force: true }).catch(() => undefined);
      throw error;
    }
  });
}

/** Length of what may be a bundle. Only the first bytes are read, twice: a film is not copied to learn that it is none. */
async function likelyBundle(source: string): Promise<number> {
  const about = await stat(source);
  if (!about.isFile() || about.size > MAX_FILE_BYTES) stopWith('B02_NOT_BUNDLE');
  const begins = await withFile(source, firstBytes);
  if (!begins.equals(await withFile(source, firstBytes))) stopWith('B01_MEDIUM');
  if (readPrelude(begins).is === 'other') stopWith('B02_NOT_BUNDLE');
  return about.size;
}

async function firstBytes(file: FileHandle): Promise<Buffer> {
  const bytes = Buffer.alloc(PRELUDE_BYTES);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

/** The first reading: copies, and reads the copy back. */
async function copied(
  source: string,
  target: string,
  size: number,
  hooks: BundleHooks,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  let hash = '';
  await writeNamed(target, hooks, async (file) => {
    const reading = piecesFrom(source);
    try {
      for (;;) {
        const { done, value } = await orStop('B01_MEDIUM', () => reading.next());
        if (done === true) break;
        goOn(hooks);
        if (bytes + value.length > MAX_FILE_BYTES) stopWith('B01_MEDIUM', { detail: 'grows' });
        digest.update(value);
        await writeAll(file, value, bytes);
        bytes += value.length;
        hooks.progress(size === 0 ? 0.5 : Math.min(0.5, bytes / size / 2));
      }
    } finally {
      await reading.return(undefined);
    }
    hash = digest.digest('hex');
    return hash;
  });
  return { hash, bytes };
}

async function* piecesFrom(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    yield* piecesOf(file, 0, Number.MAX_SAFE_INTEGER);
  } finally {
    await file.close();
  }
}
