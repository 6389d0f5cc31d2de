/**
 * Files that were written and are flushed together: one file after the other, then their names, then each folder
 * once. Nothing bears its name before its bytes are on the disk; nothing is promised before `end` has returned.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushFolder } from '../disk';
import { quietly } from '../file-fault';
import { whenFree } from '../journal/locked-file';

/** So much is written before it is flushed: open files and unflushed bytes stay few. */
export const MOST_FILES = 64;
export const MOST_BYTES = 64 * 1024 * 1024;

interface Written {
  readonly file: number;
  readonly beside: string;
  readonly path: string;
  readonly bytes: number;
}

export class FlushBatch {
  #written: Written[] = [];
  #bytes = 0;
  /** The file being written. */
  #present: { readonly file: number; readonly beside: string } | null = null;
  readonly #folders = new Set<string>();

  /** Opens a file to be written. @throws what the operating system throws. */
  open(beside: string): number {
    return this.#open(beside, 'w');
  }

  /** The same for a file that is written already. @throws what the operating system throws. */
  reopen(beside: string): number {
    return this.#open(beside, 'r+');
  }

  #open(beside: string, how: 'w' | 'r+'): number {
    const file = whenFree(() => openSync(beside, how, 0o600));
    this.#present = { file, beside };
    return file;
  }

  /** The file that was opened last is whole and is to be called `path`. @throws what the operating system throws. */
  keep(path: string, bytes: number): void {
    if (this.#present === null) throw new Error('a file was kept that was not opened');
    this.#written.push({ ...this.#present, path, bytes });
    this.#present = null;
    this.#bytes += bytes;
    if (this.#written.length >= MOST_FILES || this.#bytes >= MOST_BYTES) this.#flush();
  }

  /** Takes away the file that was opened last. */
  drop(): void {
    if (this.#present === null) return;
    const { file, beside } = this.#present;
    this.#present = null;
    quietly(() => closeSync(file));
    // A left-over beside harms nobody.
    quietly(() => rmSync(beside, { force: true }));
  }

  /** Flushes everything that was kept, and the folders' names. @throws what the operating system throws. */
  end(): void {
    this.#flush();
    for (const folder of this.#folders) flushFolder(folder);
    this.#folders.clear();
  }

  /** After a fault: closes and takes away what has no name yet. */
  abandon(): void {
    this.drop();
    for (const { file, beside } of this.#written) {
      quietly(() => closeSync(file));
      quietly(() => rmSync(beside, { force: true }));
    }
    this.#written = [];
  }

  /** Makes a folder with all above it that are missing; their names are flushed with the rest. */
  makeFolder(folder: string): void {
    const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = folder; ; made = dirname(made)) {
      this.#folders.add(dirname(made));
      if (made === first || dirname(made) === made) return;
    }
  }

  #flush(): void {
    for (const { file } of this.#written) fsyncSync(file);
    for (const one of this.#written.splice(0)) {
      closeSync(one.file);
      if (one.beside !== one.path) {
        this.makeFolder(dirname(one.path));
        whenFree(() => renameSync(one.beside, one.path));
      }
      this.#folders.add(dirname(one.path));
    }
    this.#bytes = 0;
  }
}
