/**
 * The documents and index rows of a store: sealed pieces in packs, and over them, in memory, what changed
 * since the last snapshot. A rebuildable cache of the journal: every method throws `TablesDamaged` when a
 * piece does not open, and never answers wrong data instead.
 */
import { join } from 'node:path';
import type { Documents, TableMap, TableName, TableSpec } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import { err, ok } from '#shared/lib/result';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';
import type { SnapshotJob } from './build-snapshot';
import {
  compactionDue,
  emptyDirectory,
  readDirectory,
  type TableDirectory,
  type TablesDirectory,
} from './directory';
import { HASH_BITS } from './key-hash';
import { OpenedPieces } from './opened-pieces';
import { PACK_SALT_BYTES, TABLES_FOLDER } from './pack-format';
import { PackShelf } from './pack-shelf';
import { PackedTable } from './packed-table';
import { layoutOf, type RowLayout, sameLayout } from './row-layout';
import { buildInWorker, type Captured, capture } from './snapshot-run';
import { Table } from './table';
import { TablesDamaged } from './tables-damaged';
import { checkPacks, freePack, removeOthers, removePack } from './tables-folder';
import type {
  FoundRows,
  PreparedSnapshot,
  RowDelta,
  RowFilter,
  RowQuery,
  SnapshotOptions,
  SnapshotOutcome,
} from './tables-types';

export { filesOf } from './directory';

/** The tables' definitions by name. */
export type TableSpecs<T extends TableMap> = { readonly [N in TableName<T>]: TableSpec<T[N]> };

export interface TablesOptions {
  /** Bits of the key hashes of empty tables. Fewer than the usual ones only make collisions likelier. */
  readonly hashBits?: number;
}

/** Memory of a document that no list shows, as a share of that of a case. */
const UNLISTED_LOAD = 1 / 8;
const PACK_KEY = 'rsb/store/pack/1';

function layoutsOf(specs: ReadonlyMap<string, TableSpec<unknown>>): ReadonlyMap<string, RowLayout> {
  return new Map([...specs].map(([name, spec]) => [name, layoutOf(spec)]));
}

/** @throws TablesDamaged when the directory was made by other definitions */
function checkLayouts(directory: TablesDirectory, layouts: ReadonlyMap<string, RowLayout>): void {
  const fits = [...layouts].every(([name, layout]) => {
    const table = directory.tables[name];
    return table !== undefined && sameLayout(table.layout, layout);
  });
  if (!fits || Object.keys(directory.tables).length !== layouts.size)
    throw new TablesDamaged(TABLES_FOLDER, 0);
}

export class Tables<T extends TableMap> implements Documents<T> {
  readonly #folder: string;
  readonly #ring: KeyRing;
  readonly #shelf: PackShelf;
  readonly #pieces: OpenedPieces;
  readonly #tables: ReadonlyMap<string, Table>;
  #directory: TablesDirectory;
  /** Packs that the last index document names. */
  #named: ReadonlySet<number>;
  #salts: ReadonlyMap<number, Uint8Array> = new Map();
  /** Ends the snapshot that is being built or waits for its end; null when there is none. */
  #running: AbortController | null = null;
  #closed = false;

