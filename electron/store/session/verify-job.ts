/** The full check as a job of the store's worker. */
import { KeyRing } from '../key-ring';
import type { WorkerHooks, WorkerParts } from '../worker-jobs';
import { type CheckedStore, checkStore } from './check-store';

/** Checks the store that the parts tell of, and wipes the keys it was given. */
export function runVerify(parts: WorkerParts, hooks: WorkerHooks): Uint8Array | 'cancelled' {
  const { master, storeId, salt, store } = parts;
  if (!master || !storeId || !salt || !store) throw new Error('a check without its parts');
  const ring = KeyRing.received({ master, storeId, salt });
  const checked = checkStore(JSON.parse(Buffer.from(store).toString('utf8')) as CheckedStore, ring, hooks);
  ring.wipe();
  if (checked.ok && checked.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(checked), 'utf8'));
}
