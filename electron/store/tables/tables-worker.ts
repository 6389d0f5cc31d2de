/** The worker's half of a snapshot: runs the build and wipes the keys. The main thread never loads it. */
import { fileFault } from '../file-fault';
import type { WorkerHooks, WorkerParts } from '../worker-jobs';
import { buildSnapshot, type SnapshotJob } from './build-snapshot';
import { packPlace } from './pack-format';
import { answerBytes, type BuildAnswer, jobOf, wipeJob } from './snapshot-parts';
import { TablesDamaged } from './tables-damaged';

/** Pieces between two words about progress. */
const PROGRESS_STEP = 64;
/** About how many pieces a build writes: for progress only. */
function expectedPieces({ directory, compact, changes }: SnapshotJob): number {
  const tables = Object.values(directory.tables);
  const documents = tables.reduce((sum, table) => sum + table.documents, 0);
  const index = tables.reduce((sum, table) => sum + table.sections.length + table.partitions.length, 0);
  return (
    index +
    Math.ceil(changes.reduce((sum, piece) => sum + piece.length, 0) / 2048) +
    (compact ? Math.ceil(documents / 2) : 0) +
    1
  );
}

function answerOf(job: SnapshotJob, hooks: WorkerHooks): BuildAnswer | 'cancelled' {
  const expected = expectedPieces(job);
  const done = (pieces: number): void => {
    if (pieces % PROGRESS_STEP === 0) hooks.progress(Math.min(0.99, pieces / expected));
  };
  try {
    const directory = buildSnapshot(job, { cancelled: () => hooks.cancelled(), done });
    return directory === 'cancelled' ? directory : { directory };
  } catch (error) {
    if (error instanceof TablesDamaged)
      return { damaged: { file: error.file, position: error.position, refused: error.refused } };
    return { fault: fileFault(error, packPlace(job.pack)) };
  }
}

/** The job in the worker. */
export function runTablesSnapshot(parts: WorkerParts, hooks: WorkerHooks): Uint8Array | 'cancelled' {
  try {
    const answer = answerOf(jobOf(parts), hooks);
    return answer === 'cancelled' ? answer : answerBytes(answer);
  } finally {
    wipeJob(parts);
  }
}
