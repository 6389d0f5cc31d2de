/**
 * Strings of one column: their lengths, then their bytes one after the other, in which a substring can be
 * searched without decoding. Any JavaScript string comes back unchanged, lone surrogates too.
 *
 * Bytes: lengths as a number block, encoding u32 (0 ASCII, 1 UTF-8, 2 UTF-16LE), byte count u32, the bytes.
 */
import type { ByteReader, ByteWriter } from './bytes';
import type { Needle, SoughtBytes } from './needle';
import { NumberBlock, writeNumbers } from './number-block';

const LONE_SURROGATE = /\p{Surrogate}/u;
/** U+FFFD, which UTF-8 writes instead of a lone surrogate. */
const REPLACED = Buffer.from([0xef, 0xbf, 0xbd]);
const ENCODINGS = ['latin1', 'utf8', 'utf16le'] as const;

let scratch = Buffer.allocUnsafe(1 << 16);

function scratchFor(units: number): Buffer {
  if (scratch.length < units * 3) scratch = Buffer.allocUnsafe(units * 4);
  return scratch;
}

/** Appends strings in the shortest encoding that gives all of them back. */
export function writeStrings(out: ByteWriter, strings: readonly string[]): void {
  let units = 0;
  for (const text of strings) units += text.length;
  const bytes = scratchFor(units);
  const lengths = new Float64Array(strings.length);
  let at = 0;
  for (let i = 0; i < strings.length; i++) {
    const length = bytes.write(strings[i] ?? '', at, 'utf8');
    lengths[i] = length;
    at += length;
  }
  let encoding = at === units ? 0 : 1;
  if (encoding === 1 && bytes.subarray(0, at).includes(REPLACED)) {
    if (strings.some((text) => LONE_SURROGATE.test(text))) {
      encoding = 2;
      at = 0;
      for (let i = 0; i < strings.length; i++) {
        lengths[i] = bytes.write(strings[i] ?? '', at, 'utf16le');
        at += lengths[i] ?? 0;
      }
    }
  }
  writeNumbers(out, lengths);
  out.u32(encoding);
  out.u32(at);
  out.reserve(at).set(bytes.subarray(0, at));
}

/** A column of strings in an opened piece. */
export class StringBlock {
  readonly n: number;
  readonly #bytes: Buffer;
  readonly #encoding: number;
  readonly #lengths: NumberBlock;
  #endsMade: Uint32Array | null = null;

  constructor(from: ByteReader) {
    this.#lengths = new NumberBlock(from);
    this.n = this.#lengths.n;
    this.#encoding = from.u32();
    this.#bytes = from.take(from.u32());
  }

  at(i: number): string {
    const ends = this.#ends();
    return this.#bytes.toString(ENCODINGS[this.#encoding], i === 0 ? 0 : ends[i - 1], ends[i]);
  }

  /** The byte at which the needle first is, a place across two strings included; -1 when it is in no string. */
  firstPlace(needle: Needle): number {
    if (needle.broken && this.#encoding !== 2) return 0;
    return needle.of(this.#encoding === 2).firstIn(this.#bytes, 0);
  }

  /** Calls `found` with the number of each string that contains the needle, ascending; `found` answers the
   * string to go on with. `place`: what `firstPlace` answered. */
  search(needle: Needle, place: number, found: (i: number) => number): void {
    if (needle.broken && this.#encoding !== 2) this.#searchDecoded(needle, found);
    else this.#searchBytes(needle.of(this.#encoding === 2), place, found);
  }

  #searchBytes(sought: SoughtBytes, place: number, found: (i: number) => number): void {
    const bytes = this.#bytes;
    const ends = this.#ends();
    let i = 0;
    for (let at = place; at >= 0; ) {
      i = holder(ends, i, at);
      const misaligned = this.#encoding === 2 && at % 2 !== 0;
      let from = at + 1;
      if (!misaligned && at + sought.length <= (ends[i] ?? 0)) {
        i = found(i);
        if (i >= this.n) return;
        from = ends[i - 1] ?? 0;
      }
      at = sought.firstIn(bytes, from);
    }
  }

  #searchDecoded(needle: Needle, found: (i: number) => number): void {
    let i = 0;
    while (i < this.n) i = this.at(i).includes(needle.text) ? found(i) : i + 1;
  }

  #ends(): Uint32Array {
    this.#endsMade ??= this.#lengths.ends();
    return this.#endsMade;
  }
}

/** The string, from `i` on, in which the byte `at` lies: galloping, because hits are often near. */
function holder(ends: Uint32Array, i: number, at: number): number {
  if ((ends[i] ?? 0) > at) return i;
  let step = 1;
  while (i + step < ends.length && (ends[i + step] ?? 0) <= at) step *= 2;
  let low = i + (step >> 1) + (step > 1 ? 0 : 1);
  let high = Math.min(ends.length - 1, i + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
