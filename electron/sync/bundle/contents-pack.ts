/**
 * The contents of a bundle as one stretch of bytes, so that they cross from the worker's thread without being copied:
 * an index in JSON, then the entries with their ids, in the order of all stations. Never written anywhere.
 */
import { compareEntries, type Ordered } from '#shared/agreement/entry-order';
import type { EntryId } from '#shared/domain/ids';

const NUMBER_BYTES = 4;
const ID_BYTES = 32;

/** Gathers entries as they lie in memory, to be copied once. */
export class ContentsPacker {
  readonly #entries: { readonly of: Ordered; readonly id: EntryId; readonly bytes: Uint8Array }[] = [];
  #length = 0;

  get count(): number {
    return this.#entries.length;
  }

  /** Takes an entry; its bytes have to stay as they are. */
  add({ lamport, station, seq }: Ordered, id: EntryId, bytes: Uint8Array): void {
    this.#entries.push({ of: { lamport, station, seq }, id, bytes });
    this.#length += NUMBER_BYTES + ID_BYTES + bytes.length;
  }

  /** Index and entries. */
  packed(index: string): Uint8Array {
    const text = Buffer.from(index, 'utf8');
    const packed = Buffer.from(new ArrayBuffer(NUMBER_BYTES + text.length + this.#length));
    packed.writeUInt32BE(text.length, 0);
    packed.set(text, NUMBER_BYTES);
    let at = NUMBER_BYTES + text.length;
    for (const { id, bytes } of this.#entries.sort((a, b) => compareEntries(a.of, b.of))) {
      packed.writeUInt32BE(bytes.length, at);
      packed.write(id, at + NUMBER_BYTES, 'hex');
      packed.set(bytes, at + NUMBER_BYTES + ID_BYTES);
      at += NUMBER_BYTES + ID_BYTES + bytes.length;
    }
    // No Buffer: it crosses to another thread, where it is plain bytes.
    return new Uint8Array(packed.buffer);
  }
}

/** Packed contents, read where they lie. */
export class PackedContents {
  readonly #all: Buffer;

  constructor(packed: Uint8Array) {
    this.#all = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  }

  /** The index, JSON. */
  get index(): string {
    return this.#all.toString('utf8', NUMBER_BYTES, this.#first);
  }

  /** Where each entry stands, in the order of all stations. */
  *places(): Generator<number> {
    for (let at = this.#first; at < this.#all.length; at = this.#from(at) + this.#all.readUInt32BE(at))
      yield at;
  }

  /** Id of the entry that stands there. */
  idAt(place: number): EntryId {
    return this.#all.toString('hex', place + NUMBER_BYTES, this.#from(place)) as EntryId;
  }

  /** The bytes of the entry that stands there; they are those of the contents. */
  bytesAt(place: number): Uint8Array {
    const from = this.#from(place);
    return this.#all.subarray(from, from + this.#all.readUInt32BE(place));
  }

  get #first(): number {
    return NUMBER_BYTES + this.#all.readUInt32BE(0);
  }

  #from(place: number): number {
    return place + NUMBER_BYTES + ID_BYTES;
  }
}
