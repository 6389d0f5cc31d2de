/**
 * A new master key for an open store (sync 2.5): a copy of the store is sealed under it beside the running one, by
 * the worker, which also reads it back, checks it and folds it anew. When the store is closed for a moment, what
 * came in meanwhile is added, and the copy takes its place. A power cut at any moment leaves the one or the other.
 */
import { dirname } from 'node:path';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { CutPlace } from '#shared/journal/security-events';
import { err, ok, type Result } from '#shared/lib/result';
import type { AnchorKeeper } from '../anchors/anchor-keeper';
import { readBackupSettings, underNewKeys, writeBackupSettings } from '../backup/backup-settings';
import { type DataLock, takeLock } from '../data-lock';
import { flushFolder, makeFolder } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk, quietly } from '../file-fault';
import type { KeyRing, KeyRingSecrets } from '../key-ring';
import { copyAttempts } from '../keys/attempts';
import type { KeyDocument } from '../keys/key-document';
import { saveKeys, underNewMaster } from '../keys/key-file';
import { KEYS_FILE } from '../layout';
import { lastSeqsOf, stationKeysOf, stationOf } from '../session/station-keys';
import { thrownFault } from '../session/thrown-fault';
import type { VerifyOptions } from '../store-types';
import { runInWorker } from '../worker-thread';
import { resealBlobs } from './reseal-blobs';
import { type ChainResealed, resealRest } from './reseal-chain';
import { type ChainPoints, securityOf } from './reseal-store';
import { clearBeside, rotationBeside, swapStores } from './rotation-place';

/** What the job is told beside the keys. */
export interface RotationOrder {
  readonly dir: string;
  readonly beside: string;
  readonly station: StationId;
  readonly stationKeys: { readonly [station: string]: string };
  readonly lastSeqs: { readonly [station: string]: number };
  readonly until: ChainPoints;
  /** Of the log, ordered and not carried out yet: the copy begins there. */
  readonly cut: CutPlace | null;
}

/** A checked copy beside the store. Its ring is to be wiped when it is not adopted. */
export interface NewMaster {
  readonly ring: KeyRing;
  /** How far the store was when it was copied, and where the copy ends. */
  readonly until: ChainPoints;
  readonly points: ChainPoints;
  /** The cut of the log that the copy has carried out, which the store had not yet. */
  readonly cut: CutPlace | null;
}

const named = (
  name: string,
  { master, storeId, salt }: KeyRingSecrets,
): { readonly [part: string]: Uint8Array } => ({
  [`${name}Master`]: master,
  [`${name}Id`]: storeId,
  [`${name}Salt`]: salt,
});

/** An open store that is copied. */
export interface CopiedStore extends Pick<RotationOrder, 'dir' | 'until' | 'cut'> {
  readonly ring: KeyRing;
  readonly document: KeyDocument;
}

/** Copies an open store beside itself under a fresh master key, in the worker. */
export async function makeNewMaster(
  { dir, ring, document, until, cut }: CopiedStore,
  { signal, onProgress }: VerifyOptions,
): Promise<Result<NewMaster, StoreFault>> {
  const beside = rotationBeside(dir);
  const cleared = onDisk(KEYS_FILE, () => {
    clearBeside(dir);
    makeFolder(beside);
  });
  if (!cleared.ok) return cleared;
  const fresh = ring.successor();
  const station = stationOf(document.station.publicKey);
  const order: RotationOrder = {
    dir,
    beside,
    station,
    stationKeys: stationKeysOf(document),
    lastSeqs: lastSeqsOf(document),
    until,
    cut,
  };
  const parts = {
    ...named('old', ring.transferable()),
    ...named('new', fresh.transferable()),
    order: Uint8Array.from(Buffer.from(JSON.stringify(order), 'utf8')),
  };
  const answer = await runInWorker('new-master', parts, { signal, onProgress });
  const made: Result<ChainPoints, StoreFault> =
    answer === 'cancelled'
      ? err({ code: 'CANCELLED' })
      : (JSON.parse(Buffer.from(answer).toString('utf8')) as Result<ChainPoints, StoreFault>);
  if (made.ok) return ok({ ring: fresh, until, points: made.value, cut });
  giveUpNewMaster(dir, fresh);
  return made;
}

