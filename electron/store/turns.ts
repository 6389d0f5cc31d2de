/** Long work in the store's own thread lets others have their turn, so that no window waits for it. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest time without a turn for others, in milliseconds. */
const TURN_MS = 4;

/** What long work asks between its steps. */
export type Pace = Pick<Turns, 'due' | 'next'>;

export class Turns {
  readonly #longest: number;
  #since = performance.now();

  constructor(longest = TURN_MS) {
    this.#longest = longest;
  }

  /** Whether others have waited long enough. */
  get due(): boolean {
    return performance.now() - this.#since >= this.#longest;
  }

  /** Lets everything else have its turn. */
  async next(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }
}
