/**
 * Makes one backup: copies what the set does not hold yet, and at the very end writes the list that makes it
 * count. Whatever happens before leaves the former backups as they were. What is sealed already is copied as it is;
 * whether the medium keeps it is for the trial restore to say. Works in a worker.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import type { WorkerHooks } from '../worker-jobs';
import { type BackedFile, type BackupSummary, openFiles, openSummary, sealList } from './backup-list';
import { hashOf, headOf, listBytes, numbersIn, setIn } from './backup-set';
import { Cancelled, Failed, failing, pour, type Tick, toTarget } from './copy-file';
import { FlushBatch } from './flush-batch';
import { pruneSet } from './prune-set';
import { FILES_FOLDER, filePlace, isUnfinished, LISTS_FOLDER, listPath, unfinishedName } from './set-layout';
import { filesAt, type StoreFile, type StoreMoment } from './store-files';
import { onTarget, overTarget, targetFault } from './target-fault';

/** What a backup says of the store beyond its files. */
export type StoreFacts = Pick<
  BackupSummary,
  'madeAt' | 'practice' | 'station' | 'entries' | 'count' | 'head' | 'seal' | 'stateHash' | 'foldVersion'
>;

export interface BackupMade {
  readonly number: number;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that the set did not hold yet, and their bytes. */
  readonly copied: number;
  readonly copiedBytes: number;
}

interface Former {
  /** The number of the next list. */
  readonly next: number;
  /** SHA-256 of the newest list that opens; null without one. */
  readonly hash: string | null;
  readonly files: ReadonlyMap<string, BackedFile>;
}

/** The newest list of the set that opens. Lists that do not open count for nothing but their names, so that nobody
 * uses up the numbers by a file of that name. @throws what the operating system throws. */
async function formerOf(set: string, ring: KeyRing): Promise<Former> {
  const numbers = await numbersIn(set);
  const taken = new Set(numbers);
  const free = (after: number): number => (taken.has(after + 1) ? free(after + 1) : after + 1);
  let next = 0;
  for (const number of [...numbers].reverse()) {
    if (openSummary(ring, await headOf(set, number)) === null) continue;
    next ||= free(number);
    const bytes = await listBytes(set, number);
    const files = bytes && openFiles(ring, bytes);
    if (bytes && files)
      return { next, hash: hashOf(bytes), files: new Map(files.map((file) => [file.path, file])) };
  }
  return { next: next || free(0), hash: null, files: new Map() };
}

/** SHA-256 of every copy that the set holds. @throws what the operating system throws. */
function copiesIn(set: string): ReadonlySet<string> {
  const folders = readdirSync(join(set, FILES_FOLDER)).filter((name) => name.length === 2);
  return new Set(
    folders.flatMap((folder) => namesIn(join(set, FILES_FOLDER, folder)).map((name) => folder + name)),
  );
}

function prepareSet(set: string): void {
  for (const folder of [set, join(set, FILES_FOLDER), join(set, LISTS_FOLDER)]) {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) flushFolder(join(folder, '..'));
    // Left by a backup that never came to its end.
    for (const name of namesIn(folder).filter(isUnfinished)) rmSync(join(folder, name), { force: true });
  }
}

/** Which of the files the set holds already. @throws what the operating system throws. */
function heldOf(set: string, files: readonly StoreFile[], former: Former): ReadonlyMap<string, BackedFile> {
  const copies = copiesIn(set);
  return new Map(
    files.flatMap((file): [string, BackedFile][] => {
      const known = former.files.get(file.path);
      const isSame = known?.bytes === file.bytes && known.mark === file.mark && copies.has(known.sha256);
      return known && isSame ? [[file.path, known]] : [];
    }),
  );
}

/** Copies what is new; everything is flushed when this returns. @throws Cancelled, Failed */
function copyNew(
  set: string,
  files: readonly StoreFile[],
  held: ReadonlyMap<string, BackedFile>,
  tick: Tick,
): readonly BackedFile[] {
  const batch = new FlushBatch();
  try {
    const listed = files.map(({ path, origin }, at): BackedFile => {
      const known = held.get(path);
      if (known) return known;
      const sides = toTarget(path);
      const file = failing(sides.destination, () => batch.open(join(set, FILES_FOLDER, unfinishedName(at))));
      const copied = pour(origin, file, sides, tick);
      failing(sides.destination, () => batch.keep(join(set, filePlace(copied.sha256)), copied.bytes));
      return { path, ...copied };
    });
    failing(targetFault, () => batch.end());
    return listed;
  } finally {
    batch.abandon();
  }
}

/** Writes the list, which makes the backup count. */
function writeList(set: string, number: number, content: Uint8Array): Result<void, StoreFault> {
  const batch = new FlushBatch();
  const written = onTarget(() => {
    const file = batch.open(join(set, LISTS_FOLDER, unfinishedName(number)));
    pour({ content }, file, { origin: targetFault, destination: targetFault }, () => undefined);
    batch.keep(listPath(set, number), content.length);
    batch.end();
  });
  batch.abandon();
  return written;
}

/** Makes a backup of the store as it was at a moment. */
export async function makeBackup(
  moment: StoreMoment,
  facts: StoreFacts,
  target: string,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<BackupMade | 'cancelled', StoreFault>> {
  // A stick that is not there must not become a folder on this machine's own disk.
  const there = onTarget(() => statSync(target).isDirectory());
  if (!there.ok || !there.value) return err({ code: 'TARGET_MISSING' });
  const set = setIn(target, Buffer.from(ring.storeId).toString('hex'));
  const files = filesAt(moment);
  if (!files.ok) return files;
  const prepared = await overTarget(async () => {
    prepareSet(set);
    const former = await formerOf(set, ring);
    return { former, held: heldOf(set, files.value, former) };
  });
  if (!prepared.ok) return prepared;
  const { former, held } = prepared.value;
  const fresh = files.value.filter(({ path }) => !held.has(path));
  const copiedBytes = fresh.reduce((sum, { bytes }) => sum + bytes, 0);
  try {
    const listed = copyNew(set, files.value, held, ticking(copiedBytes, hooks));
    const bytes = listed.reduce((sum, file) => sum + file.bytes, 0);
    const number = former.next;
    const summary: BackupSummary = { ...facts, number, bytes, files: listed.length, former: former.hash };
    const written = writeList(set, number, sealList(ring, summary, listed, hashOf(moment.keys)));
    if (!written.ok) return written;
    await pruneSet(set, ring);
    const { entries } = facts;
    return ok({ number, entries, files: listed.length, bytes, copied: fresh.length, copiedBytes });
  } catch (error) {
    if (error instanceof Cancelled) return ok('cancelled');
    if (error instanceof Failed) return err(error.fault);
    throw error;
  }
}

/** Tells the share done and ends the work when nobody waits any more. */
export function ticking(total: number, hooks: WorkerHooks): Tick {
  let done = 0;
  return (bytes) => {
    if (hooks.cancelled()) throw new Cancelled();
    done += bytes;
    hooks.progress(total === 0 ? 1 : Math.min(1, done / total));
  };
}
