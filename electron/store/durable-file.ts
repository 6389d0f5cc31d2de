/**
 * Small files that are replaced whole: written beside, flushed, read back, renamed, folder flushed. The
 * previous generation stays as `.prev`. At no moment is there neither a whole old nor a whole new file. A virus
 * scanner that holds a file for a moment is waited for.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { equalBytes } from '#electron/crypto/suites';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, readIfThere, writeFully } from './disk';
import type { FileFault } from './faults';
import { fileFault, onDisk, quietly, systemCode } from './file-fault';
import { whenFree } from './journal/locked-file';

const PREVIOUS = '.prev';
const BESIDE = '.tmp';

/** What was found of a file with two generations. */
export type DurableRead<T> =
  | { readonly found: 'current' | 'previous'; readonly value: T }
  | { readonly found: 'nothing' }
  /** Files are there but neither generation is acceptable. */
  | { readonly found: 'damaged' };

/** The place of the previous generation. */
export const previousOf = (path: string): string => path + PREVIOUS;

/** False when there is nothing to rename. */
function renameIfThere(from: string, to: string): boolean {
  try {
    whenFree(() => renameSync(from, to));
    return true;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return false;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = whenFree(() => openSync(path, 'w', 0o600));
  try {
    writeFully(file, bytes, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Replaces a file, keeping the former one as previous generation. On a fault whoever reads the file finds what was
 * there before; only the generation before that may be gone. */
export function writeDurable(path: string, bytes: Uint8Array): Result<void, FileFault> {
  return writeProven(path, bytes, (beside) => replace(path, beside));
}

/** Writes beside, flushes, reads back; then `put` gives the file its name. */
function writeProven(
  path: string,
  bytes: Uint8Array,
  put: (beside: string) => void,
): Result<void, FileFault> {
  const beside = path + BESIDE;
  try {
    writeFlushed(beside, bytes);
    if (!equalBytes(readFileSync(beside), bytes)) {
      removeQuietly(beside);
      return err({ code: 'IO_ERROR', where: basename(path) });
    }
    put(beside);
    return ok(undefined);
  } catch (error) {
    removeQuietly(beside);
    return err(fileFault(error, basename(path)));
  }
}

/** Puts the new file in its place, or else the former one back. @throws what the operating system throws. */
function replace(path: string, beside: string): void {
  const wasThere = renameIfThere(path, previousOf(path));
  try {
    whenFree(() => renameSync(beside, path));
    flushFolder(dirname(path));
  } catch (error) {
    // Where even this fails the former one is read from its second place, or the new one was never told.
    if (wasThere) quietly(() => renameSync(previousOf(path), path));
    else removeQuietly(path);
    throw error;
  }
}

/** Replaces both generations: for content whose former state must not come back. The second is replaced where it is:
 * the newest must not be away for a moment in which the disk may fail for good. */
export function writeDurableTwice(path: string, bytes: Uint8Array): Result<void, FileFault> {
  const first = writeDurable(path, bytes);
  if (!first.ok) return first;
  return writeProven(path, bytes, (beside) => {
    whenFree(() => renameSync(beside, previousOf(path)));
    flushFolder(dirname(path));
  });
}

/** Writes a file that is never replaced, e.g. an attachment: no previous generation. */
export function writeDurableOnce(path: string, write: (file: number) => void): Result<void, FileFault> {
  const beside = path + BESIDE;
  try {
    const file = whenFree(() => openSync(beside, 'w', 0o600));
    try {
      write(file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    whenFree(() => renameSync(beside, path));
    flushFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    removeQuietly(beside);
    return err(fileFault(error, basename(path)));
  }
}

/** The newest generation that `accept` takes; `accept` answers null for bytes it cannot use. */
export function readDurable<T>(
  path: string,
  accept: (bytes: Uint8Array) => T | null,
): Result<DurableRead<T>, FileFault> {
  return onDisk(basename(path), () => readGenerations(path, accept));
}

/** The same for callers that read whole folders. @throws what the operating system throws. */
export function readGenerations<T>(path: string, accept: (bytes: Uint8Array) => T | null): DurableRead<T> {
  let anything = false;
  for (const found of ['current', 'previous'] as const) {
    const bytes = whenFree(() => readIfThere(found === 'current' ? path : previousOf(path)));
    if (bytes === null) continue;
    anything = true;
    const value = accept(bytes);
    if (value !== null) return { found, value };
  }
  return { found: anything ? 'damaged' : 'nothing' };
}

/** A left-over beside the file harms nobody: failing to remove it must not hide the first fault. */
const removeQuietly = (path: string): boolean => quietly(() => rmSync(path, { force: true }));
