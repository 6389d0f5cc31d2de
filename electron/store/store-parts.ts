/** Which parts of a store a folder holds, without any key. A part that is missing is a fault, never an empty store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { namesIn } from './disk';
import type { StoreFault } from './faults';
import { onDisk } from './file-fault';
import { END_MARK, mayBegin, RECORD_HEADER_BYTES } from './journal/record';
import { SEGMENT_HEADER_BYTES } from './journal/segment';
import { segmentNumbers } from './journal/segment-files';
import { type KeysRead, readKeys } from './keys/key-file';
import {
  ATTEMPTS_FILE,
  BLOB_FOLDER,
  JOURNAL_FOLDER,
  KEYS_FILE,
  SECURITY_FOLDER,
  SNAPSHOT_FOLDER,
  segmentName,
} from './layout';
import { olderStatus, settleOlder } from './migrations/older-store';
import { settleRotation } from './rotation/rotation-place';
import type { StoreStatus } from './store-types';

/** Whether anything that belongs to a store is in the folder besides `keys`. */
function holdsParts(dir: string): boolean {
  const filled = [SNAPSHOT_FOLDER, BLOB_FOLDER].some((folder) => namesIn(join(dir, folder)).length > 0);
  return filled || segmentNumbers(dir).length > 0 || namesIn(dir).includes(ATTEMPTS_FILE);
}

/** The keys of a folder whose parts are all there; null for a folder without a store. */
export function findStore(dir: string): Result<KeysRead | null, StoreFault> {
  const settled = settleOlder(dir);
  if (!settled.ok) return settled;
  const rotated = onDisk(KEYS_FILE, () => settleRotation(dir));
  if (!rotated.ok) return rotated;
  const parts = onDisk(JOURNAL_FOLDER, () => ({
    segments: segmentNumbers(dir).length,
    security: segmentNumbers(join(dir, SECURITY_FOLDER)).length,
    any: holdsParts(dir),
  }));
  if (!parts.ok) return parts;
  const keys = readKeys(dir);
  if (!keys.ok) return keys;
  if (keys.value === null)
    return parts.value.any ? err({ code: 'STORE_INCOMPLETE', where: KEYS_FILE }) : ok(null);
  if (keys.value.document.initialised && parts.value.segments === 0)
    return err({ code: 'STORE_INCOMPLETE', where: JOURNAL_FOLDER });
  // It is begun when the store is first opened, before the first case: a store that is set up has one.
  if (keys.value.document.initialised && parts.value.security === 0)
    return err({ code: 'STORE_INCOMPLETE', where: `${SECURITY_FOLDER}/${JOURNAL_FOLDER}` });
  return keys;
}

/**
 * Whether the set-up of this store never got to its first entry: power was lost, its recovery key was never
 * shown. Such keys open nothing of worth and may be made anew. Failed tries and a torn first write do not count.
 */
export function isUnfinished(dir: string, { document, fromPrevious }: KeysRead): boolean {
  const others = [SNAPSHOT_FOLDER, BLOB_FOLDER].some((folder) => namesIn(join(dir, folder)).length > 0);
  return !document.initialised && !fromPrevious && !others && !hasWholeRecord(dir);
}

/** Whether the first segment holds a record that is whole to its last byte; needs no key. */
export function hasWholeRecord(dir: string): boolean {
  const [first] = segmentNumbers(dir);
  if (first === undefined) return false;
  const bytes = readFileSync(join(dir, JOURNAL_FOLDER, segmentName(first)));
  const body = SEGMENT_HEADER_BYTES + RECORD_HEADER_BYTES;
  if (bytes.length < body || !mayBegin(bytes.readUInt8(SEGMENT_HEADER_BYTES))) return false;
  return bytes.at(body + bytes.readUInt32BE(SEGMENT_HEADER_BYTES + 4) - 1) === END_MARK;
}

/** Whether a folder holds a store and whether it is one for practice. Needs no key, changes nothing. */
export function storeStatus(dir: string): Result<StoreStatus, StoreFault> {
  const found = findStore(dir);
  if (!found.ok) return found.error.code === 'OLDER_FORMAT' ? olderStatus(dir) : found;
  if (found.value === null) return ok({ exists: false, practice: false, initialised: false });
  const { document } = found.value;
  const { value } = found;
  const unfinished = onDisk(JOURNAL_FOLDER, () => isUnfinished(dir, value));
  if (!unfinished.ok) return unfinished;
  return ok({
    exists: true,
    practice: document.practice,
    initialised: !unfinished.value,
  });
}
