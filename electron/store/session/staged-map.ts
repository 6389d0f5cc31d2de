/**
 * Where documents are put that are not in the tables yet: a plain map holds all as objects; where they may be very many,
 * only those that were put last are objects, and the others text.
 */

/** What a map of staged documents has to do; keys keep the order of their first put. */
export interface StagedMap<V> {
  has(key: string): boolean;
  get(key: string): V | undefined;
  set(key: string, doc: V): unknown;
  keys(): Iterable<string>;
}

/** Documents that are held as objects; those put before are held as text. */
const MOST_OBJECTS = 256;

/** Documents of which there may be very many. Objects that live long make every collection of garbage longer, and take
 * many times the room of their text. */
export class TextMap<V> implements StagedMap<V> {
  readonly #held = new Map<string, { doc: V } | { text: Buffer }>();
  /** Keys of those that are objects, the longest held first. */
  readonly #objects = new Set<string>();

  has(key: string): boolean {
    return this.#held.has(key);
  }

  get(key: string): V | undefined {
    const held = this.#held.get(key);
    if (held === undefined || 'doc' in held) return held?.doc;
    return JSON.parse(held.text.toString('utf8')) as V;
  }

  set(key: string, doc: V): void {
    this.#held.set(key, { doc });
    this.#objects.add(key);
    const [oldest] = this.#objects;
    if (this.#objects.size <= MOST_OBJECTS || oldest === undefined) return;
    this.#objects.delete(oldest);
    this.#held.set(oldest, { text: Buffer.from(JSON.stringify(this.get(oldest)), 'utf8') });
  }

  keys(): Iterable<string> {
    return this.#held.keys();
  }
}
