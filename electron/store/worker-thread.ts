/**
 * Runs one job of the store in a thread of its own, so that the pages never wait for it. The thread's program
 * is the bundled file beside this program; it must never be named by anything a person enters.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerJobKind, WorkerMessage, WorkerParts, WorkerStart } from './worker-jobs';

const WORKER_FILE = 'store-worker.cjs';

let workerFile = join(__dirname, WORKER_FILE);

/** Where the worker's program is when this one was not bundled: for tests that run from source. */
export function setWorkerFile(file: string): void {
  workerFile = file;
}

export interface WorkerOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A job as it crosses to a thread. */
export interface Crossing {
  readonly start: WorkerStart;
  /** Buffers that go along and are gone here. */
  readonly transfer: readonly ArrayBuffer[];
  /** From now on the signal does nothing. */
  readonly over: () => void;
}

/** Makes a job ready to cross; the signal cancels it wherever it is. */
export function crossing(kind: WorkerJobKind, parts: WorkerParts, signal: AbortSignal | undefined): Crossing {
  const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const cancel = (): void => {
    Atomics.store(new Int32Array(flag), 0, 1);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const transfer = [...new Set(Object.values(parts).map((bytes) => bytes.buffer as ArrayBuffer))];
  return {
    start: { kind, parts, flag },
    transfer,
    over: () => signal?.removeEventListener('abort', cancel),
  };
}

/** Starts a thread with one job, or with none: it then waits for jobs. `heapMb`: most of its objects and texts. */
export function startThread(job: Crossing | null, heapMb: number | null = null): Worker {
  const limits = heapMb === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } };
  return job === null
    ? new Worker(workerFile, { workerData: null, ...limits })
    : new Worker(workerFile, { workerData: job.start, transferList: [...job.transfer] });
}

/** Runs a job; its parts, and the whole buffers they are in, are transferred and gone for the caller. Answers when the thread has ended.
 * Rejects when the thread breaks, which is a bug. */
export function runInWorker(
  kind: WorkerJobKind,
  parts: WorkerParts,
  { signal, onProgress }: WorkerOptions = {},
): Promise<Uint8Array | 'cancelled'> {
  const job = crossing(kind, parts, signal);
  return new Promise((resolve, reject) => {
    const worker = startThread(job);
    let outcome: Uint8Array | 'cancelled' | null = null;
    worker.on('message', (message: WorkerMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else outcome = 'answer' in message ? message.answer : 'cancelled';
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      job.over();
      if (outcome === null) reject(new Error(`the worker ended without an answer: ${kind}`));
      else resolve(outcome);
    });
  });
}
