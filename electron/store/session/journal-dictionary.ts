/**
 * When the journal gets a dictionary to compress with, and out of what: the latest entries themselves, the
 * newest last, because deflate finds what is near most cheaply. It is kept in the journal and so never lost.
 */

/** Bytes of which deflate can make use. */
const DICTIONARY_BYTES = 32 * 1024;
/** Entries before the first dictionary. */
const FIRST_AT = 64;
/** A journal that has grown so many times over gets a new one: people write differently by then. */
const GROWTH = 16;

/** Whether a (new) dictionary is due. */
export const dictionaryDue = (entries: number, madeAt: number | null): boolean =>
  entries >= (madeAt === null ? FIRST_AT : madeAt * GROWTH);

/** Keeps the latest entries for the next dictionary. */
export class LatestEntries {
  #kept: Uint8Array[] = [];
  #bytes = 0;

  add(entry: Uint8Array): void {
    this.#kept.push(entry);
    this.#bytes += entry.length;
    while (this.#bytes - (this.#kept[0]?.length ?? 0) >= DICTIONARY_BYTES)
      this.#bytes -= this.#kept.shift()?.length ?? 0;
  }

  /** A dictionary of them; null while they are too few to be of use. */
  dictionary(): Uint8Array | null {
    if (this.#bytes < DICTIONARY_BYTES / 2) return null;
    return Buffer.concat(this.#kept).subarray(-DICTIONARY_BYTES);
  }

  /** Overwrites and forgets them. */
  wipe(): void {
    for (const entry of this.#kept) entry.fill(0);
    this.#kept = [];
    this.#bytes = 0;
  }
}
