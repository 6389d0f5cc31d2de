/**
 * Makes one backup: copies what the set does not hold yet, and at the very end writes the list that makes it
 * count. Whatever happens before leaves the former backups as they were. What is sealed already is copied as it is;
 * whether the medium keeps it is for the trial restore to say. Works in a worker.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { quietly } from '../file-fault';
import type { KeyRing } from '../key-ring';
import type { WorkerHooks } from '../worker-jobs';
import {
  type BackedFile,
  type BackupSummary,
  openFiles,
  openSummary,
  readListHeader,
  sealList,
} from './backup-list';
import { hashOf, headOf, listBytes, numbersIn, setIn } from './backup-set';
import { Cancelled, Failed, failing, look, pour, type Tick, toTarget } from './copy-file';
import { FlushBatch, MOST_BYTES, MOST_FILES } from './flush-batch';
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

/** Where a backup goes. */
export interface BackupPlace {
  readonly target: string;
  /** The highest number that a backup under a former master key had. */
  readonly formerTop: number;
}

interface Former {
  /** The number of the next list. */
  readonly next: number;
  /** SHA-256 of the newest list that opens; null without one. */
  readonly hash: string | null;
  readonly files: ReadonlyMap<string, BackedFile>;
}

/** The end of the longest row of numbers that lists of this store bear on their outside, 0 without any. Nothing proves
 * an outside: one forged list is no row beside the thirty that stay of a real one. */
function rowEnd(store: string, heads: readonly (readonly [number: number, head: Uint8Array])[]): number {
  let [end, longest, row, last] = [0, 0, 0, 0];
  for (const [number, head] of heads) {
    const header = readListHeader(head);
    if (header === null || header === 'newer' || header.store !== store || header.number !== number) continue;
    row = number === last + 1 ? row + 1 : 1;
    last = number;
    if (row >= longest) [end, longest] = [number, row];
  }
  return end;
}

/** The newest list of the set that opens. Lists that do not open count for nothing but their names, so that nobody
 * uses up the numbers by a file of that name; only where none opens, those under a former master key are gone above.
 * @throws what the operating system throws. */
async function formerOf(set: string, ring: KeyRing, formerTop: number): Promise<Former> {
  const numbers = await numbersIn(set);
  const taken = new Set(numbers);
  const free = (after: number): number => (taken.has(after + 1) ? free(after + 1) : after + 1);
  const closed: [number, Uint8Array][] = [];
  let next = 0;
  for (const number of [...numbers].reverse()) {
    const head = await headOf(set, number);
    if (openSummary(ring, head) === null) {
      closed.unshift([number, head]);
      continue;
    }
    next ||= free(Math.max(number, formerTop));
    const bytes = await listBytes(set, number);
    const files = bytes && openFiles(ring, bytes);
    if (bytes && files)
      return { next, hash: hashOf(bytes), files: new Map(files.map((file) => [file.path, file])) };
  }
  next ||= free(Math.max(formerTop, rowEnd(Buffer.from(ring.storeId).toString('hex'), closed)));
  return { next, hash: null, files: new Map() };
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
async function copyNew(
  set: string,
  files: readonly StoreFile[],
  held: ReadonlyMap<string, BackedFile>,
  tick: Tick,
): Promise<readonly BackedFile[]> {
  const fresh = files.filter(({ path }) => !held.has(path));
  const copied = new Map<string, BackedFile>();
  for (const group of groupsOf(fresh)) {
    const batch = new FlushBatch();
    try {
      for (const file of await copyGroup(set, group, batch, tick)) copied.set(file.path, file);
      failing(targetFault, () => batch.end());
    } finally {
      batch.abandon();
    }
  }
  return files.flatMap(({ path }) => held.get(path) ?? copied.get(path) ?? []);
}

/** Files that are copied at the same time and flushed together. */
function groupsOf(files: readonly StoreFile[]): readonly (readonly StoreFile[])[] {
  const groups: StoreFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const group = groups.at(-1);
    const fits = group !== undefined && group.length < MOST_FILES && bytes + file.bytes <= MOST_BYTES;
    if (fits) group.push(file);
    else groups.push([file]);
    bytes = (fits ? bytes : 0) + file.bytes;
  }
  return groups;
}

/** Copies a group: the system copies what is small in the background while this thread hashes what it copies; a large
 * file goes through this thread piece by piece, so that it can be ended in the middle. */
async function copyGroup(
  set: string,
  group: readonly StoreFile[],
  batch: FlushBatch,
  tick: Tick,
): Promise<readonly BackedFile[]> {
  const besides = group.map((_, at) => join(set, FILES_FOLDER, unfinishedName(at)));
  const copying = group.map(({ origin, bytes }, at) =>
    'path' in origin && bytes <= MOST_BYTES ? copyInBackground(origin.path, besides[at] ?? '') : null,
  );
  const listed: BackedFile[] = [];
  try {
    for (const [at, { path, origin }] of group.entries()) {
      const beside = besides[at] ?? '';
      const sides = toTarget(path);
      const background = copying[at] ?? null;
      const seen = background && look(origin, sides, tick);
      // What cannot be read has failed above: this is the medium's fault.
      const fault = await background;
      if (fault) throw new Failed(targetFault(fault));
      const file = failing(sides.destination, () => (background ? batch.reopen(beside) : batch.open(beside)));
      const copied = seen ?? pour(origin, file, sides, tick);
      failing(sides.destination, () => batch.keep(join(set, filePlace(copied.sha256)), copied.bytes));
      listed.push({ path, ...copied });
    }
    return listed;
  } finally {
    // After a fault the others may still be under way; nothing may come into the set after this has ended.
    await Promise.all(copying);
    if (listed.length < group.length)
      for (const beside of besides) quietly(() => rmSync(beside, { force: true }));
  }
}

/** Copies and flushes. Answers what was thrown; null when all is well. */
async function copyInBackground(from: string, to: string): Promise<unknown> {
  try {
    await copyFile(from, to);
    const file = await open(to, 'r+');
    await file.sync().finally(() => file.close());
    return null;
  } catch (error) {
    return error;
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
  { target, formerTop }: BackupPlace,
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
    const former = await formerOf(set, ring, formerTop);
    return { former, held: heldOf(set, files.value, former) };
  });
  if (!prepared.ok) return prepared;
  const { former, held } = prepared.value;
  const fresh = files.value.filter(({ path }) => !held.has(path));
  const copiedBytes = fresh.reduce((sum, { bytes }) => sum + bytes, 0);
  try {
    const listed = await copyNew(set, files.value, held, ticking(copiedBytes, hooks));
    const bytes = listed.reduce((sum, file) => sum + file.bytes, 0);
    const number = former.next;
    const summary: BackupSummary = { ...facts, number, bytes, files: listed.length, former: former.hash };
    const written = writeList(set, number, sealList(ring, summary, listed, hashOf(moment.keys)));
    if (!written.ok) return written;
    await pruneSet(set, ring, formerTop);
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
