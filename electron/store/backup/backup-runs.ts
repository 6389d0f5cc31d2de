/**
 * Starts the long works of backups in the store's worker: copying, trial restores. This side only says what is to be
 * done and hands over keys; it never touches the medium.
 */
import { rm } from 'node:fs/promises';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { err, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { fileFault } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { type KeyDocument, keyDocumentBytes } from '../keys/key-document';
import { KEYS_FILE, SECURITY_FOLDER } from '../layout';
import type { StillChain } from '../session/entry-store-parts';
import { thrownFault } from '../session/thrown-fault';
import type { BackUpOptions, TryBackupOptions, VerifyOptions } from '../store-types';
import type { WorkerJobKind, WorkerParts } from '../worker-jobs';
import { runInWorker } from '../worker-thread';
import type { TrialReport } from './backup-set';
import { readBackupSettings } from './backup-settings';
import type { BackupMade, BackupPlace, StoreFacts } from './make-backup';

/** What a backup job is told beside the keys. */
export interface BackupOrder extends BackupPlace {
  readonly dir: string;
  readonly chains: { readonly [folder: string]: number };
  readonly facts: Omit<StoreFacts, 'stateHash'>;
  /** The index is at this moment and stays there: what the desk shows can be told. */
  readonly tellsState: boolean;
}

/** What a trial is told beside the keys. */
export interface TrialOrder {
  /** Folder on the medium that holds the set. */
  readonly target: string;
  readonly number: number;
  /** The folder that is made. */
  readonly folder: string;
  readonly now: Instant;
  /** The folder is to become the store: the index of both chains is made in it. */
  readonly stays: boolean;
}

/** A chain that can be copied. */
interface Chain {
  still(now: Instant): Result<StillChain, StoreFault>;
}

export interface BackedStore {
  readonly dir: string;
  readonly ring: KeyRing;
  /** Who has the file `keys` as it holds: on the disk a change that failed may have left only the generation before. */
  readonly keeper: { readonly document: KeyDocument };
  readonly cases: Chain & { hold(): Promise<number | null>; letGo(): void };
  readonly security: Chain;
  readonly practice: boolean;
  readonly station: StationId;
}

/** Runs a job whose answer is a result as JSON. */
export async function askWorker<T>(
  kind: WorkerJobKind,
  ring: KeyRing,
  order: object,
  { signal, onProgress }: VerifyOptions,
  more: WorkerParts = {},
): Promise<Result<T, StoreFault>> {
  const parts = {
    ...ring.transferable(),
    order: Uint8Array.from(Buffer.from(JSON.stringify(order), 'utf8')),
    ...more,
  };
  const answer = await runInWorker(kind, parts, { signal, onProgress });
  if (answer === 'cancelled') return err({ code: 'CANCELLED' });
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<T, StoreFault>;
}

/** Copies an open store to a medium. Whether the index can be written does not matter: it is no part of a backup. */
export async function backUpStore(
  store: BackedStore,
  options: BackUpOptions,
): Promise<Result<BackupMade, StoreFault>> {
  const { cases } = store;
  let indexed: number | null = null;
  try {
    if (options.tellsState) indexed = await cases.hold();
    return await copyStill(store, indexed, options);
  } catch (error) {
    // An index that cannot be read is thrown by every look at the state.
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return err(fault);
  } finally {
    if (indexed !== null) cases.letGo();
  }
}

function copyStill(
  { dir, ring, keeper, cases, security, practice, station }: BackedStore,
  indexed: number | null,
  options: BackUpOptions,
): Promise<Result<BackupMade, StoreFault>> | Result<BackupMade, StoreFault> {
  // All of this in one turn: the two chains and the keys of one moment.
  const first = cases.still(options.now);
  if (!first.ok) return first;
  const second = security.still(options.now);
  if (!second.ok) return second;
  const keys = Uint8Array.from(keyDocumentBytes(keeper.document));
  const { entries, count, head, seal, segment, foldVersion } = first.value;
  const order: BackupOrder = {
    dir,
    target: options.target,
    formerTop: readBackupSettings(dir, ring).formerTop,
    chains: { '': segment, [`${SECURITY_FOLDER}/`]: second.value.segment },
    facts: { madeAt: options.now, practice, station, entries, count, head, seal, foldVersion },
    tellsState: indexed === entries,
  };
  return askWorker<BackupMade>('backup', ring, order, options, { keys });
}

/** Takes a folder away, however much is in it, without holding the thread. */
export async function clearFolder(folder: string): Promise<Result<void, StoreFault>> {
  try {
    await rm(folder, { recursive: true, force: true });
    return { ok: true, value: undefined };
  } catch (error) {
    return err(fileFault(error, KEYS_FILE));
  }
}

/** Restores a backup into a side folder, checks everything, and takes the folder away again; unless it is sound and
 * stays. */
export async function tryBackup(
  ring: KeyRing,
  { target, number, side, stays = false, now, ...options }: TryBackupOptions,
): Promise<Result<TrialReport, StoreFault>> {
  const order: TrialOrder = { target, number, folder: side, now, stays };
  // Left by a trial that power ended.
  const cleared = await clearFolder(side);
  if (!cleared.ok) return cleared;
  let report: Result<TrialReport, StoreFault> | null = null;
  try {
    report = await askWorker<TrialReport>('backup-trial', ring, order, options);
  } finally {
    const isToStay = stays && report?.ok === true && report.value.clean;
    if (!isToStay) await clearFolder(side);
  }
  return report;
}
