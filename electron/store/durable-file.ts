/**
 * Small files that are replaced whole: written beside, flushed, read back, renamed, folder flushed. The
 * previous generation stays as `.prev`. At no moment is there neither a whole old nor a whole new file.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { equalBytes } from '#electron/crypto/suites';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, readIfThere, writeFully } from './disk';
import type { FileFault } from './faults';
import { fileFault, quietly, systemCode } from './file-fault';

const PREVIOUS = '.prev';
const BESIDE = '.tmp';

/** What was found of a file with two generations. */
export type DurableRead<T> =
  | { readonly found: 'current' | 'previous'; readonly value: T }
  | { readonly found: 'nothing' }
  /** Files are there but neither generation is acceptable. */
  | { readonly found: 'damaged' };

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeFully(file, bytes, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Replaces a file, keeping the former one as previous generation. On a fault the file is as it was. */
export function writeDurable(path: string, bytes: Uint8Array): Result<void, FileFault> {
  const beside = path + BESIDE;
  try {
    writeFlushed(beside, bytes);
    if (!equalBytes(readFileSync(beside), bytes)) {
      rmSync(beside, { force: true });
      return err({ code: 'IO_ERROR', where: basename(path) });
    }
    renameIfThere(path, path + PREVIOUS);
    renameSync(beside, path);
    flushFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    removeQuietly(beside);
    return err(fileFault(error, basename(path)));
  }
}

/** Replaces both generations: for content whose former state must not come back. */
export function writeDurableTwice(path: string, bytes: Uint8Array): Result<void, FileFault> {
  const first = writeDurable(path, bytes);
  return first.ok ? writeDurable(path, bytes) : first;
}

/** Writes a file that is never replaced, e.g. an attachment: no previous generation. */
export function writeDurableOnce(path: string, write: (file: number) => void): Result<void, FileFault> {
  const beside = path + BESIDE;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      write(file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
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
  try {
    let anything = false;
    for (const found of ['current', 'previous'] as const) {
      const bytes = readIfThere(found === 'current' ? path : path + PREVIOUS);
      if (bytes === null) continue;
      anything = true;
      const value = accept(bytes);
      if (value !== null) return ok({ found, value });
    }
    return ok({ found: anything ? 'damaged' : 'nothing' });
  } catch (error) {
    return err(fileFault(error, basename(path)));
  }
}

/** A left-over beside the file harms nobody: failing to remove it must not hide the first fault. */
const removeQuietly = (path: string): boolean => quietly(() => rmSync(path, { force: true }));
