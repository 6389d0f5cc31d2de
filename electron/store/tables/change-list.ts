/**
 * What changed since the last snapshot as bytes, so that it can be handed to the worker without copying and
 * without objects. Written by the main thread a little at a time, read by the worker at once.
 *
 * Bytes, per change: length u32 and JSON of the change, length u32 and JSON text of the document.
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

export class ChangeWriter {
  #bytes = Buffer.from(new ArrayBuffer(1 << 16));
  #at = 0;

  /** Bytes so far. */
  get bytes(): number {
    return this.#at;
  }

  add(change: Change, text: string): void {
    this.#text(JSON.stringify(change));
    this.#text(text);
  }

  /** Everything written, to be transferred: the writer is done. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  #text(text: string): void {
    const most = this.#at + 4 + text.length * 3;
    if (most > this.#bytes.length) {
      const larger = Buffer.from(new ArrayBuffer(Math.max(most, this.#bytes.length * 2)));
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
    }
    const length = this.#bytes.write(text, this.#at + 4, 'utf8');
    this.#bytes.writeUInt32LE(length, this.#at);
    this.#at += 4 + length;
  }
}

/** Reads what a `ChangeWriter` wrote; the texts are views into the bytes. */
export function readChanges(bytes: Uint8Array): readonly ChangedDocument[] {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const changes: ChangedDocument[] = [];
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
  return changes;
}
