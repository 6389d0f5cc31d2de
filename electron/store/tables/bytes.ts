/**
 * Writing and reading blocks of bytes that all begin at multiples of 8, so that typed arrays can view an
 * opened piece without copying it. Little-endian, as every machine Electron runs on.
 */

const ALIGN = 8;
const padded = (length: number): number => length + ((ALIGN - (length % ALIGN)) % ALIGN);

export class ByteWriter {
  #bytes = Buffer.from(new ArrayBuffer(1 << 16));
  #at = 0;

  u32(value: number): void {
    this.#room(4);
    this.#bytes.writeUInt32LE(value, this.#at);
    this.#at += 4;
  }

  f64(value: number): void {
    this.#room(8);
    this.#bytes.writeDoubleLE(value, this.#at);
    this.#at += 8;
  }

  /** So many zero bytes to be filled in at once; the next block begins at a multiple of 8. */
  reserve(length: number): Uint8Array {
    this.#room(padded(length));
    const at = this.#at;
    this.#at += padded(length);
    this.#bytes.fill(0, at + length, this.#at);
    return this.#bytes.subarray(at, at + length);
  }

  /** A copy of what was written; the writer begins anew. */
  finish(): Uint8Array {
    const out = new Uint8Array(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return out;
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const larger = Buffer.from(new ArrayBuffer(Math.max(this.#bytes.length * 2, this.#at + more)));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % ALIGN === 0 ? bytes : new Uint8Array(bytes);
    this.#bytes = Buffer.from(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  }

  u32(): number {
    this.#at += 4;
    return this.#bytes.readUInt32LE(this.#at - 4);
  }

  f64(): number {
    this.#at += 8;
    return this.#bytes.readDoubleLE(this.#at - 8);
  }

  /** The next block, viewed in place. */
  take(length: number): Buffer {
    const at = this.#at;
    if (at + length > this.#bytes.length) throw new RangeError('block beyond the end of its piece');
    this.#at += padded(length);
    return this.#bytes.subarray(at, at + length);
  }
}
