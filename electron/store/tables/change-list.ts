/**
 * What changed since the last snapshot as bytes, so that it can be handed to the worker without copying and
 * without objects. Written by the main thread a little at a time, read by the worker at once.
 *
 * Bytes of a piece, per change: length u32 and JSON of the change, length u32 and JSON text of the document.
 */
import type { Row } from '#shared/journal/fold';
import type { PiecePlace } from './pack-format';
import type { RowPlace } from './tables-types';

/** A document's change, without the document. */
export interface Change {
  readonly table: string;
  readonly key: string;
  readonly hash: number;
  /** Where the packs hold the document now; null: nowhere. */
  readonly old: PiecePlace | null;
  /** Where the packs' row of the document stands; null: it has none. */
  readonly was: RowPlace | null;
  /** Where its row stands from now on; null: it has none. */
  readonly now: RowPlace | null;
  readonly row: Row | null;
}

export interface ChangedDocument extends Change {
  /** JSON text of key and document. */
  readonly text: Uint8Array;
}

/** Bytes of a piece of the list: growing one large buffer would stop the desk while it is copied. */
const PIECE_BYTES = 4 << 20;

export class ChangeWriter {
  readonly #full: Uint8Array[] = [];
  #piece = Buffer.from(new ArrayBuffer(PIECE_BYTES));
  #at = 0;

  add(change: Change, text: string): void {
    const head = JSON.stringify(change);
    this.#room(8 + 3 * (head.length + text.length));
    this.#text(head);
    this.#text(text);
  }

  /** Everything written, in pieces to be transferred: the writer is done. */
  finish(): readonly Uint8Array[] {
    this.#close();
    return this.#full;
  }

  #room(most: number): void {
    if (this.#at + most <= this.#piece.length) return;
    this.#close();
    this.#piece = Buffer.from(new ArrayBuffer(Math.max(most, PIECE_BYTES)));
  }

  #close(): void {
    if (this.#at > 0) this.#full.push(this.#piece.subarray(0, this.#at));
    this.#at = 0;
  }

  #text(text: string): void {
    const length = this.#piece.write(text, this.#at + 4, 'utf8');
    this.#piece.writeUInt32LE(length, this.#at);
    this.#at += 4 + length;
  }
}

/** Reads what a `ChangeWriter` wrote; the texts are views into the bytes. */
export function readChanges(pieces: readonly Uint8Array[]): readonly ChangedDocument[] {
  const changes: ChangedDocument[] = [];
  for (const piece of pieces) {
    const from = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let at = 0;
    const next = (): Buffer => {
      const start = at + 4;
      at = start + from.readUInt32LE(at);
      return from.subarray(start, at);
    };
    while (at < from.length) {
      const change = JSON.parse(next().toString('utf8')) as Change;
      changes.push({ ...change, text: next() });
    }
  }
  return changes;
}
