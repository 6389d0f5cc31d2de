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

/** Runs a job; its parts, and the whole buffers they are in, are transferred and gone for the caller. Answers when the thread has ended.
 * Rejects when the thread breaks, which is a bug. */
export function runInWorker(
  kind: WorkerJobKind,
  parts: WorkerParts,
  { signal, onProgress }: WorkerOptions = {},
): Promise<Uint8Array | 'cancelled'> {
  const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const start: WorkerStart = { kind, parts, flag };
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      Atomics.store(new Int32Array(flag), 0, 1);
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const buffers = [...new Set(Object.values(parts).map((bytes) => bytes.buffer as ArrayBuffer))];
    const worker = new Worker(workerFile, { workerData: start, transferList: buffers });
    let outcome: Uint8Array | 'cancelled' | null = null;
    worker.on('message', (message: WorkerMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else outcome = 'answer' in message ? message.answer : 'cancelled';
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', cancel);
      if (outcome === null) reject(new Error(`the worker ended without an answer: ${kind}`));
      else resolve(outcome);
    });
  });
}
