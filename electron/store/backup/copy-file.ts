/**
 * Copies one file in pieces: never more than one piece in memory. What was written is flushed, read back and
 * compared by its hash before it gets its name, so a name in a set or a store always stands for whole bytes.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, writeFully } from '../disk';
import type { StoreFault } from '../faults';
import { fileFault, quietly, systemCode } from '../file-fault';
import { targetFault } from './target-fault';

const PIECE_BYTES = 1024 * 1024;
/** First bytes that tell files apart. */
export const MARK_BYTES = 4096;
const MARK_DIGITS = 16;

/** Asked between two pieces. @throws Cancelled */
export type Tick = (bytes: number) => void;

/** Thrown by a tick when nobody waits any more. */
export class Cancelled extends Error {}

/** The mark of a file that begins so. */
export const markOf = (first: Uint8Array): string =>
  createHash('sha256').update(first.subarray(0, MARK_BYTES)).digest('hex').slice(0, MARK_DIGITS);

/** Digest and mark of bytes. */
export function digestOf(bytes: Uint8Array): { readonly sha256: string; readonly mark: string } {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mark: markOf(bytes) };
}

/** Reads a file in pieces. @throws what the operating system throws. */
export function eachPiece(path: string, see: (piece: Uint8Array, position: number) => void): number {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let position = 0;
    for (;;) {
      const read = readSync(file, piece, 0, piece.length, position);
      if (read === 0) return position;
      see(piece.subarray(0, read), position);
      position += read;
    }
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of a file in pieces. @throws what the operating system throws. */
export function hashFile(path: string, tick: Tick): string {
  const hash = createHash('sha256');
  eachPiece(path, (piece) => {
    hash.update(piece);
    tick(piece.length);
  });
  return hash.digest('hex');
}

export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
  readonly mark: string;
}

/** Where the bytes come from: a file, or bytes as they were at one moment. */
export type Origin = { readonly path: string } | { readonly content: Uint8Array };

function pour(origin: Origin, see: (piece: Uint8Array, position: number) => void): number {
  if ('path' in origin) return eachPiece(origin.path, see);
  see(origin.content, 0);
  return origin.content.length;
}

/** Whose fault it is when the origin or the destination fails. */
export interface Sides {
  readonly origin: (error: unknown) => StoreFault;
  readonly destination: (error: unknown) => StoreFault;
}

/** From the store to the medium. `where`: the file's place in the store. */
export const toTarget = (where: string): Sides => ({
  origin: (error) => fileFault(error, where),
  destination: targetFault,
});

/** From the medium to a store folder on this machine. */
export const fromTarget = (where: string): Sides => ({
  origin: (error) =>
    systemCode(error) === 'ENOENT' ? { code: 'BACKUP_DAMAGED', where } : targetFault(error),
  destination: (error) => fileFault(error, where),
});

class Failed extends Error {
  constructor(readonly fault: StoreFault) {
    super(fault.code);
  }
}

function failing<T>(fault: (error: unknown) => StoreFault, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Cancelled || error instanceof Failed) throw error;
    throw new Failed(fault(error));
  }
}

/**
 * Copies to the name that `nameOf` gives once the bytes are known, in the folder `dir`. `beside`: a name for the
 * unfinished copy. Answers a fault of either side, or null from `nameOf` as a refusal of what was read.
 * @throws Cancelled
 */
export function copyFlushed(
  origin: Origin,
  dir: string,
  beside: string,
  nameOf: (copied: Copied) => string | StoreFault,
  sides: Sides,
  tick: Tick,
): Result<Copied, StoreFault> {
  const unfinished = join(dir, beside);
  try {
    const copied = failing(sides.destination, () => {
      const file = openSync(unfinished, 'w', 0o600);
      try {
        const written = writeAll(origin, file, sides, tick);
        fsyncSync(file);
        return written;
      } finally {
        closeSync(file);
      }
    });
    const readBack = failing(sides.destination, () => hashFile(unfinished, tick));
    const name = nameOf(copied);
    if (typeof name !== 'string') throw new Failed(name);
    if (readBack !== copied.sha256) throw new Failed({ code: 'TARGET_UNRELIABLE', where: name });
    failing(sides.destination, () => {
      const path = join(dir, name);
      if (mkdirSync(dirname(path), { recursive: true, mode: 0o700 }) !== undefined)
        flushFolder(dirname(dirname(path)));
      renameSync(unfinished, path);
      flushFolder(dirname(path));
    });
    return ok(copied);
  } catch (error) {
    removeQuietly(unfinished);
    if (error instanceof Failed) return err(error.fault);
    throw error;
  }
}

function writeAll(origin: Origin, file: number, sides: Sides, tick: Tick): Copied {
  const hash = createHash('sha256');
  let mark = markOf(new Uint8Array(0));
  const bytes = failing(sides.origin, () =>
    pour(origin, (piece, position) => {
      if (position === 0) mark = markOf(piece);
      hash.update(piece);
      failing(sides.destination, () => writeFully(file, piece, position));
      tick(piece.length);
    }),
  );
  return { bytes, sha256: hash.digest('hex'), mark };
}

/** An unfinished copy harms nobody: failing to remove it must not hide the first fault. */
const removeQuietly = (path: string): boolean => quietly(() => rmSync(path, { force: true }));
