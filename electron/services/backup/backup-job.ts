/** Makes a backup, as a job of the store's worker: the one place that knows both the copying and the desk's state. */
import type { BackupOrder } from '#electron/store/backup/backup-runs';
import { type BackupMade, makeBackup } from '#electron/store/backup/make-backup';
import type { StoreFault } from '#electron/store/faults';
import { KeyRing } from '#electron/store/key-ring';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import type { Result } from '#shared/lib/result';

/** Share of the work that telling the state is, for telling how far it is. */
const STATE_TO = 0.3;

async function make(
  { dir, chains, facts, tellsState, ...place }: BackupOrder,
  keys: Uint8Array,
  ring: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<BackupMade | 'cancelled', StoreFault>> {
  // All that folding needs is loaded for this alone.
  const stateHash = tellsState ? (await import('./told-state')).toldState(dir, ring) : null;
  const from = tellsState ? STATE_TO : 0;
  return makeBackup({ dir, chains, keys }, { ...facts, stateHash }, place, ring, {
    cancelled: () => hooks.cancelled(),
    progress: (share) => hooks.progress(from + (1 - from) * share),
  });
}

/** Makes the backup that the parts tell of, and wipes the keys it was given. */
export async function runBackup(parts: WorkerParts, hooks: WorkerHooks): Promise<Uint8Array | 'cancelled'> {
  const { master, storeId, salt, order, keys } = parts;
  if (!master || !storeId || !salt || !order || !keys) throw new Error('a backup without its parts');
  const ring = KeyRing.received({ master, storeId, salt });
  try {
    const told = JSON.parse(Buffer.from(order).toString('utf8')) as BackupOrder;
    const made = await make(told, keys, ring, hooks);
    if (made.ok && made.value === 'cancelled') return 'cancelled';
    return Uint8Array.from(Buffer.from(JSON.stringify(made), 'utf8'));
  } finally {
    ring.wipe();
  }
}
