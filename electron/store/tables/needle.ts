/**
 * A substring to be looked for in many blocks of bytes. Searching jumps from one byte like the first sought to the
 * next, and the first byte of a Chinese character is one of six: so the search begins at the sought byte that is
 * rarest in the texts themselves, and the bytes before it are compared afterwards.
 */
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Bytes in which the rarest is counted. */
const SAMPLE_BYTES = 2048;
/** Sought bytes that stay behind the one the search begins at, or every such byte would be a hit to look at. */
const LEAST_BEHIND = 3;

/** Sought bytes, with where to begin. */
export class SoughtBytes {
  readonly length: number;
  readonly #bytes: Buffer;
  #pivot = -1;
  #tail: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#tail = bytes;
    this.length = bytes.length;
  }

  /** The place of the first hit that begins at `from` or later; -1 when there is none. */
  firstIn(texts: Buffer, from: number): number {
    if (this.#pivot < 0) this.#choose(texts);
    const pivot = this.#pivot;
    for (let at = from + pivot; ; at += 1) {
      at = texts.indexOf(this.#tail, at);
      if (at < 0) return -1;
      if (pivot === 0 || this.#begins(texts, at - pivot)) return at - pivot;
    }
  }

  #begins(texts: Buffer, at: number): boolean {
    for (let i = 0; i < this.#pivot; i += 1) if (texts[at + i] !== this.#bytes[i]) return false;
    return true;
  }

  #choose(texts: Buffer): void {
    const counts = new Uint16Array(256);
    const sample = Math.min(texts.length, SAMPLE_BYTES);
    for (let i = 0; i < sample; i += 1) counts[texts[i] ?? 0] = (counts[texts[i] ?? 0] ?? 0) + 1;
    const countAt = (i: number): number => counts[this.#bytes[i] ?? 0] ?? 0;
    let best = 0;
    for (let i = 1; i <= this.length - LEAST_BEHIND; i += 1) if (countAt(i) < countAt(best)) best = i;
    this.#pivot = best;
    this.#tail = this.#bytes.subarray(best);
  }
}

export class Needle {
  readonly text: string;
  /** Half a character: UTF-8 cannot say it, only the strings themselves can be asked. */
  readonly broken: boolean;
  readonly #utf8: SoughtBytes;
  readonly #utf16: SoughtBytes;

  constructor(text: string) {
    this.text = text;
    this.broken = LONE_SURROGATE.test(text);
    this.#utf8 = new SoughtBytes(Buffer.from(text, 'utf8'));
    this.#utf16 = new SoughtBytes(Buffer.from(text, 'utf16le'));
  }

  /** The bytes sought in a block of this encoding. */
  of(utf16: boolean): SoughtBytes {
    return utf16 ? this.#utf16 : this.#utf8;
  }
}
