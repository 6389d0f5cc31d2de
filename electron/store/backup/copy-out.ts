/**
 * Copies a backup out of its set into an empty folder, every file checked against the list. Never into a folder
 * that holds anything. Works in a worker.
 */
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { makeFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { fileFault, onDisk, quietly } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE } from '../layout';
import type { WorkerHooks } from '../worker-jobs';
import { type BackedFile, type BackupSummary, openFiles, openSummary } from './backup-list';
import { listBytes } from './backup-set';
import { Cancelled, Failed, failing, fromTarget, pour, type Tick } from './copy-file';
import { FlushBatch } from './flush-batch';
import { ticking } from './make-backup';
import { filePlace } from './set-layout';
import { overTarget } from './target-fault';

const DAMAGED = '.damaged';
/** Only such places are ever written: a list must not reach outside the folder. */
const PLACE = /^(?:[a-z]+\/){0,2}[0-9a-z.]+$/;

/** A backup as its list tells it. */
export interface BackupContent {
  readonly summary: BackupSummary;
  readonly files: readonly BackedFile[];
  readonly bytes: Uint8Array;
}

/** Opens the list with this number. */
export async function openBackup(
  set: string,
  number: number,
  ring: KeyRing,
): Promise<Result<BackupContent, StoreFault>> {
  const read = await overTarget(() => listBytes(set, number));
  if (!read.ok) return read;
  if (read.value === null) return err({ code: 'BACKUP_MISSING' });
  const summary = openSummary(ring, read.value);
  const files = openFiles(ring, read.value);
  if (summary === null || files === null || !files.every(({ path }) => PLACE.test(path)))
    return err({ code: 'BACKUP_DAMAGED', where: `lists/${number}` });
  return ok({ summary, files, bytes: read.value });
}

export interface CopiedOut {
  /** Places of files whose copies are missing or damaged; those are not in the folder. */
  readonly damaged: readonly string[];
}

/**
 * Copies everything out. Damaged copies are put aside in the set, so that the next backup makes them anew, and
 * told together; only a fault of either disk ends the copying. The keys come last: without them the folder is
 * no store yet.
 */
export function copyOut(
  set: string,
  { files }: Pick<BackupContent, 'files'>,
  folder: string,
  hooks: WorkerHooks,
): Result<CopiedOut | 'cancelled', StoreFault> {
  const empty = onDisk(KEYS_FILE, () => {
    makeFolder(folder);
    return namesIn(folder).length === 0;
  });
  if (!empty.ok) return empty;
  if (!empty.value) return err({ code: 'STORE_EXISTS' });
  const tick = ticking(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    hooks,
  );
  const isKeys = ({ path }: BackedFile): boolean => path === KEYS_FILE;
  try {
    const damaged = [files.filter((file) => !isKeys(file)), files.filter(isKeys)].flatMap((some) =>
      copyAll(set, some, folder, tick),
    );
    return ok({ damaged });
  } catch (error) {
    if (error instanceof Cancelled) return ok('cancelled');
    if (error instanceof Failed) return err(error.fault);
    throw error;
  }
}

/** Copies some files; they are flushed when this returns. Answers the damaged ones. @throws Cancelled, Failed */
function copyAll(set: string, files: readonly BackedFile[], folder: string, tick: Tick): readonly string[] {
  const batch = new FlushBatch();
  try {
    const damaged = files.filter((file) => !copyOne(set, file, folder, batch, tick)).map(({ path }) => path);
    failing(
      (error) => fileFault(error, KEYS_FILE),
      () => batch.end(),
    );
    return damaged;
  } finally {
    batch.abandon();
  }
}

/** False when the copy is missing or damaged. @throws Cancelled, Failed */
function copyOne(
  set: string,
  { path, sha256 }: BackedFile,
  folder: string,
  batch: FlushBatch,
  tick: Tick,
): boolean {
  const from = join(set, filePlace(sha256));
  const to = join(folder, path);
  const sides = fromTarget(path);
  const file = failing(sides.destination, () => {
    batch.makeFolder(dirname(to));
    return batch.open(to);
  });
  try {
    const copied = pour({ path: from }, file, sides, tick);
    if (copied.sha256 !== sha256) throw new Failed({ code: 'BACKUP_DAMAGED', where: path });
    failing(sides.destination, () => batch.keep(to, copied.bytes));
    return true;
  } catch (error) {
    if (!(error instanceof Failed) || error.fault.code !== 'BACKUP_DAMAGED') throw error;
    batch.drop();
    // A medium that cannot be written keeps the damaged copy where it is.
    quietly(() => renameSync(from, from + DAMAGED));
    return false;
  }
}
