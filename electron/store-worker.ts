/**
 * The program of the store's worker thread: runs the one job it was started with and ends; started without one, it
 * runs jobs as they come until it is ended. It must never keep a key after a job, nor know anything but what jobs bring.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerHooks, WorkerJob, WorkerJobKind, WorkerMessage, WorkerStart } from './store/worker-jobs';

/** Only the code of the job is loaded: a thread lives for jobs of one kind. */
const JOBS: { readonly [K in WorkerJobKind]: () => Promise<WorkerJob> } = {
  'tables-snapshot': async () => (await import('./store/tables/tables-worker')).runTablesSnapshot,
  verify: async () => (await import('./store/session/verify-job')).runVerify,
  backup: async () => (await import('./services/backup/backup-job')).runBackup,
  'backup-trial': async () => (await import('./services/backup/trial-job')).runBackupTrial,
  'new-master': async () => (await import('./services/keys/new-master-job')).runNewMaster,
  stretch: async () => (await import('./store/keys/stretch')).runStretch,
  'log-cut': async () => (await import('./store/archive/cut-job')).runLogCut,
  bundle: async () => (await import('./sync/bundle/bundle-job')).runBundle,
};

async function run({ kind, parts, flag }: WorkerStart): Promise<void> {
  const cancelled = new Int32Array(flag);
  const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => {
    parentPort?.postMessage(message, transfer);
  };
  const hooks: WorkerHooks = {
    cancelled: () => Atomics.load(cancelled, 0) !== 0,
    progress: (progress) => say({ progress }),
  };
  const job = await JOBS[kind]();
  const answer = await job(parts, hooks);
  if (answer === 'cancelled') say({ cancelled: true });
  else say({ answer }, [answer.buffer as ArrayBuffer]);
}

const first = workerData as WorkerStart | null;
// What a job throws is a bug, and ends the thread.
if (first === null) parentPort?.on('message', (start: WorkerStart) => void run(start));
else void run(first);
