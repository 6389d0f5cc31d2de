/** Keeps what was used last, up to a number of bytes. What it forgets can be made again. */

interface Kept<V> {
  readonly value: V;
  readonly bytes: number;
}

export class ByteCache<K, V> {
  readonly #budget: number;
  /** The least recently used first. */
  readonly #kept = new Map<K, Kept<V>>();
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(name: K): V | undefined {
    const found = this.#kept.get(name);
    if (!found) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, found);
    return found.value;
  }

  /** Keeps a value; one larger than the whole budget is not kept. */
  set(name: K, value: V, bytes: number): void {
    this.delete(name);
    if (bytes > this.#budget) return;
    this.#kept.set(name, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#budget) break;
      this.delete(oldest);
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
