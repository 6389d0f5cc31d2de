// What is watched while something is taken in: memory of the process, and how long the main thread does nothing else.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resourceUsage } from 'node:process';

const KIBIBYTE = 1024;

/** Longest time between two turns of a timer of one millisecond, since it was last asked. */
export class Stalls {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => this.#turn(), 1);

  #turn(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }

  /** The longest, in milliseconds; from now on anew. */
  take(): number {
    this.#turn();
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Most memory that the process ever had, its threads included, in bytes. */
export const peakMemory = (): number => resourceUsage().maxRSS * KIBIBYTE;

/** Bytes of all files in a folder; 0 when there is none. */
export function bytesIn(folder: string): number {
  let sum = 0;
  try {
    for (const one of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (one.isFile()) sum += statSync(join(one.parentPath, one.name)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return sum;
}
