/**
 * The tables of an open store: those of the fold, and the store's own that tell where the entries of each case and of
 * each station lie in the journal, so that they are read without reading the journal.
 */
import type { Documents, Row, TableMap, TableName, TableSpec } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import type { RecordPlace } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { type TableSpecs, Tables } from '../tables/tables';
import type { StagedMap } from './staged-map';
import type { IndexTables, StationBlock } from './station-index';

/** Segment, position and index of a record. */
type Place = readonly [segment: number, position: number, index: number];

/** Where the entries of a case lie, oldest first. */
export interface CaseEntries {
  readonly places: readonly Place[];
}

interface OwnTables extends IndexTables {
  readonly caseEntries: CaseEntries;
}

const BY_KEY: TableSpec<unknown> = {
  columns: {},
  search: [],
  row: () => null,
  cluster: () => '',
  order: () => '',
};
const OWN_TABLES: TableSpecs<OwnTables> = {
  caseEntries: BY_KEY as TableSpec<CaseEntries>,
  stationEntries: BY_KEY as TableSpec<StationBlock>,
};

/** One set of tables, seen as those of the fold and as those of the store. */
export interface StoreTables<T extends TableMap> {
  readonly documents: Tables<T>;
  readonly own: Tables<OwnTables>;
}

/** Opens all tables of a store; without a directory they are empty.
 * @throws TablesDamaged when the directory does not fit or a pack is missing. */
export function openTables<T extends TableMap>(
  dir: string,
  ring: KeyRing,
  specs: TableSpecs<T>,
  directory: Json,
): StoreTables<T> {
  const all = { ...specs, ...OWN_TABLES } as unknown as TableSpecs<T & OwnTables>;
  const tables = Tables.open<T & OwnTables>(dir, ring, all, directory);
  // The same object under two narrower types: TypeScript cannot see that each names a part of its tables.
  return { documents: tables as unknown as Tables<T>, own: tables as unknown as Tables<OwnTables> };
}

/** Notes where an entry of a case lies. */
export function noteEntry<T extends TableMap>({ own }: StoreTables<T>, id: string, place: RecordPlace): void {
  const here: Place = [place.segment, place.position, place.index];
  own.amend('caseEntries', id, (known) => ({ places: [...(known?.places ?? []), here] }));
}

/** Places of the entries of some cases, in the order of the journal. */
export function placesOf<T extends TableMap>(
  { own }: StoreTables<T>,
  cases: Iterable<string>,
): readonly RecordPlace[] {
  return [...cases]
    .flatMap((id) => own.get('caseEntries', id)?.places ?? [])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([segment, position, index]) => ({ segment, position, index }));
}

/** Documents as one entry would leave them: read through, written aside until the entry is on disk. */
export class StagedDocuments<T extends TableMap> implements Documents<T> {
  readonly #tables: Pick<Documents<T>, 'get' | 'keys'>;
  readonly #specs: TableSpecs<T>;
  readonly #puts = new Map<TableName<T>, StagedMap<T[TableName<T>]>>();
  readonly #mapOf: () => StagedMap<T[TableName<T>]>;

  /** `mapOf`: what the documents of a table are put into. */
  constructor(
    tables: Pick<Documents<T>, 'get' | 'keys'>,
    specs: TableSpecs<T>,
    mapOf: () => StagedMap<T[TableName<T>]> = () => new Map(),
  ) {
    this.#tables = tables;
    this.#specs = specs;
    this.#mapOf = mapOf;
  }

  get<N extends TableName<T>>(table: N, key: string): T[N] | undefined {
    const staged = this.#puts.get(table);
    return staged?.has(key) ? (staged.get(key) as T[N]) : this.#tables.get(table, key);
  }

  put<N extends TableName<T>>(table: N, key: string, doc: T[N]): void {
    const staged = this.#puts.get(table) ?? this.#mapOf();
    staged.set(key, doc);
    this.#puts.set(table, staged);
  }

  *keys(table: TableName<T>, clusterPrefix: string): Iterable<string> {
    const staged = this.#puts.get(table);
    for (const key of this.#tables.keys(table, clusterPrefix)) if (!staged?.has(key)) yield key;
    if (staged === undefined) return;
    const spec = this.#specs[table];
    for (const key of staged.keys()) {
      const row: Row | null = spec.row(staged.get(key) as T[TableName<T>]);
      if (row !== null && spec.cluster(row).startsWith(clusterPrefix)) yield key;
    }
  }

  /** Every document put, in the order of the first put. */
  *puts(): Iterable<readonly [TableName<T>, string, T[TableName<T>]]> {
    for (const [table, documents] of this.#puts)
      for (const key of documents.keys()) yield [table, key, documents.get(key) as T[TableName<T>]];
  }

  /** Keys of the documents put into a table, in the order of the first put. */
  keysPut(table: TableName<T>): Iterable<string> {
    return this.#puts.get(table)?.keys() ?? [];
  }
}
