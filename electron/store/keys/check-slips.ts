/** Proves that two typed slips open a store, without opening it: also while somebody has it open. */
import type { Instant } from '#shared/domain/local-date';
import { ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { unlockStore } from './unlock';

/** Whether two slips open the keys of the store in a folder. Changes nothing but the note of a failed try. */
export async function checkSlips(
  dir: string,
  slips: readonly string[],
  now: Instant,
): Promise<Result<void, StoreFault>> {
  const unlocked = await unlockStore(dir, { kind: 'slips', slips }, now);
  if (!unlocked.ok) return unlocked;
  unlocked.value.ring.wipe();
  return ok(undefined);
}
