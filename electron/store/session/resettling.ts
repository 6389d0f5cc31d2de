/**
 * Which cases must be folded anew, and the folding. A case is *dirty* once an entry came that does not go on from all
 * that was known of it, or once entries of a station count otherwise; what else comes of it is then only noted, until
 * everything that belongs together is there and readable.
 */
import type { CaseId, EntryId, StationId } from '#shared/domain/ids';
import type { Entry, StoredEntry } from '#shared/journal/entry';
import type { Documents, Fold, TableMap } from '#shared/journal/fold';
import type { RecordPlace } from '../journal/journal';
import type { StationIndex } from './station-index';
import { type StationTips, tipOf } from './stations';
import { placesOf, type StoreTables } from './store-tables';

/** What the folding goes by. */
interface Settled<D> {
  readonly views: D;
  readonly stations: StationTips;
}

/** Entries of one station. */
interface Came {
  readonly places: Set<number>;
  readonly cases: Set<CaseId>;
}

/** So many entries that were just read are kept for the folding that follows: what comes in one go is small as a rule,
 * and what is not is read again. */
const MOST_KEPT = 2_048;

export class Resettling<D, T extends TableMap> {
  readonly #fold: Fold<D, T>;
  readonly #tables: StoreTables<T>;
  readonly #index: StationIndex;
  readonly #read: (place: RecordPlace) => StoredEntry;
  readonly #dirty = new Set<CaseId>();
  readonly #unsettled = new Set<StationId>();
  /** What came from elsewhere since the last folding anew: it need not be read again to be found. */
  readonly #came = new Map<StationId, Came>();
  /** Entries of dirty cases as they were read from the journal, by their places. */
  readonly #kept = new Map<string, StoredEntry>();
  /** Entries that are folded but whose places are not told yet, oldest first. */
  readonly #unplaced: StoredEntry[] = [];

  constructor(
    fold: Fold<D, T>,
    tables: StoreTables<T>,
    index: StationIndex,
    read: (place: RecordPlace) => StoredEntry,
  ) {
    this.#fold = fold;
    this.#tables = tables;
    this.#index = index;
    this.#read = read;
  }

  get isDue(): boolean {
    return this.#dirty.size > 0 || this.#unsettled.size > 0 || this.#came.size > 0;
  }

  /** An entry is folded whose place is told later. */
  folded(entry: StoredEntry): void {
    this.#unplaced.push(entry);
  }

  /** The place of an entry is noted. */
  placed(id: EntryId): void {
    if (this.#unplaced[0]?.id === id) this.#unplaced.shift();
  }

  /** An entry of a dirty case was just read from its place in the journal. */
  wasRead(entry: StoredEntry, place: RecordPlace): void {
    if (this.#kept.size < MOST_KEPT) this.#kept.set(keyOf(place), entry);
  }

  /** Whether the documents take an entry as it comes; its case is dirty when not. `desk`: the state before it. */
  takes(desk: D, documents: Documents<T>, entry: Entry): boolean {
    if (entry.case === null) return true;
    if (!this.#dirty.has(entry.case) && this.#fold.goesOn(desk, documents, entry)) return true;
    this.#dirty.add(entry.case);
    return false;
  }

  /** An entry came from elsewhere: what it changes besides its own case is folded anew. */
  came(entry: Entry): void {
    this.#touch(entry);
    const { station, seq, case: of } = entry;
    const came = this.#came.get(station) ?? { places: new Set(), cases: new Set() };
    this.#came.set(station, came);
    came.places.add(seq);
    if (of !== null) came.cases.add(of);
  }

  #touch(entry: Entry): void {
    for (const of of this.#fold.touches(entry)) this.#dirty.add(of);
  }

  unsettle(stations: readonly StationId[]): void {
    for (const station of stations) this.#unsettled.add(station);
  }

  /** Folds the case of an entry that is not on disk yet into `documents`. @throws when something cannot be read. */
  stage(desk: D, documents: Documents<T>, of: CaseId, next: StoredEntry): void {
    this.#fold.refold(desk, documents, of, (other) =>
      other === of ? [...this.#entriesOf(of), next] : this.#entriesOf(other),
    );
  }

  /** Folds every dirty case, one a step, in ascending order of their ids. */
  *run({ views, stations }: Settled<D>): Generator<void, void, void> {
    yield* this.#spread(stations);
    for (const of of [...this.#dirty].sort()) {
      this.#fold.refold(views, this.#tables.documents, of, this.#readingOnce());
      yield;
    }
    this.#dirty.clear();
    this.#kept.clear();
    this.#came.clear();
  }

  /** Makes every case dirty in which an unsettled station wrote, or whose clocks it moved. */
  *#spread(stations: StationTips): Generator<void, void, void> {
    for (const station of this.#unsettled) {
      const came = this.#came.get(station);
      for (const of of came?.cases ?? []) this.#dirty.add(of);
      for (const { seq, isStub, place } of this.#index.range(station, 1, tipOf(stations, station).seq)) {
        const entry = isStub || came?.places.has(seq) ? null : this.#read(place).entry;
        if (entry !== null) this.#touch(entry);
        if (entry !== null && entry.case !== null) this.#dirty.add(entry.case);
        yield;
      }
    }
    this.#unsettled.clear();
  }

  /** Entries by case for one folding, which asks for those of its case again for what the case shares. */
  #readingOnce(): (of: CaseId) => readonly StoredEntry[] {
    const read = new Map<CaseId, readonly StoredEntry[]>();
    return (of) => {
      const entries = read.get(of) ?? this.#entriesOf(of);
      read.set(of, entries);
      return entries;
    };
  }

  #entriesOf(of: CaseId): readonly StoredEntry[] {
    const placed = placesOf(this.#tables, [of]).map(
      (place) => this.#kept.get(keyOf(place)) ?? this.#read(place),
    );
    return [...placed, ...this.#unplaced.filter(({ entry }) => entry.case === of)];
  }
}

const keyOf = ({ segment, position, index }: RecordPlace): string => `${segment} ${position} ${index}`;
