/**
 * The program of the store's worker thread: runs the one job it was started with and ends. It must never
 * keep a key after the job, nor know anything but what the job brings.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { runBackup } from './services/backup/backup-job';
import { runBackupTrial } from './services/backup/trial-job';
import { runNewMaster } from './services/keys/new-master-job';
import { runLogCut } from './store/archive/cut-job';
import { runVerify } from './store/session/verify-job';
import { runTablesSnapshot } from './store/tables/tables-worker';
import type { WorkerHooks, WorkerJob, WorkerJobKind, WorkerMessage, WorkerStart } from './store/worker-jobs';

const JOBS: { readonly [K in WorkerJobKind]: WorkerJob } = {
  'tables-snapshot': runTablesSnapshot,
  verify: runVerify,
  backup: runBackup,
  'backup-trial': runBackupTrial,
  'new-master': runNewMaster,
  'log-cut': runLogCut,
};

async function run(): Promise<void> {
  const { kind, parts, flag } = workerData as WorkerStart;
  const cancelled = new Int32Array(flag);
  const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => {
    parentPort?.postMessage(message, transfer);
  };
  const hooks: WorkerHooks = {
    cancelled: () => Atomics.load(cancelled, 0) !== 0,
    progress: (progress) => say({ progress }),
  };
  const answer = await JOBS[kind](parts, hooks);
  if (answer === 'cancelled') say({ cancelled: true });
  else say({ answer }, [answer.buffer as ArrayBuffer]);
}

void run();
