/**
 * What the application must offer so that a store can keep its state: a pure fold of entries into a small
 * desk state, held in memory, and documents of tables, which the store keeps sealed on disk and opens one
 * by one. Nothing here may depend on a clock, on chance or on what is loaded.
 */
import type { CaseId, EntryId, StationId } from '#shared/domain/ids';
import type { Json } from '#shared/lib/canonical-json';
import type { Entry, StoredEntry } from './entry';

/** Kinds of columns. `int`: safe integers. `code`: few distinct strings. `text`: any string. */
export type ColumnKind = 'int' | 'code' | 'text';

/** The searchable face of a document: flat, small, derived from it alone. */
export interface Row {
  readonly [column: string]: string | number;
}

/** How the documents of one table are indexed. `Doc` is plain JSON. */
export interface TableSpec<Doc> {
  readonly columns: { readonly [name: string]: ColumnKind };
  /** Text columns in which a substring is searched; their texts are folded by the reader of the row. */
  readonly search: readonly string[];
  /** The row of a document; `null` for one that is only ever found by its key. */
  row(doc: Doc): Row | null;
  /** The group a row stands in: queries name groups, and only their rows are opened. */
  cluster(row: Row): string;
  /** Rows of a group ascend by this text, by UTF-16 code units. */
  order(row: Row): string;
}

/** Documents of each table by its name. */
export type TableMap = object;
export type TableName<T extends TableMap> = keyof T & string;

/** The documents as a fold sees them. What `get` returned must never be changed in place. */
export interface Documents<T extends TableMap> {
  get<N extends TableName<T>>(table: N, key: string): T[N] | undefined;
  put<N extends TableName<T>>(table: N, key: string, doc: T[N]): void;
  /** Keys of the documents whose row stands in a group beginning with `clusterPrefix`. */
  keys(table: TableName<T>, clusterPrefix: string): Iterable<string>;
}

/** Where an entry was written: by this store, or by another that it came from in a batch. */
export type Origin = 'here' | 'elsewhere';

/**
 * A fold of entries into desk state `D` and tables `T`. An entry changes the documents first, then the state;
 * both depend on nothing else. They are apart, so that a save that fails has changed nothing.
 */
export interface Fold<D, T extends TableMap> {
  /** Changes when either step, a table or the snapshot form changes: older snapshots are then rebuilt. */
  readonly version: number;
  readonly tables: { readonly [N in TableName<T>]: TableSpec<T[N]> };
  create(): D;
  /** What an entry does to the documents; `desk` is the state before it and must not be changed. */
  applyToDocuments(desk: D, documents: Documents<T>, entry: Entry, id: EntryId, origin: Origin): void;
  /** What an entry does to the state, in place. */
  applyToDesk(desk: D, entry: Entry, id: EntryId, origin: Origin): void;
  /** The entry goes on from all that is known of its case, or is of none, or begins one of which nothing is known:
   * `applyToDocuments` may take it. Any other makes its case be folded anew. */
  goesOn(desk: D, documents: Documents<T>, entry: Entry): boolean;
  /** Folds a case anew from all its entries, and puts right what it shares with others. `desk`: the state after all
   * of them; `entriesOf`: the entries of any case that the journal holds, in any order. */
  refold(
    desk: D,
    documents: Documents<T>,
    of: CaseId,
    entriesOf: (of: CaseId) => readonly StoredEntry[],
  ): void;
  /** Cases, other than its own, that an entry changes: when it came from elsewhere they are folded anew. */
  touches(entry: Entry): readonly CaseId[];
  /** Stations whose entries count otherwise since this entry: the cases they wrote in are folded anew. `desk`: the
   * state after the entry. */
  unsettles(desk: D, entry: Entry, origin: Origin): readonly StationId[];
  toJson(desk: D): Json;
  fromJson(json: Json): D;
}

/** For a chain of one station alone: every entry goes on from the one before. */
export const ONE_CHAIN: Pick<Fold<unknown, TableMap>, 'goesOn' | 'refold' | 'touches' | 'unsettles'> = {
  goesOn: () => true,
  refold: () => undefined,
  touches: () => [],
  unsettles: () => [],
};

/** Both steps of one entry that was written here. */
export function applyEntry<D, T extends TableMap>(
  fold: Fold<D, T>,
  desk: D,
  documents: Documents<T>,
  entry: Entry,
  id: EntryId,
): void {
  fold.applyToDocuments(desk, documents, entry, id, 'here');
  fold.applyToDesk(desk, entry, id, 'here');
}
