/**
 * Restoring on a machine that has no store: opens a set by a person's passphrase or two slips, lists its backups,
 * restores one beside the place of the store, checks everything in it, and puts exactly what was checked in the empty
 * place. Never over anything; and the place is filled by one renaming, so that there is never half a store.
 */
import { renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import { forgetAnchor } from '../anchors/forget-anchor';
import { flushFolder, namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import { whenFree } from '../journal/locked-file';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE } from '../layout';
import type { Unlock, VerifyOptions } from '../store-types';
import type { BackupSummary } from './backup-list';
import { clearFolder, tryBackup } from './backup-runs';
import { type BackupListed, findSet, listBackups, type TrialReport } from './backup-set';
import { ringsOf } from './set-keys';

/** Beside the place of the store: wrong passphrases typed here count across tries; what is restored before it has its
 * name. */
const ATTEMPTS = '.restore-attempts';
const UNFINISHED = '.restoring';
const TRIAL = '.trial';

/** Where trial restores of the store in this place are made: beside it, on this machine's own disk. */
export const trialSide = (vault: string): string => vault + TRIAL;

/** Takes away whole copies that a trial or a restore left beside the store when power ended it. Only for who holds the
 * store: then nobody is at either. */
export async function clearSides(vault: string): Promise<void> {
  for (const side of [trialSide(vault), vault + UNFINISHED]) await clearFolder(side);
}

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

/** Opens the set in a folder that a person chose. */
export async function openSet(
  folder: string,
  vault: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<RestoreSource, StoreFault>> {
  const found = await findSet(folder);
  if (!found.ok) return found;
  const rings = await ringsOf(found.value, vault + ATTEMPTS, unlock, now);
  return rings.ok ? ok(await sourceOf(found.value.set, rings.value)) : rings;
}

const newerFirst = (a: BackupSummary, b: BackupSummary): number =>
  Date.parse(b.madeAt) - Date.parse(a.madeAt) || b.number - a.number;

async function sourceOf(set: string, rings: readonly KeyRing[]): Promise<RestoreSource> {
  const held: { readonly one: BackupListed; readonly ring: KeyRing }[] = [];
  for (const ring of rings) {
    const listed = await listBackups(set, ring);
    if (listed.ok) held.push(...listed.value.map((one) => ({ one, ring })));
  }
  // Under another master key a set may have begun its numbers anew.
  held.sort((a, b) => newerFirst(a.one.summary, b.one.summary));
  return {
    practice: held[0]?.one.summary.practice ?? false,
    backups: held.map(({ one }) => one),
    restore: async (options) => {
      const ring = held.find(({ one }) => one.summary.number === options.number)?.ring;
      return ring ? restore(set, ring, options) : err({ code: 'BACKUP_MISSING' });
    },
    close: () => {
      for (const ring of rings) ring.wipe();
    },
  };
}

async function restore(
  set: string,
  ring: KeyRing,
  { number, vault, anchors, now, ...watch }: RestoreOptions,
): Promise<Result<TrialReport, StoreFault>> {
  const free = onDisk(KEYS_FILE, () => namesIn(vault).length === 0);
  if (!free.ok) return free;
  if (!free.value) return err({ code: 'STORE_EXISTS' });
  const side = vault + UNFINISHED;
  const tried = await tryBackup(ring, { target: dirname(set), number, side, stays: true, now, ...watch });
  if (!tried.ok || !tried.value.clean) return tried;
  const placed = place(side, vault, anchors, ring);
  if (placed.ok) return tried;
  await clearFolder(side);
  return placed;
}

/** Gives what was restored its place. The anchor that this machine may have of the store goes aside first: the
 * restoring is authorised, and an older backup would be an old copy. */
function place(
  side: string,
  vault: string,
  anchors: string | undefined,
  ring: KeyRing,
): Result<void, StoreFault> {
  if (anchors !== undefined) {
    const forgotten = forgetAnchor(anchors, Buffer.from(ring.storeId).toString('hex'));
    if (!forgotten.ok) return forgotten;
  }
  return onDisk(KEYS_FILE, () => {
    // An empty folder only: anything that came into it meanwhile makes this fail.
    if (namesIn(dirname(vault)).includes(basename(vault))) whenFree(() => rmdirSync(vault));
    whenFree(() => renameSync(side, vault));
    flushFolder(dirname(vault));
    rmSync(vault + ATTEMPTS, { recursive: true, force: true });
  });
}
