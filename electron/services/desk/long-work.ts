/** Works that take minutes, such as a backup or a check of everything: one of a kind at a time. */
import { setTimeout as pause } from 'node:timers/promises';

/** One of them, told how far it is, given up on demand. */
export interface LongWork {
  /** How much is done, between 0 and 1. */
  share: number;
  readonly stop: AbortController;
}

/** How often whoever waits looks how far it is, in milliseconds. */
const LOOK_MS = 100;

/** The works of one kind at a desk. */
export class OneAtATime {
  #work: LongWork | null = null;

  get isRunning(): boolean {
    return this.#work !== null;
  }

  /** How far it is; null while none is under way. */
  get percent(): number | null {
    return this.#work && Math.floor(this.#work.share * 100);
  }

  /** Runs one; null when another one is under way. */
  async run<T>(act: (work: LongWork) => Promise<T>): Promise<T | null> {
    if (this.#work !== null) return null;
    const work: LongWork = { share: 0, stop: new AbortController() };
    this.#work = work;
    try {
      return await act(work);
    } finally {
      this.#work = null;
    }
  }

  /**
   * Waits, as a part of another work, until the one under way has ended; the other tells meanwhile how far this one is.
   * @returns false when the other was given up before
   */
  async waitedFor(outer: LongWork): Promise<boolean> {
    const { signal } = outer.stop;
    while (this.#work !== null && !signal.aborted) {
      outer.share = this.#work.share;
      await pause(LOOK_MS, null, { signal }).catch(() => null);
    }
    return !signal.aborted;
  }

  cancel(): void {
    this.#work?.stop.abort();
  }
}
