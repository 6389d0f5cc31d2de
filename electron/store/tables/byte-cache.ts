/** Keeps what was used last, up to a number of bytes. What it forgets can be made again. */

interface Kept<V> {
  /** Null once it is forgotten. */
  value: V | null;
  readonly bytes: number;
  /** Asked for since it was last looked at for forgetting. */
  wanted: boolean;
}

/** What is kept under one name, for whoever asks for it so often that looking up the name would be felt. */
export class Handle<V> {
  #kept: Kept<V> | null = null;

  /** The value, or null when it must be looked up. */
  get(): V | null {
    const kept = this.#kept;
    if (kept === null || kept.value === null) return null;
    kept.wanted = true;
    return kept.value;
  }

  hold(kept: Kept<V> | null): void {
    this.#kept = kept;
  }
}

export class ByteCache<K, V> {
  readonly #budget: number;
  /** In the order in which they are looked at for forgetting: whoever was asked for is passed over once. To ask
   * costs no more than a look, because a search asks for every section there is. */
  readonly #kept = new Map<K, Kept<V>>();
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(name: K): V | undefined {
    const found = this.#kept.get(name);
    if (!found || found.value === null) return undefined;
    found.wanted = true;
    return found.value;
  }

  /** Makes a handle find what is kept under a name, as long as it is. */
  hand(name: K, handle: Handle<V>): void {
    handle.hold(this.#kept.get(name) ?? null);
  }

  /** Keeps a value; one larger than the whole budget is not kept. */
  set(name: K, value: V, bytes: number): void {
    this.delete(name);
    if (bytes > this.#budget) return;
    this.#kept.set(name, { value, bytes, wanted: false });
    this.#bytes += bytes;
    // A name set again comes last and is met again, no longer wanted: this ends.
    for (const [next, kept] of this.#kept) {
      if (this.#bytes <= this.#budget) break;
      this.#kept.delete(next);
      if (kept.wanted) {
        kept.wanted = false;
        this.#kept.set(next, kept);
      } else {
        this.#bytes -= kept.bytes;
        kept.value = null;
      }
    }
  }

  delete(name: K): void {
    const found = this.#kept.get(name);
    if (!found) return;
    this.#kept.delete(name);
    this.#bytes -= found.bytes;
    found.value = null;
  }

  clear(): void {
    for (const kept of this.#kept.values()) kept.value = null;
    this.#kept.clear();
    this.#bytes = 0;
  }
}
