// Watches how long the main thread cannot do anything else: the longest time between two turns of a timer of
// one millisecond, to the end of what is watched.
import { performance } from 'node:perf_hooks';

/** What happened while something was done. */
export interface Watched {
  /** Milliseconds from start to end. */
  readonly ms: number;
  /** Longest stall in milliseconds. */
  readonly stall: number;
}

/** Does something and watches it. */
export async function watched(body: () => unknown): Promise<Watched> {
  const start = performance.now();
  let last = start;
  let stall = 0;
  const turn = (): void => {
    const now = performance.now();
    stall = Math.max(stall, now - last);
    last = now;
  };
  const timer = setInterval(turn, 1);
  try {
    await body();
  } finally {
    clearInterval(timer);
  }
  turn();
  return { ms: performance.now() - start, stall };
}

/** Lets waiting work of the event loop have its turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
