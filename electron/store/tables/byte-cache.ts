/** Keeps what was used last, up to a number of bytes. What it forgets can be made again. */

interface Kept<V> {
  readonly value: V;
  readonly bytes: number;
  /** Asked for since it was last looked at for forgetting. */
  wanted: boolean;
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
    if (!found) return undefined;
    found.wanted = true;
    return found.value;
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
      if (kept.wanted) this.#kept.set(next, { ...kept, wanted: false });
      else this.#bytes -= kept.bytes;
    }
  }

  delete(name: K): void {
    const found = this.#kept.get(name);
    if (!found) return;
    this.#kept.delete(name);
    this.#bytes -= found.bytes;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
