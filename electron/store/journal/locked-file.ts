/**
 * Virus scanners and backup programs hold files for a moment, on Windows above all. Opening, renaming and
 * removing is therefore tried again a few times before it counts as refused.
 */
import { systemCode } from '../file-fault';

const LOCKED = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** About a sixth of a second in all: longer than a scanner takes, shorter than a person notices. */
const WAITS_MS = [5, 10, 20, 40, 80];

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Runs a step on a file name, again after each pause while the file is locked.
 * @throws what the operating system throws at the last try, or at once when the file is not locked. */
export function whenFree<T>(run: () => T): T {
  for (const wait of WAITS_MS) {
    try {
      return run();
    } catch (error) {
      if (!LOCKED.has(systemCode(error) ?? '')) throw error;
      Atomics.wait(sleeper, 0, 0, wait);
    }
  }
  return run();
}
