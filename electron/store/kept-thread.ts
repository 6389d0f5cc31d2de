/**
 * One thread for many jobs of one kind, one after the other: starting a thread and warming its code costs more than
 * most of them. It ends when nobody asks for a while, and when it is told to; one that broke is replaced. What a job
 * leaves in the thread's memory ends with the thread: its owner ends it when the desk is locked.
 */
import type { Worker } from 'node:worker_threads';
import type { WorkerJobKind, WorkerMessage, WorkerParts } from './worker-jobs';
import { crossing, startThread, type WorkerOptions } from './worker-thread';

/** So long a thread is kept for the next job. */
const KEPT_MS = 10_000;

/** What one job may take before its thread is ended. */
export interface ThreadLimits {
  /** Megabytes of objects and texts, the heap of V8. Bytes in array buffers lie outside it and are not counted: those
   * are bounded by whatever the job reads. */
  readonly heapMb: number;
  /** Looks in a row at a job that has said nothing since the look before. Counted, because a computer that slept has
   * looked at nothing meanwhile; a large job that goes on is never too long. */
  readonly silentLooks: number;
  /** Between two looks. */
  readonly lookMs: number;
}

/** How a job ended that took more than it may. Its thread is gone, and nobody has its answer. */
export type Overrun = 'out-of-memory' | 'no-progress';

export class KeptThread {
  readonly #kind: WorkerJobKind;
  readonly #limits: ThreadLimits | null;
  #worker: Worker | null = null;
  #ending: NodeJS.Timeout | null = null;
  /** The last job that was asked for, and whatever it came to. */
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;

  /** `limits`: null for jobs that are trusted with what they take. */
  constructor(kind: WorkerJobKind, limits: ThreadLimits | null = null) {
    this.#kind = kind;
    this.#limits = limits;
  }

  /** Runs a job after those asked for before; its parts are transferred and gone for the caller. Rejects when the
   * thread breaks, which is a bug. */
  run(parts: WorkerParts, options: WorkerOptions = {}): Promise<Uint8Array | 'cancelled' | Overrun> {
    const done = this.#last.then(() => this.#job(parts, options));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Ends the thread, after the job under way if there is one. Whoever asks again gets another thread. */
  end(): void {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
    if (this.#jobs === 0) void worker?.terminate();
  }

  async #job(
    parts: WorkerParts,
    { signal, onProgress }: WorkerOptions,
  ): Promise<Uint8Array | 'cancelled' | Overrun> {
    const job = crossing(this.#kind, parts, signal);
    const worker = this.#begin();
    let listen: (message: WorkerMessage) => void = () => undefined;
    let fail: (error: unknown) => void = () => undefined;
    const exited = (): void => fail(new Error(`the worker ended without an answer: ${this.#kind}`));
    const watch = new Silence(this.#limits);
    try {
      return await new Promise((resolve, reject) => {
        fail = (error) => (isOutOfMemory(error) ? resolve('out-of-memory') : reject(error));
        watch.begin(() => {
          // It hears nothing either: whoever gave up meanwhile is told that it ended.
          if (this.#worker === worker) this.#worker = null;
          resolve(signal?.aborted ? 'cancelled' : 'no-progress');
        });
        listen = (message) => {
          watch.heard();
          if ('progress' in message) onProgress?.(message.progress);
          else resolve('answer' in message ? message.answer : 'cancelled');
        };
        worker.on('message', listen).on('error', fail).on('exit', exited);
        worker.postMessage(job.start, job.transfer);
      });
    } finally {
      watch.end();
      job.over();
      worker.off('message', listen).off('error', fail).off('exit', exited);
      this.#over(worker);
    }
  }

  #begin(): Worker {
    this.#jobs += 1;
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
    const worker = this.#worker ?? this.#start();
    // Whoever waits for an answer keeps the program alive; a thread that waits for jobs does not.
    worker.ref();
    return worker;
  }

  #start(): Worker {
    const worker = startThread(null, this.#limits?.heapMb ?? null);
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    // A break between two jobs concerns nobody: the next begins another thread.
    worker.on('error', forget).on('exit', forget);
    this.#worker = worker;
    return worker;
  }

  #over(worker: Worker): void {
    this.#jobs -= 1;
    worker.unref();
    if (this.#worker !== worker) void worker.terminate();
    else this.#ending = setTimeout(() => this.end(), KEPT_MS).unref();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Notes that a job says nothing any more. */
class Silence {
  readonly #limits: ThreadLimits | null;
  #looks = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(limits: ThreadLimits | null) {
    this.#limits = limits;
  }

  begin(tooLong: () => void): void {
    if (this.#limits === null) return;
    const { lookMs, silentLooks } = this.#limits;
    this.#timer = setInterval(() => {
      this.#looks += 1;
      if (this.#looks > silentLooks) tooLong();
    }, lookMs);
  }

  heard(): void {
    this.#looks = 0;
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}
