/** Makes a backup, as a job of the store's worker: the one place that knows both the copying and the desk's state. */
import { type BackupOrder, HELD } from '#electron/store/backup/backup-runs';
import { type BackupMade, makeBackup } from '#electron/store/backup/make-backup';
import type { StoreFault } from '#electron/store/faults';
import { KeyRing } from '#electron/store/key-ring';
import { indexedState } from '#electron/store/session/indexed-state';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { Result } from '#shared/lib/result';
import { stateHashOf } from './state-hash';

/** Share of the work that telling the state is, for telling how far it is. */
const STATE_TO = 0.1;

function heldOf(parts: WorkerParts): ReadonlyMap<string, Uint8Array> {
  return new Map(
    Object.entries(parts).flatMap(([name, bytes]): [string, Uint8Array][] =>
      name.startsWith(HELD) ? [[name.slice(HELD.length), bytes]] : [],
    ),
  );
}

function make(
  { dir, target, chains, facts }: BackupOrder,
  parts: WorkerParts,
  ring: KeyRing,
  hooks: WorkerHooks,
): Result<BackupMade | 'cancelled', StoreFault> {
  const state = indexedState(dir, ring, DESK_FOLD);
  if (!state.ok) return state;
  const stateHash = stateHashOf(state.value);
  state.value.close();
  hooks.progress(STATE_TO);
  return makeBackup(
    { dir, chains, held: heldOf(parts) },
    { ...facts, stateHash, foldVersion: DESK_FOLD.version },
    target,
    ring,
    {
      cancelled: () => hooks.cancelled(),
      progress: (share) => hooks.progress(STATE_TO + (1 - STATE_TO) * share),
    },
  );
}

/** Makes the backup that the parts tell of, and wipes the keys it was given. */
export async function runBackup(parts: WorkerParts, hooks: WorkerHooks): Promise<Uint8Array | 'cancelled'> {
  const { master, storeId, salt, order } = parts;
  if (!master || !storeId || !salt || !order) throw new Error('a backup without its parts');
  const ring = KeyRing.received({ master, storeId, salt });
  const made = make(JSON.parse(Buffer.from(order).toString('utf8')) as BackupOrder, parts, ring, hooks);
  ring.wipe();
  if (made.ok && made.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(made), 'utf8'));
}
