/**
 * Numbers of one column in the narrowest width that holds them all: most columns of an index need one or two
 * bytes a row. Reading never copies until somebody wants a wider array.
 *
 * Bytes: width u32 (0, 1, 2, 4 or 8), count u32, base f64, then the values less the base (width 8: the
 * values themselves as f64), padded to 8.
 */
import type { ByteReader, ByteWriter } from './bytes';

type Width = 0 | 1 | 2 | 4 | 8;
type Stored = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function widthFor(span: number): Width {
  if (span === 0) return 0;
  if (span < 2 ** 8) return 1;
  if (span < 2 ** 16) return 2;
  return span < 2 ** 32 ? 4 : 8;
}

/** Appends safe integers. */
export function writeNumbers(out: ByteWriter, values: ArrayLike<number>): void {
  const n = values.length;
  let low = n === 0 ? 0 : Number.POSITIVE_INFINITY;
  let high = n === 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const width = widthFor(high - low);
  out.u32(width);
  out.u32(n);
  out.f64(low);
  const to = out.reserve(width * n);
  if (width === 8) new Float64Array(to.buffer, to.byteOffset, n).set(values);
  else if (width !== 0) {
    const stored = view(width, to, n);
    for (let i = 0; i < n; i++) stored[i] = (values[i] ?? 0) - low;
  }
}

function view(width: Width, bytes: Uint8Array, n: number): Stored {
  if (width === 1) return bytes;
  if (width === 2) return new Uint16Array(bytes.buffer, bytes.byteOffset, n);
  if (width === 4) return new Uint32Array(bytes.buffer, bytes.byteOffset, n);
  return new Float64Array(bytes.buffer, bytes.byteOffset, width === 0 ? 0 : n);
}

/** A column of numbers in an opened piece. */
export class NumberBlock {
  readonly n: number;
  readonly #base: number;
  readonly #width: number;
  readonly #stored: Stored;

  constructor(from: ByteReader) {
    const width = from.u32() as Width;
    this.n = from.u32();
    const base = from.f64();
    this.#width = width;
    this.#base = width === 8 ? 0 : base;
    this.#stored = view(width, from.take(width * this.n), this.n);
  }

  at(i: number): number {
    return this.#width === 0 ? this.#base : this.#base + (this.#stored[i] ?? 0);
  }

  toFloat64(): Float64Array {
    if (this.#stored instanceof Float64Array && this.#width === 8) return this.#stored;
    const out = new Float64Array(this.n).fill(this.#base);
    if (this.#width !== 0) for (let i = 0; i < this.n; i++) out[i] = this.#base + (this.#stored[i] ?? 0);
    return out;
  }

  toUint16(): Uint16Array {
    if (this.#stored instanceof Uint16Array && this.#base === 0) return this.#stored;
    const out = new Uint16Array(this.n).fill(this.#base);
    if (this.#width !== 0) for (let i = 0; i < this.n; i++) out[i] = this.#base + (this.#stored[i] ?? 0);
    return out;
  }

  /** Where each of so many consecutive lengths ends. */
  ends(): Uint32Array {
    const out = new Uint32Array(this.n);
    const stored = this.#width === 0 ? null : this.#stored;
    const base = this.#base;
    let end = 0;
    for (let i = 0; i < out.length; i++) {
      end += stored === null ? base : base + (stored[i] ?? 0);
      out[i] = end;
    }
    return out;
  }
}