  private constructor(
    dir: string,
    ring: KeyRing,
    specs: ReadonlyMap<string, TableSpec<unknown>>,
    directory: TablesDirectory,
  ) {
    this.#folder = join(dir, TABLES_FOLDER);
    this.#ring = ring;
    this.#directory = directory;
    this.#named = numbersOf(directory);
    this.#shelf = new PackShelf({
      folder: this.#folder,
      suite: ring.suite,
      storeId: ring.storeId,
      saltOf: (pack) => this.#salts.get(pack) ?? null,
      keyOf: (_, salt) => ring.derive(PACK_KEY, salt),
    });
    this.#pieces = new OpenedPieces(this.#shelf);
    this.#nameSalts();
    const tables = [...specs].map(([name, spec]) => {
      const packed = new PackedTable(this.#pieces, directory.hashBits, tableOf(directory, name));
      return [name, new Table(spec, packed)] as const;
    });
    this.#tables = new Map(tables);
  }

  /** Opens the tables of the store folder `dir`; without a directory they are empty. Opens no pack.
   * @throws TablesDamaged when the directory does not fit the definitions or a pack is missing */
  static open<T extends TableMap>(
    dir: string,
    ring: KeyRing,
    specs: TableSpecs<T>,
    directory: Json,
    { hashBits = HASH_BITS }: TablesOptions = {},
  ): Tables<T> {
    const byName = new Map<string, TableSpec<unknown>>(Object.entries(specs));
    const layouts = layoutsOf(byName);
    const read = directory === null ? emptyDirectory(layouts, hashBits) : readDirectory(directory);
    checkLayouts(read, layouts);
    checkPacks(join(dir, TABLES_FOLDER), read.packs);
    return new Tables<T>(dir, ring, byName, read);
  }

  /** Documents changed since the last committed snapshot. */
  get changed(): number {
    return [...this.#tables.values()].reduce((sum, table) => sum + table.changed.size, 0);
  }

  /** How much memory they take, in documents of cases: what no list shows is small. */
  get load(): number {
    return [...this.#tables.values()].reduce(
      (sum, table) => sum + table.changed.size * (table.isListed ? 1 : UNLISTED_LOAD),
      0,
    );
  }

  /** Whether there are packs that no index document names yet. */
  get isAhead(): boolean {
    return this.#directory.packs.some(({ pack }) => !this.#named.has(pack));
  }

  /** Whether the next snapshot merges packs: half of their bytes are dead or there are too many. */
  get compactionDue(): boolean {
    return compactionDue(this.#directory);
  }

  get<N extends TableName<T>>(table: N, key: string): T[N] | undefined {
    return this.#table(table).get(key) as T[N] | undefined;
  }

  put<N extends TableName<T>>(table: N, key: string, doc: T[N]): void {
    this.#table(table).put(key, doc);
  }

  /** Changes a document of a table without rows once somebody looks at it: until then nothing is read. */
  amend<N extends TableName<T>>(table: N, key: string, make: (former: T[N] | undefined) => T[N]): void {
    this.#table(table).amend(key, (former) => make(former as T[N] | undefined));
  }

  /** Keys of the rows in groups with this prefix, ascending. Puts made meanwhile do not change them. */
  keys(table: TableName<T>, clusterPrefix: string): Iterable<string> {
    return this.#table(table).keys(clusterPrefix);
  }

  query(query: RowQuery<TableName<T>>): FoundRows {
    return this.#table(query.table).query(query);
  }

  count(filter: RowFilter<TableName<T>>): number {
    return this.#table(filter.table).count(filter);
  }

  /** How `doc` changes the row of the present document; null when the row stays. To be asked before `put`. */
  rowChange<N extends TableName<T>>(table: N, key: string, doc: T[N]): RowDelta | null {
    return this.#table(table).rowChange(key, doc);
  }

  /** Lets queries see a row whose document is not folded yet. Until `dropRows`, `get` of that key throws. */
  putRow(table: TableName<T>, key: string, delta: RowDelta): void {
    this.#table(table).announce(key, delta);
  }

  /** Forgets every row of `putRow`: before the documents are folded. */
  dropRows(): void {
    for (const table of this.#tables.values()) table.dropAnnounced();
  }

  /** Builds the next pack in a worker from what has changed. Puts made meanwhile stay for the next one.
   * Rejects with TablesDamaged when a piece it needs does not open. Only one at a time. */
  async snapshot(options: SnapshotOptions = {}): Promise<SnapshotOutcome> {
    this.#demandOpen();
    if (this.#running) throw new Error('a snapshot is running');
    if ([...this.#tables.values()].some((table) => table.hasAnnounced))
      throw new Error('records are not folded yet');
    if (options.signal?.aborted) return err('cancelled');
    if (this.changed === 0 && !this.compactionDue)
      return ok({ directory: this.#directory, commit: () => {}, discard: () => {} });
    const running = new AbortController();
    this.#running = running;
    const cancel = (): void => running.abort();
    options.signal?.addEventListener('abort', cancel, { once: true });
    let prepared: PreparedSnapshot | null = null;
    try {
      const captured = capture(this.#tables);
      const free = onDisk(TABLES_FOLDER, () => freePack(this.#folder, this.#directory.packs));
      if (!free.ok) return free;
      const pack = free.value;
      const makeJob = (changes: readonly Uint8Array[]): SnapshotJob => this.#job(pack, changes);
      const built = await buildInWorker(this.#tables, captured, makeJob, running.signal, options);
      if (!built.ok) return built;
      prepared = this.#prepared(pack, built.value, captured, options);
      if (!running.signal.aborted) return ok(prepared);
      prepared.discard();
      return err('cancelled');
    } finally {
      options.signal?.removeEventListener('abort', cancel);
      if (!prepared) this.#running = null;
    }
  }

  /** Closes files, cancels a running snapshot and forgets what was opened. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#running?.abort();
    this.#shelf.close();
    this.#pieces.clear();
  }

  #table(name: string): Table {
    this.#demandOpen();
    const table = this.#tables.get(name);
    if (!table) throw new Error(`no table ${name}`);
    return table;
  }

  #demandOpen(): void {
    if (this.#closed) throw new Error('the tables are closed');
  }

  #job(pack: number, changes: readonly Uint8Array[]): SnapshotJob {
    const { suite, storeId } = this.#ring;
    const salt = suite.randomBytes(PACK_SALT_BYTES);
    return {
      folder: this.#folder,
      suite,
      storeId,
      directory: this.#directory,
      keys: new Map([...this.#salts].map(([number, known]) => [number, this.#ring.derive(PACK_KEY, known)])),
      pack,
      salt,
      key: this.#ring.derive(PACK_KEY, salt),
      changes,
      compact: this.compactionDue,
    };
  }

  #prepared(
    pack: number,
    directory: TablesDirectory,
    captured: Captured,
    { aside }: SnapshotOptions,
  ): PreparedSnapshot {
    let ended = false;
    const end = (): void => {
      if (ended) throw new Error('the snapshot has ended');
      ended = true;
      this.#running = null;
    };
    return {
      directory,
      commit: () => {
        end();
        this.#commit(directory, captured);
        const present = numbersOf(directory);
        if (aside !== true) this.#named = present;
        removeOthers(this.#folder, new Set([...present, ...this.#named]));
      },
      discard: () => {
        end();
        removePack(this.#folder, pack);
      },
    };
  }

  #commit(directory: TablesDirectory, captured: Captured): void {
    const kept = new Set(directory.packs.map(({ pack }) => pack));
    const dropped = this.#directory.packs.filter(({ pack }) => !kept.has(pack));
    for (const { pack } of dropped) this.#shelf.drop(pack);
    // A number may come again once its pack is gone: nothing of it may stay in memory.
    if (dropped.length > 0) this.#pieces.clear();
    this.#directory = directory;
    this.#nameSalts();
    for (const [name, table] of this.#tables) {
      table.packed.switchTo(tableOf(directory, name));
      table.committed(captured.get(name) ?? new Map());
    }
  }

  #nameSalts(): void {
    const salts = this.#directory.packs.map(({ pack, salt }) => [pack, Buffer.from(salt, 'hex')] as const);
    this.#salts = new Map(salts);
  }
}

const numbersOf = ({ packs }: TablesDirectory): ReadonlySet<number> => new Set(packs.map(({ pack }) => pack));

function tableOf(directory: TablesDirectory, name: string): TableDirectory {
  const table = directory.tables[name];
  if (!table) throw new Error(`the directory has no table ${name}`);
  return table;
}
