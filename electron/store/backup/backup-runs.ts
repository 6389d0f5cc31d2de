/**
 * Starts the long works of backups in the store's worker: copying, trial restores, restoring. This side only says
 * what is to be done and hands over keys and the files that are replaced while the work goes on.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE, SECURITY_FOLDER, SNAPSHOT_FILE, SNAPSHOT_FOLDER } from '../layout';
import type { StillChain } from '../session/entry-store';
import type { BackUpOptions, TryBackupOptions, VerifyOptions } from '../store-types';
import type { WorkerJobKind, WorkerParts } from '../worker-jobs';
import { runInWorker } from '../worker-thread';
import type { TrialReport } from './backup-set';
import type { BackupMade, StoreFacts } from './make-backup';

/** What a backup job is told beside the keys. */
export interface BackupOrder {
  readonly dir: string;
  readonly target: string;
  readonly chains: { readonly [folder: string]: number };
  readonly facts: Omit<StoreFacts, 'stateHash' | 'foldVersion'>;
}

/** What a trial or a restore is told beside the keys. */
export interface CopyOrder {
  /** Folder on the medium that holds the set. */
  readonly target: string;
  readonly number: number;
  /** The folder that is made. */
  readonly folder: string;
  readonly now: Instant;
}

/** Names of the parts that carry a replaced file. */
export const HELD = 'held:';

/** Entries that come in at every try make another one necessary; nobody saves so quickly for long. */
const TRIES = 12;

/** A chain that can be held still. */
interface Chain {
  seal(now: Instant): Result<void, StoreFault>;
  hold(): Promise<Result<StillChain | null, StoreFault>>;
  letGo(): void;
}

export interface BackedStore {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly cases: Chain;
  readonly security: Chain;
  readonly practice: boolean;
  readonly station: StationId;
}

interface Still {
  readonly cases: StillChain;
  readonly security: StillChain;
}

/** Holds both chains, each sealed and indexed up to its end. */
async function holdStill(cases: Chain, security: Chain, now: Instant): Promise<Result<Still, StoreFault>> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    for (const chain of [cases, security]) {
      const sealed = chain.seal(now);
      if (!sealed.ok) return sealed;
    }
    const first = await cases.hold();
    if (!first.ok) return first;
    if (first.value === null) continue;
    const second = await security.hold();
    if (second.ok && second.value !== null) return ok({ cases: first.value, security: second.value });
    cases.letGo();
    if (!second.ok) return second;
  }
  return err({ code: 'STORE_BUSY' });
}

const REPLACED = [
  KEYS_FILE,
  `${SNAPSHOT_FOLDER}/${SNAPSHOT_FILE}`,
  `${SECURITY_FOLDER}/${SNAPSHOT_FOLDER}/${SNAPSHOT_FILE}`,
];

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

/** Copies an open store to a medium. */
export async function backUpStore(
  store: BackedStore,
  options: BackUpOptions,
): Promise<Result<BackupMade, StoreFault>> {
  const { dir, ring, cases, security, practice, station } = store;
  const still = await holdStill(cases, security, options.now);
  if (!still.ok) return still;
  try {
    const held = onDisk(KEYS_FILE, () =>
      Object.fromEntries(
        REPLACED.map((path) => [`${HELD}${path}`, Uint8Array.from(readFileSync(join(dir, path)))]),
      ),
    );
    if (!held.ok) return held;
    const { entries, count, head, seal } = still.value.cases;
    const order: BackupOrder = {
      dir,
      target: options.target,
      chains: { '': still.value.cases.segment, [`${SECURITY_FOLDER}/`]: still.value.security.segment },
      facts: { madeAt: options.now, practice, station, entries, count, head, seal },
    };
    return await askWorker<BackupMade>('backup', ring, order, options, held.value);
  } finally {
    cases.letGo();
    security.letGo();
  }
}

/** Restores a backup into a side folder, checks everything, and takes the folder away again. */
export async function tryBackup(
  ring: KeyRing,
  { target, number, side, now, ...options }: TryBackupOptions,
): Promise<Result<TrialReport, StoreFault>> {
  const order: CopyOrder = { target, number, folder: side, now };
  // Left by a trial that power ended.
  const cleared = onDisk('keys', () => rmSync(side, { recursive: true, force: true }));
  if (!cleared.ok) return cleared;
  const report = await askWorker<TrialReport>('backup-trial', ring, order, options);
  const removed = onDisk('keys', () => rmSync(side, { recursive: true, force: true }));
  return report.ok && !removed.ok ? removed : report;
}
