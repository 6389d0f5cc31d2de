/**
 * The main thread's part of a snapshot: writes what changed as bytes, a little at a time so that nobody at
 * the desk waits, and has the worker build the pack.
 */
import { err, ok, type Result } from '#shared/lib/result';
import type { FileFault } from '../faults';
import { Turns } from '../turns';
import { runInWorker } from '../worker-thread';
import type { SnapshotJob } from './build-snapshot';
import { ChangeWriter } from './change-list';
import type { ChangedDoc } from './changed-doc';
import type { TablesDirectory } from './directory';
import { documentText } from './document-codec';
import { jobParts, readAnswer } from './snapshot-parts';
import type { Table } from './table';
import { TablesDamaged } from './tables-damaged';
import type { SnapshotOptions } from './tables-types';

/** Time of one turn, in milliseconds: who types while a pack is made should not feel it. */
const TURN_MS = 2;

/** What is being saved: the changed documents of each table as they were when the snapshot began. */
export type Captured = ReadonlyMap<string, ReadonlyMap<string, ChangedDoc>>;

export function capture(tables: ReadonlyMap<string, Table>): Captured {
  return new Map([...tables].map(([name, table]) => [name, new Map(table.changed)]));
}

/** The captured documents as bytes, or null when the signal came. */
async function writeChanges(
  tables: ReadonlyMap<string, Table>,
  captured: Captured,
  signal: AbortSignal,
): Promise<readonly Uint8Array[] | null> {
  const writer = new ChangeWriter();
  const turns = new Turns(TURN_MS);
  for (const [name, table] of tables) {
    for (const [key, { doc, row, place, inPacks, was }] of captured.get(name) ?? []) {
      if (turns.due) {
        await turns.next();
        if (signal.aborted) return null;
      }
      const { packed } = table;
      const old = inPacks ? packed.placeOf(key) : null;
      writer.add(
        { table: name, key, hash: packed.hashOf(key), old, was, now: place, row },
        documentText(key, doc),
      );
    }
  }
  return signal.aborted ? null : writer.finish();
}

/** Builds the new pack. Rejects with TablesDamaged when a piece it needs does not open. */
export async function buildInWorker(
  tables: ReadonlyMap<string, Table>,
  captured: Captured,
  makeJob: (changes: readonly Uint8Array[]) => SnapshotJob,
  signal: AbortSignal,
  { onProgress }: SnapshotOptions,
): Promise<Result<TablesDirectory, FileFault | 'cancelled'>> {
  const changes = await writeChanges(tables, captured, signal);
  if (changes === null || signal.aborted) return err('cancelled');
  const parts = jobParts(makeJob(changes));
  const bytes = await runInWorker('tables-snapshot', parts, { signal, onProgress });
  if (bytes === 'cancelled') return err(bytes);
  const answer = readAnswer(bytes);
  if ('damaged' in answer) {
    const { file, position, refused } = answer.damaged;
    throw new TablesDamaged(file, position, refused);
  }
  if ('fault' in answer) return err(answer.fault);
  onProgress?.(1);
  return ok(answer.directory);
}
