/**
 * Copies a backup out of its set into an empty folder, every file checked against the list. Never into a folder
 * that holds anything. Works in a worker.
 */
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk, systemCode } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE } from '../layout';
import type { WorkerHooks } from '../worker-jobs';
import { type BackedFile, type BackupSummary, openFiles, openSummary } from './backup-list';
import { listBytes } from './backup-set';
import { Cancelled, copyFlushed, fromTarget, type Tick } from './copy-file';
import { ticking } from './make-backup';
import { filePlace } from './set-layout';
import { onTarget } from './target-fault';

const UNFINISHED = 'unfinished.tmp';
const DAMAGED = '.damaged';
const PASSES = 2;
/** Only such places are ever written: a list must not reach outside the folder. */
const PLACE = /^(?:[a-z]+\/){0,2}[0-9a-z.]+$/;

/** A backup as its list tells it. */
export interface BackupContent {
  readonly summary: BackupSummary;
  readonly files: readonly BackedFile[];
  readonly bytes: Uint8Array;
}

/** Opens the list with this number. */
export function openBackup(set: string, number: number, ring: KeyRing): Result<BackupContent, StoreFault> {
  const read = onTarget(() => listBytes(set, number));
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
  const empty = onDisk('keys', () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return namesIn(folder).length === 0;
  });
  if (!empty.ok) return empty;
  if (!empty.value) return err({ code: 'STORE_EXISTS' });
  const tick = ticking(files.reduce((sum, { bytes }) => sum + bytes, 0) * PASSES, hooks);
  const damaged: string[] = [];
  const inOrder = [...files].sort((a, b) => Number(a.path === KEYS_FILE) - Number(b.path === KEYS_FILE));
  try {
    for (const file of inOrder) {
      const copied = copyOne(set, file, folder, tick);
      if (copied.ok) continue;
      if (copied.error.code !== 'BACKUP_DAMAGED') return copied;
      damaged.push(file.path);
    }
  } catch (error) {
    if (error instanceof Cancelled) return ok('cancelled');
    throw error;
  }
  return ok({ damaged });
}

function copyOne(set: string, file: BackedFile, folder: string, tick: Tick): Result<unknown, StoreFault> {
  const { path, sha256 } = file;
  const from = join(set, filePlace(sha256));
  const made = onDisk(path, () => {
    const parent = dirname(join(folder, path));
    if (mkdirSync(parent, { recursive: true, mode: 0o700 }) !== undefined) flushFolder(folder);
  });
  if (!made.ok) return made;
  const copied = copyFlushed(
    { path: from },
    folder,
    UNFINISHED,
    (read) => (read.sha256 === sha256 ? path : { code: 'BACKUP_DAMAGED', where: path }),
    fromTarget(path),
    tick,
  );
  if (!copied.ok && copied.error.code === 'BACKUP_DAMAGED') putAside(from);
  return copied;
}

/** A medium that cannot be written keeps the damaged copy where it is. */
function putAside(path: string): void {
  try {
    renameSync(path, path + DAMAGED);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
