/**
 * The contents of a bundle as one stretch of bytes, so that they cross from the worker's thread without being copied:
 * an index in JSON, then the entries with their ids. Never written anywhere.
 */
import type { EntryId } from '#shared/domain/ids';

const NUMBER_BYTES = 4;
const ID_BYTES = 32;

/** Gathers entries as they lie in memory, to be copied once. */
export class ContentsPacker {
  readonly #entries: { readonly id: EntryId; readonly bytes: Uint8Array }[] = [];
  #length = 0;

  get count(): number {
    return this.#entries.length;
  }

  /** Takes an entry; its bytes have to stay as they are. */
  add(id: EntryId, bytes: Uint8Array): void {
    this.#entries.push({ id, bytes });
    this.#length += NUMBER_BYTES + ID_BYTES + bytes.length;
  }

  /** Index and entries. */
  packed(index: string): Uint8Array {
    const text = Buffer.from(index, 'utf8');
    const packed = Buffer.from(new ArrayBuffer(NUMBER_BYTES + text.length + this.#length));
    packed.writeUInt32BE(text.length, 0);
    packed.set(text, NUMBER_BYTES);
    let at = NUMBER_BYTES + text.length;
    for (const { id, bytes } of this.#entries) {
      packed.writeUInt32BE(bytes.length, at);
      packed.write(id, at + NUMBER_BYTES, 'hex');
      packed.set(bytes, at + NUMBER_BYTES + ID_BYTES);
      at += NUMBER_BYTES + ID_BYTES + bytes.length;
    }
    // No Buffer: it crosses to another thread, where it is plain bytes.
    return new Uint8Array(packed.buffer);
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
