/** Which parts of a store a folder holds, without any key. A part that is missing is a fault, never an empty store. */
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { namesIn } from './disk';
import type { StoreFault } from './faults';
import { onDisk } from './file-fault';
import { segmentNumbers } from './journal-scan';
import { type KeysRead, readKeys } from './key-file';
import { ATTEMPTS_FILE, BLOB_FOLDER, JOURNAL_FOLDER, KEYS_FILE, SNAPSHOT_FOLDER } from './layout';
import type { StoreStatus } from './store-types';

/** Whether anything that belongs to a store is in the folder besides `keys`. */
function holdsParts(dir: string): boolean {
  const filled = [SNAPSHOT_FOLDER, BLOB_FOLDER].some((folder) => namesIn(join(dir, folder)).length > 0);
  return filled || segmentNumbers(dir).length > 0 || namesIn(dir).includes(ATTEMPTS_FILE);
}

/** The keys of a folder whose parts are all there; null for a folder without a store. */
export function findStore(dir: string): Result<KeysRead | null, StoreFault> {
  const parts = onDisk(JOURNAL_FOLDER, () => ({
    segments: segmentNumbers(dir).length,
    any: holdsParts(dir),
  }));
  if (!parts.ok) return parts;
  const keys = readKeys(dir);
  if (!keys.ok) return keys;
  if (keys.value === null)
    return parts.value.any ? err({ code: 'STORE_INCOMPLETE', where: KEYS_FILE }) : ok(null);
  if (keys.value.document.initialised && parts.value.segments === 0)
    return err({ code: 'STORE_INCOMPLETE', where: JOURNAL_FOLDER });
  return keys;
}

/**
 * Whether the folder holds nothing but keys of a store that never got its first entry: the set-up lost power,
 * its recovery key was never shown. Such keys open nothing and may be made anew.
 */
export function isUnfinished(dir: string, { document, fromPrevious }: KeysRead): boolean {
  return !document.initialised && !fromPrevious && !holdsParts(dir);
}

/** Whether a folder holds a store and whether it is one for practice. Needs no key, changes nothing. */
export function storeStatus(dir: string): Result<StoreStatus, StoreFault> {
  const found = findStore(dir);
  if (!found.ok) return found;
  if (found.value === null) return ok({ exists: false, practice: false, initialised: false });
  const { document } = found.value;
  const segments = onDisk(JOURNAL_FOLDER, () => segmentNumbers(dir).length);
  if (!segments.ok) return segments;
  return ok({
    exists: true,
    practice: document.practice,
    initialised: document.initialised || segments.value > 0,
  });
}
