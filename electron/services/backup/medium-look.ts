/**
 * Looks at a medium without ever waiting for long: a network drive that is gone may not answer for minutes. One look at
 * a time for each place, so that looks that never end do not pile up, and one place does not hide another.
 */
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '#electron/services/desk/desk';

/** Who does not answer in this time counts as not there, in milliseconds. */
const PATIENCE_MS = 5_000;

/** The last look at each place that has not ended. */
const LOOKING = new WeakMap<Desk, Map<string, Promise<void>>>();

async function isThere(target: string): Promise<boolean> {
  try {
    return (await stat(target)).isDirectory();
  } catch {
    // Not there, or not to be looked at: no medium either way.
    return false;
  }
}

/** What `look` finds on the medium; null when it is not there or does not answer. */
export async function lookAt<T>(desk: Desk, target: string, look: () => Promise<T>): Promise<T | null> {
  const stop = new AbortController();
  const patience = pause(PATIENCE_MS, null, { signal: stop.signal, ref: false }).catch(() => null);
  const places = LOOKING.get(desk) ?? new Map<string, Promise<void>>();
  LOOKING.set(desk, places);
  const before = places.get(target) ?? Promise.resolve();
  const looking = before.then(async () => ((await isThere(target)) ? look() : null));
  const over = (): void => {
    if (places.get(target) === ended) places.delete(target);
  };
  const ended: Promise<void> = looking.then(over, over);
  places.set(target, ended);
  try {
    return await Promise.race([looking, patience]);
  } finally {
    stop.abort();
  }
}
