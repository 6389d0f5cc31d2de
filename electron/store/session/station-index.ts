/**
 * Where every entry and stub of every station lies in the journal, by station and number, so that one is found
 * without reading the journal. Kept in blocks, of which only the last of each station is in memory; what it holds is
 * put into the table when it is full and when the index is made. It is part of the cache that the tables are.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import type { KnownEntry } from '../exchange-types';
import type { RecordPlace } from '../journal/journal';
import type { Tables } from '../tables/tables';

/** Id, Lamport number, place (segment, position, index), and 1 for a stub. */
type IndexRow = readonly [
  id: EntryId,
  lamport: number,
  segment: number,
  position: number,
  index: number,
  stub: 0 | 1,
];

/** Entries of one station with following numbers; null where something else has come to be known first. */
export interface StationBlock {
  readonly rows: readonly (IndexRow | null)[];
}

/** The table of the blocks. */
export interface IndexTables {
  readonly stationEntries: StationBlock;
}

/** A place in a station's chain with what lies there. */
export interface Indexed extends KnownEntry {
  readonly station: StationId;
  readonly seq: number;
  readonly place: RecordPlace;
}

interface OpenBlock {
  readonly number: number;
  readonly rows: (IndexRow | null)[];
  changed: boolean;
}

const BLOCK = 256;
const blockOf = (seq: number): number => Math.floor((seq - 1) / BLOCK);
const keyOf = (station: string, block: number): string => `${station}:${block}`;

export class StationIndex {
  readonly #tables: Pick<Tables<IndexTables>, 'get' | 'put'>;
  readonly #open = new Map<StationId, OpenBlock>();

  constructor(tables: Pick<Tables<IndexTables>, 'get' | 'put'>) {
    this.#tables = tables;
  }

  /** Reads what `note` will need: what cannot be read must be found before the entry is on disk. */
  ready(station: StationId, seq: number): void {
    this.#blockFor(station, blockOf(seq));
  }

  /** Notes what lies at a place; an entry takes the place of its stub. */
  note({ station, seq, id, lamport, place, isStub }: Indexed): void {
    const { segment, position, index } = place;
    const row: IndexRow = [id, lamport, segment, position, index, isStub ? 1 : 0];
    const block = blockOf(seq);
    const at = (seq - 1) % BLOCK;
    const open = this.#blockFor(station, block);
    if (open.number === block) {
      // Of a journal whose beginning was cut off nothing is known before.
      while (open.rows.length < at) open.rows.push(null);
      open.rows[at] = row;
      open.changed = true;
      return;
    }
    const rows = [...this.#rows(station, block)];
    rows[at] = row;
    this.#tables.put('stationEntries', keyOf(station, block), { rows });
  }

  /** What lies at a place; null when nothing does. */
  at(station: StationId, seq: number): Indexed | null {
    const row = this.#rows(station, blockOf(seq))[(seq - 1) % BLOCK];
    if (!row) return null;
    const [id, lamport, segment, position, index, stub] = row;
    return { station, seq, id, lamport, place: { segment, position, index }, isStub: stub === 1 };
  }

  /** What lies at the places of a station from one number to another, both included. */
  *range(station: StationId, from: number, to: number): Iterable<Indexed> {
    for (let seq = from; seq <= to; seq += 1) {
      const indexed = this.at(station, seq);
      if (indexed !== null) yield indexed;
    }
  }

  /** Puts what only memory holds into the table. */
  flush(): void {
    for (const [station, open] of this.#open) this.#put(station, open);
  }

  #put(station: StationId, open: OpenBlock): void {
    if (open.changed)
      this.#tables.put('stationEntries', keyOf(station, open.number), { rows: [...open.rows] });
    open.changed = false;
  }

  #rows(station: StationId, block: number): readonly (IndexRow | null)[] {
    const open = this.#open.get(station);
    if (open?.number === block) return open.rows;
    return this.#tables.get('stationEntries', keyOf(station, block))?.rows ?? [];
  }

  /** The open block of a station, made for `block` unless a later one is open. */
  #blockFor(station: StationId, block: number): OpenBlock {
    const known = this.#open.get(station);
    if (known !== undefined && known.number >= block) return known;
    if (known !== undefined) this.#put(station, known);
    const rows = [...this.#rows(station, block)];
    const open = { number: block, rows, changed: false };
    this.#open.set(station, open);
    return open;
  }
}
