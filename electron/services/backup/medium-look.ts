/**
 * Looks at the medium of backups without ever waiting for long: a network drive that is gone may not answer for
 * minutes. One look at a time for a desk, so that looks that never end do not pile up.
 */
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '#electron/services/desk/desk';

/** Who does not answer in this time counts as not there, in milliseconds. */
const PATIENCE_MS = 5_000;

const LOOKING = new WeakMap<Desk, Promise<unknown>>();

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
  const before = LOOKING.get(desk) ?? Promise.resolve();
  const looking = before.then(async () => ((await isThere(target)) ? look() : null));
  const ended = looking.then(
    () => undefined,
    () => undefined,
  );
  LOOKING.set(desk, ended);
  try {
    return await Promise.race([looking, patience]);
  } finally {
    stop.abort();
  }
}
