/**
 * Restoring on a machine that has no store: opens a set by a person's passphrase or two slips, lists its backups,
 * tries one and puts it in the empty place of the store. Never over anything; and the place is filled by one
 * renaming, so that there is never half a store.
 */
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import { forgetAnchor } from '../anchors/forget-anchor';
import { flushFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { readKeyDocument } from '../keys/key-document';
import { ringOf } from '../keys/key-file';
import { masterOf } from '../keys/unlock';
import { KEYS_FILE } from '../layout';
import type { Unlock, VerifyOptions } from '../store-types';
import { openSummary } from './backup-list';
import { askWorker, type CopyOrder, tryBackup } from './backup-runs';
import { type BackupListed, findSet, hashOf, listBackups, listBytes, type TrialReport } from './backup-set';
import { filePlace } from './set-layout';
import { onTarget } from './target-fault';

/** Beside the place of the store: wrong passphrases typed here count across tries; a copy before it has its name. */
const ATTEMPTS = '.restore-attempts';
const UNFINISHED = '.restoring';
const TRIAL = '.trial';
/** After a change of the master key older backups have keys of their own; so many are tried. */
const KEYS_TRIED = 4;

export interface RestoreOptions extends VerifyOptions {
  readonly number: number;
  /** The place of the store: nothing may be there. */
  readonly vault: string;
  readonly anchors: string | undefined;
  readonly now: Instant;
}

/** An opened set. Its keys must be wiped by `close`. */
export interface RestoreSource {
  readonly practice: boolean;
  readonly backups: readonly BackupListed[];
  /** Tries the backup; a clean one is put in the place of the store. */
  restore(options: RestoreOptions): Promise<Result<TrialReport, StoreFault>>;
  close(): void;
}

async function unlockBy(
  set: string,
  keys: string,
  vault: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<KeyRing, StoreFault>> {
  const bytes = onTarget(() => readFileSync(join(set, filePlace(keys))));
  if (!bytes.ok || hashOf(bytes.value) !== keys) return err({ code: 'BACKUP_DAMAGED', where: KEYS_FILE });
  const document = readKeyDocument(bytes.value);
  if (document === null) return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  if (document === 'newer') return err({ code: 'NEWER_FORMAT', where: KEYS_FILE });
  if (document === 'older') return err({ code: 'OLDER_FORMAT', where: KEYS_FILE });
  const counting = vault + ATTEMPTS;
  const made = onDisk(KEYS_FILE, () => mkdirSync(counting, { recursive: true, mode: 0o700 }));
  if (!made.ok) return made;
  const master = await masterOf(counting, document, unlock, now);
  if (!master.ok) return master;
  return ringOf(document, master.value);
}

/** Opens the set in a folder that a person chose. */
export async function openSet(
  folder: string,
  vault: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<RestoreSource, StoreFault>> {
  const found = findSet(folder);
  if (!found.ok) return found;
  const { set, lists } = found.value;
  const rings: KeyRing[] = [];
  const tried = new Set<string>();
  let refused: StoreFault | null = null;
  for (const { number, keys } of lists) {
    if (tried.size >= KEYS_TRIED) break;
    const bytes = onTarget(() => listBytes(set, number));
    const list = bytes.ok ? bytes.value : null;
    if (list === null || tried.has(keys) || rings.some((ring) => openSummary(ring, list) !== null)) continue;
    tried.add(keys);
    const ring = await unlockBy(set, keys, vault, unlock, now);
    if (ring.ok) rings.push(ring.value);
    else refused ??= ring.error;
    // A wrong secret for the newest keys is told at once, or every older one would count as another try.
    if (!ring.ok && ring.error.code !== 'BACKUP_DAMAGED' && rings.length === 0) return ring;
  }
  if (rings.length === 0) return err(refused ?? { code: 'BACKUP_MISSING' });
  return ok(sourceOf(set, found.value.store, rings));
}

function sourceOf(set: string, store: string, rings: readonly KeyRing[]): RestoreSource {
  const held = rings.flatMap((ring) => {
    const listed = listBackups(set, ring);
    return listed.ok ? listed.value.map((one) => ({ one, ring })) : [];
  });
  held.sort((a, b) => b.one.summary.number - a.one.summary.number);
  return {
    practice: held[0]?.one.summary.practice ?? false,
    backups: held.map(({ one }) => one),
    restore: async (options) => {
      const ring = held.find(({ one }) => one.summary.number === options.number)?.ring;
      return ring ? restore(set, store, ring, options) : err({ code: 'BACKUP_MISSING' });
    },
    close: () => {
      for (const ring of rings) ring.wipe();
    },
  };
}

async function restore(
  set: string,
  store: string,
  ring: KeyRing,
  { number, vault, anchors, now, signal, onProgress }: RestoreOptions,
): Promise<Result<TrialReport, StoreFault>> {
  const free = onDisk(KEYS_FILE, () => namesIn(vault).length === 0);
  if (!free.ok) return free;
  if (!free.value) return err({ code: 'STORE_EXISTS' });
  const share = (from: number) => (done: number) => onProgress?.(from + done / 2);
  const target = dirname(set);
  const watch = (from: number): VerifyOptions => ({ onProgress: share(from), ...(signal ? { signal } : {}) });
  const side = vault + TRIAL;
  const trial = await tryBackup(ring, { target, number, side, now, ...watch(0) });
  if (!trial.ok || !trial.value.clean) return trial;
  const unfinished = vault + UNFINISHED;
  const cleared = onDisk(KEYS_FILE, () => rmSync(unfinished, { recursive: true, force: true }));
  if (!cleared.ok) return cleared;
  const order: CopyOrder = { target, number, folder: unfinished, now };
  const copied = await askWorker<unknown>('backup-restore', ring, order, watch(1 / 2));
  if (!copied.ok) {
    onDisk(KEYS_FILE, () => rmSync(unfinished, { recursive: true, force: true }));
    return copied;
  }
  if (anchors !== undefined) {
    const forgotten = forgetAnchor(anchors, store);
    if (!forgotten.ok) return forgotten;
  }
  const placed = onDisk(KEYS_FILE, () => {
    // An empty folder only: anything that came into it meanwhile makes this fail.
    if (namesIn(dirname(vault)).includes(vault.slice(dirname(vault).length + 1))) rmdirSync(vault);
    renameSync(unfinished, vault);
    flushFolder(dirname(vault));
    rmSync(vault + ATTEMPTS, { recursive: true, force: true });
  });
  return placed.ok ? trial : placed;
}
