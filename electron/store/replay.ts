/**
 * From journal and snapshot to views. The snapshot only saves work: it counts when its head is the
 * journal's head at its count; otherwise everything is folded anew. A snapshot that knows more entries
 * than the journal has means that the journal lost its end.
 */
import { applyEntry, type Fold, type TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import {
  type EntryScanEnd,
  FROM_BEGINNING,
  type ScanStart,
  type StationCheck,
  scanEntries,
} from './entry-scan';
import type { Damage, StoreFault } from './faults';
import { fileFault } from './file-fault';
import { InterimTables } from './interim-tables';
import type { JournalEnd } from './journal-scan';
import type { KeyRing } from './key-ring';
import { JOURNAL_FOLDER, segmentPlace } from './layout';
import { readSnapshot, type SnapshotDocument } from './snapshot';

export interface Replayed<V, T extends TableMap> {
  readonly views: V;
  readonly tables: InterimTables<T>;
  readonly end: EntryScanEnd;
  /** Count of the snapshot that was used, 0 for none. */
  readonly fromSnapshot: number;
}

/** Where the journal's end is missing, when a snapshot knows of more entries. */
export function aheadDamage(end: JournalEnd, snapshotCount: number): Damage | null {
  if (snapshotCount <= end.count) return null;
  const file = segmentPlace(Math.max(end.segment, 1));
  return { file, position: end.length, record: end.count + 1, reason: 'snapshot-ahead' };
}

function foldAfter<V, T extends TableMap>(
  dir: string,
  ring: KeyRing,
  fold: Fold<V, T>,
  check: StationCheck,
  start: ScanStart & { readonly views: V; readonly tables: InterimTables<T> },
): Replayed<V, T> | null {
  const scan = scanEntries(dir, ring, check, start);
  for (;;) {
    const step = scan.next();
    if (!step.done) applyEntry(fold, start.views, start.tables, step.value.entry, step.value.id);
    else if (step.value === 'other-history') return null;
    else return { views: start.views, tables: start.tables, end: step.value, fromSnapshot: start.count };
  }
}

/** The snapshot's views, or null when this fold cannot use them. */
function viewsOf<V, T extends TableMap>(
  snapshot: SnapshotDocument,
  fold: Fold<V, T>,
): { readonly views: V; readonly tables: InterimTables<T> } | null {
  if (snapshot.foldVersion !== fold.version) return null;
  try {
    const tables = new InterimTables<T>(fold.tables);
    tables.load(snapshot.tables);
    return { views: fold.fromJson(snapshot.views), tables };
  } catch {
    // A cache that its own program cannot read is worth nothing; the journal is the truth.
    return null;
  }
}

function replayOnDisk<V, T extends TableMap>(
  dir: string,
  ring: KeyRing,
  fold: Fold<V, T>,
  check: StationCheck,
  snapshot: SnapshotDocument | null,
): Replayed<V, T> {
  const views = snapshot === null ? null : viewsOf(snapshot, fold);
  const quick =
    snapshot !== null && views !== null
      ? foldAfter(dir, ring, fold, check, {
          ...views,
          count: snapshot.count,
          head: Buffer.from(snapshot.head, 'hex'),
          tip: snapshot.tip,
        })
      : null;
  const replayed =
    quick ??
    foldAfter(dir, ring, fold, check, {
      ...FROM_BEGINNING,
      views: fold.create(),
      tables: new InterimTables<T>(fold.tables),
    });
  if (replayed === null) throw new Error('reading from the beginning cannot miss its start');
  const ahead = snapshot === null ? null : aheadDamage(replayed.end, snapshot.count);
  const damage = replayed.end.damage ?? ahead;
  return { ...replayed, end: { ...replayed.end, damage } };
}

/** Folds the journal of an unlocked store. Damage is part of the answer; a fault means that nothing can be read. */
export function replayStore<V, T extends TableMap>(
  dir: string,
  ring: KeyRing,
  fold: Fold<V, T>,
  check: StationCheck,
): Result<Replayed<V, T>, StoreFault> {
  const snapshot = readSnapshot(dir, ring);
  if (!snapshot.ok) return snapshot;
  const usable = typeof snapshot.value === 'string' ? null : snapshot.value;
  try {
    return ok(replayOnDisk(dir, ring, fold, check, usable));
  } catch (error) {
    return err(fileFault(error, JOURNAL_FOLDER));
  }
}
