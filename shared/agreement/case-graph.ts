/**
 * The entries of one case and what each of their officers could know: every entry names the tips of the case that
 * its station had (`casePrev`), so that the case's entries alone tell, exactly and without any clock, which came
 * after which and which were written side by side. A station always knew what it wrote itself, whatever it names: a
 * program that leaves that out gains nothing. An entry of whose past something is missing waits; nothing is ever
 * guessed for it.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import { compareEntries, type Ordered } from './entry-order';
import { addPlace, addPlaces, hasPlace, noPlaces, type Places, shareOne } from './places';

/** What the graph looks at. */
export interface CaseNode extends Ordered {
  readonly id: EntryId;
  readonly casePrev: readonly EntryId[];
}

export class CaseGraph<N extends CaseNode> {
  /** The entries whose whole past is here, in the order of all machines. */
  readonly order: readonly N[];
  /** The others, in the same order. */
  readonly waiting: readonly N[];
  /** What they wait for. */
  readonly missing: ReadonlySet<EntryId>;
  readonly #places = new Map<EntryId, number>();
  /** By place: the places in its past. */
  readonly #pasts: Places[] = [];
  /** Place of what each station wrote last. */
  readonly #latest = new Map<StationId, number>();

  /** `nodes` may come in any order and more than once. */
  constructor(nodes: Iterable<N>) {
    const byId = new Map<EntryId, N>();
    for (const node of nodes) byId.set(node.id, node);
    const sorted = [...byId.values()].sort(compareEntries);
    const order: N[] = [];
    const waiting: N[] = [];
    const missing = new Set<EntryId>();
    for (const node of sorted) {
      const past = this.#pastOf(node, order.length);
      if (past === null) {
        waiting.push(node);
        for (const id of node.casePrev) if (!byId.has(id)) missing.add(id);
        continue;
      }
      this.#places.set(node.id, order.length);
      this.#latest.set(node.station, order.length);
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
    return hasPlace(this.#pasts[later], earlier);
  }

  /** Whether two entries were written side by side: neither officer could know the other's. */
  areConcurrent(a: number, b: number): boolean {
    return a !== b && !this.knew(a, b) && !this.knew(b, a);
  }

  /** Whether the entry at `place` is one of `others`, or its officer could know one of them. */
  isUpToOneOf(place: number, others: Places | undefined): boolean {
    return hasPlace(others, place) || shareOne(this.#pasts[place], others);
  }

  /** Places before `place` that its officer could not know: they were written elsewhere meanwhile. */
  unknownTo(place: number): readonly number[] {
    const past = this.#pasts[place];
    const places: number[] = [];
    for (let earlier = 0; earlier < place; earlier += 1) if (!hasPlace(past, earlier)) places.push(earlier);
    return places;
  }

  /** The entries that no other knew: what the next entry of the case names. */
  get tips(): readonly N[] {
    const known = new Set(this.order.flatMap(({ casePrev }) => casePrev));
    return this.order.filter(({ id }) => !known.has(id));
  }

  /** Null when something of the past is not here, or claims to come later: then it was no past. */
  #pastOf({ casePrev, station }: N, place: number): Places | null {
    const past = noPlaces(place);
    const own = this.#latest.get(station);
    const named = casePrev.map((id) => this.#places.get(id));
    for (const before of own === undefined ? named : [own, ...named]) {
      if (before === undefined) return null;
      if (hasPlace(past, before)) continue;
      addPlaces(past, this.#pasts[before]);
      addPlace(past, before);
    }
    return past;
  }
}