/** Takes away a copy that is not adopted. What cannot be removed is removed before the next one. */
export function giveUpNewMaster(dir: string, ring: KeyRing): void {
  ring.wipe();
  quietly(() => clearBeside(dir));
}

/** The store that is to be replaced. Its chains are closed already; nobody reads or writes its files. */
export interface ReplacedStore {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly document: KeyDocument;
  /** Whose slots go with it. */
  readonly tags: ReadonlySet<string>;
  readonly anchor: AnchorKeeper | null;
  /** Numbers of the last seals. */
  readonly seals: { readonly cases: number; readonly security: number };
  readonly lock: DataLock;
  readonly now: Instant;
}

/** The store in its place under the new master key. */
export interface Replaced {
  readonly document: KeyDocument;
  readonly lock: DataLock;
  readonly recoveryKey: string;
}

/** Puts the copy in the place of the closed store. On a fault the former store is there as it was. */
export async function adoptNewMaster(
  store: ReplacedStore,
  fresh: NewMaster,
): Promise<Result<Replaced, StoreFault>> {
  const { dir } = store;
  const beside = rotationBeside(dir);
  const lock: Result<DataLock, StoreFault> = takeLock(beside);
  if (!lock.ok) return lock;
  try {
    const ready = await complete(store, fresh);
    if (!ready.ok) return ready;
    // Windows moves no folder in which a file is open; whoever takes it now keeps one open too.
    if (process.platform === 'win32') for (const claim of [store.lock, lock.value]) claim.release();
    const swapped = onDisk(KEYS_FILE, () => swapStores(dir, store.now));
    if (!swapped.ok) return swapped;
    // The claim that moved with the folder keeps others out until this one is there.
    const taken: Result<DataLock, StoreFault> = takeLock(dir);
    return taken.ok ? ok({ ...ready.value, lock: taken.value }) : taken;
  } catch (error) {
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return err(fault);
  } finally {
    lock.value.release();
  }
}

/** Everything the copy still lacks; the keys last, because a folder without keys is no store. */
async function complete(
  store: ReplacedStore,
  { ring, until, points }: NewMaster,
): Promise<Result<Omit<Replaced, 'lock'>, StoreFault>> {
  const { dir, document, tags, anchor, seals } = store;
  const beside = rotationBeside(dir);
  const [from, to] = [store, { dir: beside, ring }];
  const cases = await resealRest(from, until.cases, to, points.cases);
  if (!cases.ok) return cases;
  const [old, copy] = [securityOf(from), securityOf(to)];
  const security = await resealRest(old, until.security, copy, points.security);
  for (const part of [old, copy]) part.ring.wipe();
  if (!security.ok) return security;
  const blobs = await resealBlobs(from, to, cases.value.attachments, NOBODY_WAITS);
  if (!blobs.ok) return blobs;
  const carried = carrySettings(store, ring);
  if (!carried.ok) return carried;
  const keys = underNewMaster(store.ring, ring, document, tags);
  if (!keys.ok) return keys;
  const saved = saveKeys(beside, ring, keys.value.document, false);
  if (!saved.ok) return saved;
  const flushed = onDisk(KEYS_FILE, () => flushFolder(dirname(dir)));
  if (!flushed.ok) return flushed;
  const noted = anchor?.noteUnder(ring, {
    cases: pointOf(cases.value, seals.cases),
    security: pointOf(security.value, seals.security),
  });
  if (noted && !noted.ok) return noted;
  return ok({ document: saved.value, recoveryKey: keys.value.recoveryKey });
}

const NOBODY_WAITS = { cancelled: () => false, progress: () => undefined };

const pointOf = ({ point: { count, head } }: ChainResealed, seal: number) => ({ count, head, seal });

/** Wrong tries go on counting, and backups on being made. */
function carrySettings({ dir, ring }: ReplacedStore, fresh: KeyRing): Result<void, StoreFault> {
  const beside = rotationBeside(dir);
  const copied = copyAttempts(dir, beside);
  if (!copied.ok) return copied;
  return writeBackupSettings(beside, fresh, underNewKeys(readBackupSettings(dir, ring)));
}
