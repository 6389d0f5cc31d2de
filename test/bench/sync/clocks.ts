// Clocks on the steps of an import, put around the product's own classes from outside: the product knows of no
// stopwatch. Threads are timed from being asked to their answer, by the step that they were asked for.
import threads, { type WorkerOptions } from 'node:worker_threads';
import { Journal } from '#electron/store/journal/journal';
import { FoldKeeper } from '#electron/store/session/fold-keeper';
import type { WorkerMessage, WorkerStart } from '#electron/store/worker-jobs';

/** A step that a thread did. */
export interface ThreadStep {
  readonly step: string;
  readonly ms: number;
}

/** A moment, and the longest stall since the one before. */
interface Moment {
  readonly at: number;
  readonly stallMs: number;
}

/** Moments of the one batch that is taken in. */
export interface BatchMoments {
  opened: Moment;
  /** The first of its entries is folded: all are on disk. */
  folding: Moment;
  folded: Moment;
}

const NEVER: Moment = { at: 0, stallMs: 0 };

/** What a thread is asked for. To be read before it is asked: its bytes are gone then. */
function stepOf({ kind, parts }: WorkerStart): string {
  if (!parts.request) return kind;
  const asked = JSON.parse(Buffer.from(parts.request).toString('utf8')) as { readonly step?: string };
  return asked.step ?? kind;
}

/** Times threads from now on. */
export function clockThreads(): readonly ThreadStep[] {
  const steps: ThreadStep[] = [];
  const Plain = threads.Worker;
  class ClockedWorker extends Plain {
    constructor(file: string | URL, options: WorkerOptions) {
      const start = options.workerData as WorkerStart | null;
      const first = start && stepOf(start);
      const from = performance.now();
      super(file, options);
      if (first !== null) this.#time(first, from);
    }

    override postMessage(...[start, transfer]: Parameters<threads.Worker['postMessage']>): void {
      this.#time(stepOf(start as WorkerStart), performance.now());
      super.postMessage(start, transfer);
    }

    #time(step: string, from: number): void {
      const listen = (message: WorkerMessage): void => {
        if ('progress' in message) return;
        this.off('message', listen);
        steps.push({ step, ms: performance.now() - from });
      };
      this.on('message', listen);
    }
  }
  Object.assign(threads, { Worker: ClockedWorker });
  return steps;
}

/** Times the batch that comes next. `stall`: the longest since it was last asked. */
export function clockBatch(stall: () => number): BatchMoments {
  const moments: BatchMoments = { opened: NEVER, folding: NEVER, folded: NEVER };
  const now = (): Moment => ({ stallMs: stall(), at: performance.now() });
  const { openBatch } = Journal.prototype;
  Journal.prototype.openBatch = function (...asked) {
    moments.opened = now();
    return openBatch.apply(this, asked);
  };
  const keeper = FoldKeeper.prototype;
  const { fold, settleInTurns } = keeper;
  keeper.fold = function (...asked) {
    if (moments.opened !== NEVER && moments.folding === NEVER) moments.folding = now();
    fold.apply(this, asked);
  };
  keeper.settleInTurns = async function (...asked) {
    await settleInTurns.apply(this, asked);
    if (moments.folding !== NEVER && moments.folded === NEVER) moments.folded = now();
  };
  return moments;
}
