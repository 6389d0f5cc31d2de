/**
 * The one place where the present program meets stores of earlier formats: it says that there is one, and brings it
 * up to date when somebody opens it, because that takes the master key. Each step from one format to the next lies
 * in a folder of its own, frozen; this file alone may know both sides.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import { readAnchor, writeAnchor } from '../anchors/anchor-file';
import { NO_POINT } from '../anchors/anchor-keeper';
import { takeLock } from '../data-lock';
import { namesIn } from '../disk';
import { damageFault, type FileFault, type StoreFault } from '../faults';
import { fileFault, onDisk } from '../file-fault';
import { KeyRing } from '../key-ring';
import { endCount, recordFailure, SLIPS_TAG, secondsToWait, UNKNOWN_TAG } from '../keys/attempts';
import { JOURNAL_FOLDER, KEYS_FILE } from '../layout';
import { stationOf } from '../session/station-keys';
import type { StoreStatus, Unlock } from '../store-types';
import { Broken } from './0001-format-1-to-2/journal-1';
import {
  hasSlot,
  type Keys1,
  KeysAltered,
  keysAt,
  masterByPassphrase,
  masterByRecoveryKey,
  masterOfPractice,
  readKeys1,
  tagOf,
} from './0001-format-1-to-2/keys';
import { migrate } from './0001-format-1-to-2/migrate';
import { settle } from './0001-format-1-to-2/swap';

const LOCK_FOLDER = 'lock';

/** Ends what a power cut left of a store that was being put in the place of an older one. */
export const settleOlder = (dir: string): Result<void, FileFault> => onDisk(KEYS_FILE, () => settle(dir));

/** What can be said of a store of an earlier format without any key. */
export function olderStatus(dir: string): Result<StoreStatus, FileFault> {
  return onDisk(KEYS_FILE, () => {
    const keys = readKeys1(dir);
    const initialised = keys?.initialised === true || namesIn(join(dir, JOURNAL_FOLDER)).length > 0;
    return { exists: true, practice: keys?.practice === true, initialised };
  });
}

export interface OlderOptions {
  readonly dir: string;
  readonly unlock: Unlock;
  /** Where this machine remembers its stores. */
  readonly anchors?: string;
  readonly now: Instant;
  readonly onProgress?: (entries: number) => void;
}

/** Brings the store in a folder to the present format, if it is of an earlier one. The old store is kept beside it.
 * True when it was. */
export async function bringUpToDate(options: OlderOptions): Promise<Result<boolean, StoreFault>> {
  const { dir } = options;
  const settled = settleOlder(dir);
  if (!settled.ok) return settled;
  const format = onDisk(KEYS_FILE, () => keysAt(dir)?.format ?? null);
  if (!format.ok) return format;
  if (format.value !== 1) return ok(false);
  const lock: Result<{ release(): unknown }, StoreFault> = takeLock(dir);
  if (!lock.ok) return lock;
  try {
    return await fromFormat1(options);
  } catch (error) {
    return err(faultOf(error));
  } finally {
    lock.value.release();
  }
}

async function fromFormat1({
  dir,
  unlock,
  anchors,
  now,
  onProgress,
}: OlderOptions): Promise<Result<boolean, StoreFault>> {
  const keys = readKeys1(dir);
  if (keys === null) return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  const master = await masterOf(dir, keys, unlock, now);
  if (!master.ok) return master;
  try {
    if (anchors !== undefined && !keys.practice) remember(anchors, keys, master.value);
    const kept = await migrate(dir, keys, master.value, onProgress ?? (() => undefined));
    rmSync(join(kept, LOCK_FOLDER), { recursive: true, force: true });
    return ok(true);
  } finally {
    master.value.fill(0);
  }
}

/** Makes the machine know the store before it takes its new form: after a power cut right behind the renames it would
 * be a stranger here. A fault is no harm: opening remembers it as well. */
function remember(anchors: string, keys: Keys1, master: Uint8Array): void {
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
  const ring = new KeyRing(Uint8Array.from(master), bytes(keys.store), bytes(keys.salt));
  const known = readAnchor(anchors, ring);
  const station = stationOf(keys.station.publicKey);
  if (known.ok && known.value.anchor === null && known.value.otherKeys === null)
    writeAnchor(anchors, ring, { station, cases: NO_POINT, security: NO_POINT, doubted: false });
  ring.wipe();
}

async function masterOf(
  dir: string,
  keys: Keys1,
  unlock: Unlock,
  now: Instant,
): Promise<Result<Uint8Array, StoreFault>> {
  switch (unlock.kind) {
    case 'passphrase': {
      const tag = hasSlot(keys, unlock.account) ? tagOf(keys, unlock.account) : UNKNOWN_TAG;
      const wait = secondsToWait(dir, tag, now);
      if (!wait.ok) return wait;
      if (wait.value === 'held') return err({ code: 'SIGN_IN_HELD' });
      if (wait.value > 0) return err({ code: 'SIGN_IN_DELAYED', seconds: wait.value });
      const master = await masterByPassphrase(keys, unlock.account, unlock.passphrase);
      if (master === null) return refused(dir, tag, now, { code: 'WRONG_PASSPHRASE' });
      endCount(dir, tag);
      return ok(master);
    }
    case 'slips': {
      const master = masterByRecoveryKey(keys, unlock.slips[0] ?? '');
      if (master !== null) return ok(master);
      return refused(dir, SLIPS_TAG, now, { code: 'WRONG_SLIPS', problem: { kind: 'not-fitting' } });
    }
    case 'practice': {
      const master = masterOfPractice(keys);
      return master === null ? err({ code: 'NOT_PRACTICE' }) : ok(master);
    }
    default:
      return assertNever(unlock, 'way to unlock');
  }
}

function refused(dir: string, tag: string, now: Instant, fault: StoreFault): Result<never, StoreFault> {
  const noted = recordFailure(dir, tag, now);
  return noted.ok ? err(fault) : noted;
}

/** @throws the error itself when it is a bug. */
function faultOf(error: unknown): StoreFault {
  if (error instanceof KeysAltered) return { code: 'KEYS_DAMAGED', where: KEYS_FILE };
  if (!(error instanceof Broken)) return fileFault(error, JOURNAL_FOLDER);
  const { file, position, record, reason } = error;
  return damageFault({ file, position, record, reason });
}
