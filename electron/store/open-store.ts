/**
 * Opens an encrypted store (XJR-7-5): lock, unlock, read the whole journal, then make ready for writing. A
 * damaged journal is opened for reading up to its break; it is never repaired, and nothing is cut off it but a
 * write that never was acknowledged.
 */
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import { type DataLock, takeLock } from './data-lock';
import type { StationCheck } from './entry-scan';
import type { StoreFault } from './faults';
import { JournalWriter } from './journal-writer';
import { stationPrivateKey } from './key-file';
import { KeyKeeper } from './key-keeper';
import { type Replayed, replayStore } from './replay';
import { SnapshotWriter } from './snapshot';
import { stationCheck } from './station-check';
import { findStore } from './store-parts';
import { StoreSession } from './store-session';
import type { OpenOptions, Store } from './store-types';
import { type Unlocked, unlockStore } from './unlock';
import { checkUnlocked } from './verify-store';

function session<V, T extends TableMap>(
  options: OpenOptions<V, T>,
  unlocked: Unlocked,
  check: StationCheck,
  replayed: Replayed<V, T>,
  lock: DataLock | null,
): Result<Store<V, T>, StoreFault> {
  const { dir, fold } = options;
  const { ring, document, keysFromPrevious } = unlocked;
  const { end, fromSnapshot } = replayed;
  const privateKey = stationPrivateKey(ring, document);
  if (!privateKey.ok) return privateKey;
  const sign = ring.suite.signer(privateKey.value);
  privateKey.value.fill(0);
  const writable = lock !== null && end.damage === null;
  const writer = writable ? JournalWriter.open(dir, ring, end) : ok(null);
  if (!writer.ok) return writer;
  const keeper = new KeyKeeper(dir, ring, document);
  if (writable) keeper.refresh(end.count > 0, keysFromPrevious);
  return ok(
    new StoreSession<V, T>({
      dir,
      ring,
      keeper,
      fold,
      replayed,
      check,
      sign,
      writer: writer.value,
      snapshots: new SnapshotWriter(dir, ring, fromSnapshot),
      lock,
      verify: () => checkUnlocked(dir, { ...unlocked, document: keeper.document }, true),
      opened: {
        rebuilt: end.count > 0 && fromSnapshot === 0,
        tornBytes: end.tornBytes,
        damage: end.damage,
        keysFromPrevious,
      },
    }),
  );
}

async function open<V, T extends TableMap>(
  options: OpenOptions<V, T>,
  lock: DataLock | null,
): Promise<Result<Store<V, T>, StoreFault>> {
  const unlocked = await unlockStore(options.dir, options.unlock, options.now);
  if (!unlocked.ok) return unlocked;
  const check = stationCheck(unlocked.value);
  const replayed = replayStore(options.dir, unlocked.value.ring, options.fold, check);
  const opened = replayed.ok ? session(options, unlocked.value, check, replayed.value, lock) : replayed;
  if (!opened.ok) unlocked.value.ring.wipe();
  return opened;
}

/** Opens the store in a folder and folds its journal into views. One owner at a time, unless `readOnly`. */
export async function openStore<V, T extends TableMap>(
  options: OpenOptions<V, T>,
): Promise<Result<Store<V, T>, StoreFault>> {
  // Before the lock, or looking for a store in a foreign folder would leave a lock folder there.
  const found = findStore(options.dir);
  if (!found.ok) return found;
  if (found.value === null) return err({ code: 'STORE_MISSING' });
  if (options.readOnly) return open(options, null);
  const lock: Result<DataLock, StoreFault> = takeLock(options.dir);
  if (!lock.ok) return lock;
  let opened: Result<Store<V, T>, StoreFault> | null = null;
  try {
    opened = await open(options, lock.value);
    return opened;
  } finally {
    if (!opened?.ok) lock.value.release();
  }
}
