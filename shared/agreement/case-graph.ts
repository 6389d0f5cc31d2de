/**
 * The entries of one case and what each of their officers could know: every entry names the tips of the case that
 * its station had (`casePrev`), so that the case's entries alone tell, exactly and without any clock, which came
 * after which and which were written side by side. An entry of whose past something is missing waits; nothing is
 * ever guessed for it.
 */
import type { EntryId } from '#shared/domain/ids';
import { compareEntries, type Ordered } from './entry-order';

/** What the graph looks at. */
export interface CaseNode extends Ordered {
  readonly id: EntryId;
  readonly casePrev: readonly EntryId[];
}

const BITS = 32;

export class CaseGraph<N extends CaseNode> {
  /** The entries whose whole past is here, in the order of all machines. */
  readonly order: readonly N[];
  /** The others, in the same order. */
  readonly waiting: readonly N[];
  /** What they wait for. */
  readonly missing: ReadonlySet<EntryId>;
  readonly #places = new Map<EntryId, number>();
  /** By place: one bit for each place in the past. */
  readonly #pasts: Uint32Array[] = [];

  /** `nodes` may come in any order and more than once. */
  constructor(nodes: Iterable<N>) {
    const byId = new Map<EntryId, N>();
    for (const node of nodes) byId.set(node.id, node);
    const sorted = [...byId.values()].sort(compareEntries);
    const words = Math.ceil(sorted.length / BITS);
    const order: N[] = [];
    const waiting: N[] = [];
    const missing = new Set<EntryId>();
    for (const node of sorted) {
      const past = this.#pastOf(node, words);
      if (past === null) {
        waiting.push(node);
        for (const id of node.casePrev) if (!byId.has(id)) missing.add(id);
        continue;
      }
      this.#places.set(node.id, order.length);
      this.#pasts.push(past);
      order.push(node);
    }
    this.order = order;
    this.waiting = waiting;
    this.missing = missing;
  }

  /** Place of an entry in the order; -1 for one that waits or is not here. */
  placeOf(id: EntryId): number {
    return this.#places.get(id) ?? -1;
  }

  /** Whether the officer of the entry at place `later` could know the one at place `earlier`. */
  knew(later: number, earlier: number): boolean {
    return bitOf(this.#pasts[later], earlier);
  }

  /** Whether two entries were written side by side: neither officer could know the other's. */
  areConcurrent(a: number, b: number): boolean {
    return a !== b && !this.knew(a, b) && !this.knew(b, a);
  }

  /** Places before `place` that its officer could not know: they were written elsewhere meanwhile. */
  unknownTo(place: number): readonly number[] {
    const past = this.#pasts[place];
    const places: number[] = [];
    for (let earlier = 0; earlier < place; earlier += 1) if (!bitOf(past, earlier)) places.push(earlier);
    return places;
  }

  /** The entries that no other knew: what the next entry of the case names. */
  get tips(): readonly N[] {
    const known = new Set(this.order.flatMap(({ casePrev }) => casePrev));
    return this.order.filter(({ id }) => !known.has(id));
  }

  /** Null when something of the past is not here, or claims to come later: then it was no past. */
  #pastOf({ casePrev }: N, words: number): Uint32Array | null {
    const past = new Uint32Array(words);
    for (const id of casePrev) {
      const place = this.#places.get(id);
      const before = place === undefined ? undefined : this.#pasts[place];
      if (place === undefined || before === undefined) return null;
      for (let word = 0; word < words; word += 1) past[word] = (past[word] ?? 0) | (before[word] ?? 0);
      past[place >> 5] = (past[place >> 5] ?? 0) | (1 << (place & 31));
    }
    return past;
  }
}

const bitOf = (bits: Uint32Array | undefined, at: number): boolean =>
  (((bits?.[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
