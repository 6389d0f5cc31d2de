/**
 * Copies bytes in pieces: never more than one piece in memory. What is read is hashed on the way, once. Writing is
 * not flushing: `FlushBatch` does that, before anything gets its name.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { writeFully } from '../disk';
import type { StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import { whenFree } from '../journal/locked-file';
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

/** Where the bytes come from: a file, or bytes as they were at one moment. */
export type Origin = { readonly path: string } | { readonly content: Uint8Array };

/** What was copied. */
export interface Copied {
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly mark: string;
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

/** A fault on its way out of nested steps. */
export class Failed extends Error {
  constructor(readonly fault: StoreFault) {
    super(fault.code);
  }
}

/** Runs a step of one side. @throws Failed */
export function failing<T>(fault: (error: unknown) => StoreFault, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Cancelled || error instanceof Failed) throw error;
    throw new Failed(fault(error));
  }
}

const PIECE = Buffer.allocUnsafeSlow(PIECE_BYTES);

function eachPiece(origin: Origin, see: (piece: Uint8Array, position: number) => void): number {
  if ('content' in origin) {
    see(origin.content, 0);
    return origin.content.length;
  }
  const file = whenFree(() => openSync(origin.path, 'r'));
  try {
    let position = 0;
    for (;;) {
      const read = readSync(file, PIECE, 0, PIECE.length, position);
      if (read === 0) return position;
      see(PIECE.subarray(0, read), position);
      position += read;
    }
  } finally {
    closeSync(file);
  }
}

/** What an origin is, without writing it anywhere. @throws Failed, Cancelled */
export function look(origin: Origin, sides: Sides, tick: Tick): Copied {
  return through(origin, sides, tick, () => undefined);
}

/** Writes the origin into an open file, from its beginning. @throws Failed, Cancelled */
export function pour(origin: Origin, file: number, sides: Sides, tick: Tick): Copied {
  return through(origin, sides, tick, (piece, position) =>
    failing(sides.destination, () => writeFully(file, piece, position)),
  );
}

function through(
  origin: Origin,
  sides: Sides,
  tick: Tick,
  take: (piece: Uint8Array, position: number) => void,
): Copied {
  const hash = createHash('sha256');
  let mark = markOf(new Uint8Array(0));
  const bytes = failing(sides.origin, () =>
    eachPiece(origin, (piece, position) => {
      if (position === 0) mark = markOf(piece);
      hash.update(piece);
      take(piece, position);
      tick(piece.length);
    }),
  );
  return { bytes, sha256: hash.digest('hex'), mark };
}
