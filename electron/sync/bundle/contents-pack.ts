/**
 * The contents of a bundle as one stretch of bytes, so that they cross from the worker's thread without being copied:
 * an index in JSON, then the entries with their ids. Never written anywhere.
 */
import type { EntryId } from '#shared/domain/ids';

const NUMBER_BYTES = 4;
const ID_BYTES = 32;
const FIRST_BYTES = 1024 * 1024;

/** Gathers entries into bytes that grow. */
export class ContentsPacker {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #used = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(id: EntryId, entry: Uint8Array): void {
    this.#room(NUMBER_BYTES + ID_BYTES + entry.length);
    this.#bytes.writeUInt32BE(entry.length, this.#used);
    this.#bytes.write(id, this.#used + NUMBER_BYTES, 'hex');
    this.#bytes.set(entry, this.#used + NUMBER_BYTES + ID_BYTES);
    this.#used += NUMBER_BYTES + ID_BYTES + entry.length;
    this.#count += 1;
  }

  /** Index and entries. */
  packed(index: string): Uint8Array {
    const text = Buffer.from(index, 'utf8');
    const packed = new Uint8Array(NUMBER_BYTES + text.length + this.#used);
    new DataView(packed.buffer).setUint32(0, text.length);
    packed.set(text, NUMBER_BYTES);
    packed.set(this.#bytes.subarray(0, this.#used), NUMBER_BYTES + text.length);
    return packed;
  }

  #room(more: number): void {
    if (this.#used + more <= this.#bytes.length) return;
    const grown = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#used + more));
    grown.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = grown;
  }
}

/** The index of packed contents. */
export function packedIndex(packed: Uint8Array): string {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  return bytes.toString('utf8', NUMBER_BYTES, NUMBER_BYTES + bytes.readUInt32BE(0));
}

/** The entries of packed contents, in the order in which they came. Bytes are those of `packed`. */
export function* packedEntries(
  packed: Uint8Array,
): Generator<{ readonly id: EntryId; readonly bytes: Uint8Array }> {
  const all = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = NUMBER_BYTES + all.readUInt32BE(0); at < all.length; ) {
    const length = all.readUInt32BE(at);
    const from = at + NUMBER_BYTES + ID_BYTES;
    yield {
      id: all.toString('hex', at + NUMBER_BYTES, from) as EntryId,
      bytes: packed.subarray(from, from + length),
    };
    at = from + length;
  }
}
