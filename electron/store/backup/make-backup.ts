/**
 * Makes one backup: copies what the set does not hold yet, and at the very end writes the list that makes it
 * count. Whatever happens before leaves the former backups as they were. Works in a worker.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE } from '../layout';
import type { WorkerHooks } from '../worker-jobs';
import { type BackedFile, type BackupSummary, openFiles, readListHeader, sealList } from './backup-list';
import { hashOf, listBytes, numbersIn, setIn } from './backup-set';
import { Cancelled, copyFlushed, digestOf, type Tick, toTarget } from './copy-file';
import { FILES_FOLDER, filePlace, LISTS_FOLDER, listName } from './set-layout';
import { filesAt, type StoreFile, type StoreMoment } from './store-files';
import { onTarget, targetFault } from './target-fault';

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

const UNFINISHED = 'unfinished.tmp';

/** Every byte is written and read back. */
const PASSES = 2;

interface Former {
  readonly next: number;
  /** SHA-256 of the newest list that opens; null without one. */
  readonly hash: string | null;
  readonly files: ReadonlyMap<string, BackedFile>;
}

/** The newest list of the set that opens. @throws what the operating system throws. */
function formerOf(set: string, ring: KeyRing): Former {
  const numbers = numbersIn(set);
  const next = (numbers.at(-1) ?? 0) + 1;
  for (const number of [...numbers].reverse()) {
    const bytes = listBytes(set, number);
    const files = bytes && readListHeader(bytes) !== null ? openFiles(ring, bytes) : null;
    if (bytes && files)
      return { next, hash: hashOf(bytes), files: new Map(files.map((file) => [file.path, file])) };
  }
  return { next, hash: null, files: new Map() };
}

/** What the set holds of a file already; null when it is to be copied. @throws what the operating system throws. */
function heldAlready(set: string, file: StoreFile, former: Former): BackedFile | null {
  const known = former.files.get(file.path);
  if (known === undefined || known.bytes !== file.bytes || known.mark !== file.mark) return null;
  const there = statSync(join(set, filePlace(known.sha256)), { throwIfNoEntry: false });
  return there?.size === known.bytes ? known : null;
}

function prepareSet(set: string): void {
  for (const folder of [set, join(set, FILES_FOLDER), join(set, LISTS_FOLDER)])
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) flushFolder(join(folder, '..'));
}

/** Copies what is new. @throws Cancelled */
function copyNew(
  set: string,
  files: readonly StoreFile[],
  held: ReadonlyMap<string, BackedFile>,
  tick: Tick,
): Result<readonly BackedFile[], StoreFault> {
  const listed: BackedFile[] = [];
  for (const { path, origin } of files) {
    const known = held.get(path);
    if (known) {
      tick(0);
      listed.push(known);
      continue;
    }
    const copied = copyFlushed(
      origin,
      join(set, FILES_FOLDER),
      UNFINISHED,
      ({ sha256 }) => filePlace(sha256).slice(FILES_FOLDER.length + 1),
      toTarget(path),
      tick,
    );
    if (!copied.ok) return copied;
    listed.push({ path, ...copied.value });
  }
  return ok(listed);
}

/** Makes a backup of the store as it was at a moment. */
export function makeBackup(
  moment: StoreMoment,
  facts: StoreFacts,
  target: string,
  ring: KeyRing,
  hooks: WorkerHooks,
): Result<BackupMade | 'cancelled', StoreFault> {
  // A stick that is not there must not become a folder on this machine's own disk.
  const there = onTarget(() => statSync(target).isDirectory());
  if (!there.ok || !there.value) return err({ code: 'TARGET_MISSING' });
  const set = setIn(target, Buffer.from(ring.storeId).toString('hex'));
  const files = onDisk(KEYS_FILE, () => filesAt(moment));
  if (!files.ok) return files;
  const prepared = onTarget(() => {
    prepareSet(set);
    const former = formerOf(set, ring);
    const held = new Map(
      files.value.flatMap((file): [string, BackedFile][] => {
        const known = heldAlready(set, file, former);
        return known ? [[file.path, known]] : [];
      }),
    );
    return { former, held };
  });
  if (!prepared.ok) return prepared;
  const { former, held } = prepared.value;
  const fresh = files.value.filter(({ path }) => !held.has(path));
  const freshBytes = fresh.reduce((sum, { bytes }) => sum + bytes, 0);
  const tick = ticking(freshBytes * PASSES, hooks);
  try {
    const listed = copyNew(set, files.value, held, tick);
    if (!listed.ok) return listed;
    const made: BackupMade = {
      number: former.next,
      entries: facts.entries,
      files: listed.value.length,
      bytes: listed.value.reduce((sum, { bytes }) => sum + bytes, 0),
      copied: fresh.length,
      copiedBytes: freshBytes,
    };
    const keys = moment.held.get(KEYS_FILE);
    if (keys === undefined) throw new Error('a backup without the keys');
    const { number, bytes } = made;
    const summary: BackupSummary = { ...facts, number, bytes, files: made.files, former: former.hash };
    const content = sealList(ring, summary, listed.value, digestOf(keys).sha256);
    const written = copyFlushed(
      { content },
      join(set, LISTS_FOLDER),
      UNFINISHED,
      () => listName(number),
      { origin: targetFault, destination: targetFault },
      tick,
    );
    return written.ok ? ok(made) : written;
  } catch (error) {
    if (error instanceof Cancelled) return ok('cancelled');
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
