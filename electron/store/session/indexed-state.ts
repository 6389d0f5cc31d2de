/** The state that the index document alone gives, without the journal: what the desk had when it was written. */
import type { Fold, TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { SNAPSHOT_FILE, SNAPSHOT_FOLDER } from '../layout';
import type { TableReader } from '../store-types';
import { TablesDamaged } from '../tables/tables-damaged';
import { readIndex } from './index-document';
import { openTables } from './store-tables';

export interface IndexedState<D, T extends TableMap> {
  readonly views: D;
  readonly tables: TableReader<T>;
  readonly entries: number;
  close(): void;
}

/** Opens the state of the index document of a store folder, for reading. */
export function indexedState<D, T extends TableMap>(
  dir: string,
  ring: KeyRing,
  fold: Fold<D, T>,
): Result<IndexedState<D, T>, StoreFault> {
  const where = `${SNAPSHOT_FOLDER}/${SNAPSHOT_FILE}`;
  const index = readIndex(dir, ring);
  if (!index.ok) return index;
  if (typeof index.value === 'string' || index.value.foldVersion !== fold.version)
    return err({ code: 'INDEX_DAMAGED', where });
  const { views, directory, entries } = index.value;
  try {
    const { documents } = openTables(dir, ring, fold.tables, directory);
    return ok({ views: fold.fromJson(views), tables: documents, entries, close: () => documents.close() });
  } catch (error) {
    if (error instanceof TablesDamaged) return err(error.fault);
    throw error;
  }
}
