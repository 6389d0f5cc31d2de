/** Copies a backup into the place of a store, as a job of the store's worker. */
import type { CopyOrder } from '#electron/store/backup/backup-runs';
import { setIn } from '#electron/store/backup/backup-set';
import { copyOut, openBackup } from '#electron/store/backup/copy-out';
import type { StoreFault } from '#electron/store/faults';
import { KeyRing } from '#electron/store/key-ring';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { err, ok, type Result } from '#shared/lib/result';

/** What was restored. */
export interface Restored {
  readonly number: number;
  readonly entries: number;
}

function restore(
  { target, number, folder }: CopyOrder,
  ring: KeyRing,
  hooks: WorkerHooks,
): Result<Restored | 'cancelled', StoreFault> {
  const set = setIn(target, Buffer.from(ring.storeId).toString('hex'));
  const content = openBackup(set, number, ring);
  if (!content.ok) return content;
  const copied = copyOut(set, content.value, folder, hooks);
  if (!copied.ok) return copied;
  if (copied.value === 'cancelled') return ok('cancelled');
  const [where] = copied.value.damaged;
  if (where !== undefined) return err({ code: 'BACKUP_DAMAGED', where });
  return ok({ number, entries: content.value.summary.entries });
}

/** Restores the backup that the parts tell of, and wipes the keys it was given. */
export async function runBackupRestore(
  parts: WorkerParts,
  hooks: WorkerHooks,
): Promise<Uint8Array | 'cancelled'> {
  const { master, storeId, salt, order } = parts;
  if (!master || !storeId || !salt || !order) throw new Error('a restore without its parts');
  const ring = KeyRing.received({ master, storeId, salt });
  const restored = restore(JSON.parse(Buffer.from(order).toString('utf8')) as CopyOrder, ring, hooks);
  ring.wipe();
  if (restored.ok && restored.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(restored), 'utf8'));
}
