/**
 * What a job for the store's worker looks like on both sides of the thread. Bytes cross by transfer; an
 * object of the program never does.
 */

/** The jobs there are. */
export type WorkerJobKind =
  | 'tables-snapshot'
  | 'verify'
  | 'backup'
  | 'backup-trial'
  | 'new-master'
  | 'stretch'
  | 'log-cut'
  | 'bundle';

/** What a job is given: byte arrays by name. */
export type WorkerParts = { readonly [name: string]: Uint8Array };

export interface WorkerHooks {
  /** Asked often: whether nobody waits any more. */
  cancelled(): boolean;
  /** Tells the share done, between 0 and 1. */
  progress(share: number): void;
}

/** Runs a job to its end in the worker. Faults are part of the answer; only bugs throw. */
export type WorkerJob = (
  parts: WorkerParts,
  hooks: WorkerHooks,
) => Uint8Array | 'cancelled' | Promise<Uint8Array | 'cancelled'>;

/** What the worker is started with. */
export interface WorkerStart {
  readonly kind: WorkerJobKind;
  readonly parts: WorkerParts;
  /** One 32-bit number: not 0 as soon as the job is cancelled. */
  readonly flag: SharedArrayBuffer;
}

/** What the worker says. */
export type WorkerMessage =
  | { readonly progress: number }
  | { readonly answer: Uint8Array }
  | { readonly cancelled: true };
