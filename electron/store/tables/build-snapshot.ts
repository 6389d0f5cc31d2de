/**
 * Builds one new pack out of the present packs and what changed, and the directory that names it. It runs in
 * the worker and is plain file work: nobody reads the pack before the directory is kept, and a build that
 * fails or is cancelled leaves no pack behind.
 */

import type { Suite } from '#electron/crypto/suite';
import { makeFolder } from '../disk';
import { BuildCancelled, BuildContext, type BuildHooks } from './build-context';
import { buildDocuments } from './build-documents';
import { buildSections } from './build-sections';
import { type ChangedDocument, readChanges } from './change-list';
import { type PackRef, packsToMerge, type TableDirectory, type TablesDirectory } from './directory';
import { PACK_HEADER_BYTES } from './pack-format';
import { PackShelf } from './pack-shelf';
import { PackWriter } from './pack-writer';

export interface SnapshotJob {
  /** The folder of the packs. */
  readonly folder: string;
  readonly suite: Suite;
  readonly storeId: Uint8Array;
  readonly directory: TablesDirectory;
  /** Keys of the present packs by number. */
  readonly keys: ReadonlyMap<number, Uint8Array>;
  /** Number, salt and key of the new pack. */
  readonly pack: number;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
  /** As a `ChangeWriter` wrote them. */
  readonly changes: readonly Uint8Array[];
  /** Whether packs are merged. */
  readonly compact: boolean;
}

function shelfOf({ folder, suite, storeId, directory, keys }: SnapshotJob): PackShelf {
  const salts = new Map(directory.packs.map(({ pack, salt }) => [pack, Buffer.from(salt, 'hex')]));
  return new PackShelf({
    folder,
    suite,
    storeId,
    saltOf: (pack) => salts.get(pack) ?? null,
    keyOf: (pack) => Uint8Array.from(keys.get(pack) ?? []),
  });
}

function byTable(changes: readonly ChangedDocument[]): ReadonlyMap<string, ChangedDocument[]> {
  const tables = new Map<string, ChangedDocument[]>();
  for (const change of changes) {
    const known = tables.get(change.table);
    if (known) known.push(change);
    else tables.set(change.table, [change]);
  }
  return tables;
}

/** Writes the pack and answers the new directory.
 * @throws TablesDamaged when a piece it needs does not open; what the operating system throws */
export function buildSnapshot(job: SnapshotJob, hooks: BuildHooks): TablesDirectory | 'cancelled' {
  if (hooks.cancelled()) return 'cancelled';
  makeFolder(job.folder);
  const shelf = shelfOf(job);
  const writer = new PackWriter(job.folder, job, job.key);
  const merged: ReadonlySet<number> = job.compact ? packsToMerge(job.directory) : new Set();
  const context = new BuildContext(shelf, writer, merged, hooks);
  let written = false;
  try {
    const changes = byTable(readChanges(job.changes));
    const tables: { [table: string]: TableDirectory } = {};
    for (const [name, table] of Object.entries(job.directory.tables)) {
      const own = changes.get(name) ?? [];
      const documents = buildDocuments(context, table, own, job.compact);
      tables[name] = {
        ...table,
        ...documents,
        sections: buildSections(context, table.layout, table.sections, own),
      };
    }
    if (hooks.cancelled()) return 'cancelled';
    if (writer.bytes > PACK_HEADER_BYTES) {
      writer.finish();
      written = true;
    }
    return { ...job.directory, packs: packsAfter(job, context, writer.bytes), tables };
  } catch (error) {
    if (error instanceof BuildCancelled) return 'cancelled';
    throw error;
  } finally {
    if (!written) writer.abandon();
    shelf.close();
  }
}

/** The packs that still hold something. */
function packsAfter(job: SnapshotJob, context: BuildContext, bytes: number): readonly PackRef[] {
  const salt = Buffer.from(job.salt).toString('hex');
  return [...job.directory.packs, { pack: job.pack, salt, bytes, live: 0 }]
    .map((pack) => ({ ...pack, live: pack.live + context.liveChange(pack.pack) }))
    .filter((pack) => pack.live > 0);
}
