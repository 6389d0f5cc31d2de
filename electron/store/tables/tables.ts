/**
 * The documents and index rows of a store: sealed pieces in packs, and over them, in memory, what changed
 * since the last snapshot. A rebuildable cache of the journal: every method throws `TablesDamaged` when a
 * piece does not open, and never answers wrong data instead.
 */
import type { Documents, TableMap, TableName, TableSpec } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import type { KeyRing } from '../key-ring';
import type {
  FoundRows,
  RowDelta,
  RowFilter,
  RowQuery,
  SnapshotOptions,
  SnapshotOutcome,
} from './tables-types';

/** The tables' definitions by name. */
export type TableSpecs<T extends TableMap> = { readonly [N in TableName<T>]: TableSpec<T[N]> };

export declare class Tables<T extends TableMap> implements Documents<T> {
  /** Documents changed since the last committed snapshot. */
  get changed(): number;
  /** Whether the next snapshot merges packs: half of their bytes are dead or there are too many. */
  get compactionDue(): boolean;

  /** Opens the tables of the store folder `dir`; without a directory they are empty. Opens no pack.
   * @throws TablesDamaged when the directory does not fit the definitions or a pack is missing. */
  static open<T extends TableMap>(
    dir: string,
    ring: KeyRing,
    specs: TableSpecs<T>,
    directory: Json,
  ): Tables<T>;

  get<N extends TableName<T>>(table: N, key: string): T[N] | undefined;
  put<N extends TableName<T>>(table: N, key: string, doc: T[N]): void;
  keys(table: TableName<T>, clusterPrefix: string): Iterable<string>;

  query(query: RowQuery<TableName<T>>): FoundRows;
  count(filter: RowFilter<TableName<T>>): number;

  /** How `doc` changes the row of the present document; null when the row stays. To be asked before `put`. */
  rowChange<N extends TableName<T>>(table: N, key: string, doc: T[N]): RowDelta | null;
  /** Lets queries see a row whose document is not folded yet. Until `dropRows`, `get` of that key throws. */
  putRow(table: TableName<T>, key: string, delta: RowDelta): void;
  /** Forgets every row of `putRow`: before the documents are folded. */
  dropRows(): void;

  /** Builds the next pack in a worker from what has changed. Puts made meanwhile stay for the next one.
   * Rejects with TablesDamaged when a piece it needs does not open. Only one at a time. */
  snapshot(options?: SnapshotOptions): Promise<SnapshotOutcome>;

  /** Closes files, cancels a running snapshot and wipes what was opened. */
  close(): void;
}

/** Names inside the store folder of the packs that a directory names: what a backup must copy. */
export declare function filesOf(directory: Json): readonly string[];
