/**
 * Opens an encrypted store (XJR-7-5): lock, unlock, state, then ready for writing. A damaged journal is opened
 * for reading up to its break; it is never repaired, and nothing is ever cut off it.
 */
import type { Instant } from '#shared/domain/local-date';
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import { emptiedAt } from '../anchors/judge-anchor';
import { type DataLock, takeLock } from '../data-lock';
import type { StoreFault } from '../faults';
import { quietly } from '../file-fault';
import { generationsDiffer, stationPrivateKey } from '../keys/key-file';
import { KeyKeeper, serialOf } from '../keys/key-keeper';
import { type Unlocked, unlockStore } from '../keys/unlock';
import { bringUpToDate } from '../migrations/older-store';
import { clearBeside, clearKept } from '../rotation/rotation-place';
import { findStore } from '../store-parts';
import type { OpenOptions, Store } from '../store-types';
import { EntryStore } from './entry-store';
import { CASE_CHAIN } from './entry-text';
import { type Arrival, homeOf, oldCopy } from './home';
import { openState } from './open-state';
import { SecurityJournal } from './security-journal';
import { stationOf } from './station-keys';
import { StoreSession } from './store-session';
import { verifyUnlocked } from './verify-store';

async function session<D, T extends TableMap>(
  options: OpenOptions<D, T>,
  { ring, document, keysFromPrevious, signer }: Unlocked,
  lock: DataLock | null,
  arrival: Arrival,
): Promise<Result<StoreSession<D, T>, StoreFault>> {
  const { dir, fold, anchors } = options;
  const station = stationOf(document.station.publicKey);
  const home = homeOf({ dir, anchors, ring, document, station, readOnly: lock === null, arrival });
  if (!home.ok) return home;
  const { elsewhere, keeper: anchor } = home.value;
  const privateKey = stationPrivateKey(ring, document);
  if (!privateKey.ok) return privateKey;
  const sign = ring.suite.signer(privateKey.value);
  const signInBackground = ring.suite.signerInBackground(privateKey.value);
  privateKey.value.fill(0);
  // Looked at before each entry of either chain: what is written beside another owner would be cut off by it.
  const hindrance = (): StoreFault | null => {
    if (elsewhere) return { code: 'STORE_ELSEWHERE' };
    return lock === null || lock.isHeld() ? null : { code: 'STORE_TAKEN' };
  };
  const { onProgress } = options;
  const opened = await openState({
    dir,
    ring,
    fold,
    chain: CASE_CHAIN,
    station,
    readOnly: lock === null,
    ...(onProgress ? { onProgress } : {}),
  });
  if (!opened.ok) return opened;
  const security = await SecurityJournal.open({
    dir,
    ring,
    station,
    sign,
    signInBackground,
    readOnly: lock === null || elsewhere,
    hindrance,
    ...(anchor ? { onPoint: (point) => anchor.note('security', point) } : {}),
  });
  if (!security.ok) {
    opened.value.journal.close();
    opened.value.state.tables.close();
    return security;
  }
  const { state, journal, indexed, rebuilt, unfinishedBytes } = opened.value;
  const serial = serialOf(document);
  const old = await oldCopy(home.value, journal, security.value.journal, {
    serial,
    fromPrevious: keysFromPrevious,
  });
  if (old !== null) security.value.distrust(old);
  const damage = opened.value.damage ?? old;
  if (old === null && lock !== null && !elsewhere) {
    const begun = beginSecurity(
      security.value,
      journal.count > 0 && (arrival === 'known' || arrival === 'lifting'),
      options.now,
    );
    if (!begun.ok) {
      security.value.close();
      journal.close();
      state.tables.close();
      return begun;
    }
  }
  const keeper = new KeyKeeper(dir, ring, document, (saved) => anchor?.noteKeys(saved));
  if (options.unlock.kind === 'passphrase') keeper.holdSigner(options.unlock.account, signer);
  // One from elsewhere is left as it came until somebody goes on with it here.
  if (lock !== null && damage === null && !elsewhere) {
    anchor?.noteKeys(serial);
    keeper.refresh(journal.count > 0, keysFromPrevious || generationsDiffer(dir));
    const { unlock } = options;
    if (unlock.kind === 'passphrase') await keeper.renewCarried(unlock.account, unlock.passphrase);
  }
  const cases = new EntryStore<D, T>({
    dir,
    ring,
    fold,
    chain: CASE_CHAIN,
    state,
    journal,
    station,
    sign,
    signInBackground,
    readOnly: lock === null,
    indexed,
    damage,
    hindrance,
    ...(anchor ? { onPoint: (point) => anchor.note('cases', point) } : {}),
  });
  return ok(
    new StoreSession<D, T>({
      dir,
      ring,
      keeper,
      sign,
      cases,
      security: security.value,
      station,
      lock,
      verify: (how) => verifyUnlocked(dir, ring, keeper.document, true, how),
      opened: { rebuilt, tornBytes: unfinishedBytes, damage, keysFromPrevious, elsewhere },
      anchor,
      openAs: (fresh, other) =>
        session(
          options,
          { ring: other?.ring ?? ring, document: fresh, keysFromPrevious: false, signer: null },
          other?.lock ?? lock,
          other === undefined ? 'continuing' : (other.arrival ?? 'known'),
        ),
    }),
  );
}

/** The security journal begins before the first entry: one without a line beside entries was emptied. */
function beginSecurity(
  security: SecurityJournal,
  hasEntries: boolean,
  now: Instant,
): Result<void, StoreFault> {
  if (security.count > 0 || security.refusal !== null) return ok(undefined);
  if (!hasEntries) return security.begin(now);
  security.distrust(emptiedAt(security.journal));
  return ok(undefined);
}

async function open<D, T extends TableMap>(
  options: OpenOptions<D, T>,
  lock: DataLock | null,
  isMigrated = false,
): Promise<Result<Store<D, T>, StoreFault>> {
  const unlocked = await unlockStore(options.dir, options.unlock, options.now);
  if (!unlocked.ok) return unlocked;
  let opened: Result<Store<D, T>, StoreFault> | null = null;
  try {
    opened = await session(options, unlocked.value, lock, isMigrated ? 'migrated' : 'known');
    return opened;
  } finally {
    if (!opened?.ok) {
      unlocked.value.ring.wipe();
      unlocked.value.signer?.privateKey.fill(0);
    }
  }
}

/** Opens the store in a folder. One owner at a time, unless `readOnly`. */
export async function openStore<D, T extends TableMap>(
  options: OpenOptions<D, T>,
): Promise<Result<Store<D, T>, StoreFault>> {
  const ready = options.readOnly ? ok(false) : await bringUpToDate(options);
  if (!ready.ok) return ready;
  // Before the lock, or looking for a store in a foreign folder would leave a lock folder there.
  const found = findStore(options.dir);
  if (!found.ok) return found;
  if (found.value === null) return err({ code: 'STORE_MISSING' });
  if (options.readOnly) return open(options, null);
  const lock: Result<DataLock, StoreFault> = takeLock(options.dir);
  if (!lock.ok) return lock;
  let opened: Result<Store<D, T>, StoreFault> | null = null;
  try {
    quietly(() => clearBeside(options.dir));
    opened = await open(options, lock.value, ready.value);
    // Only a store that is sound and at home makes up for the one it took the place of.
    const isSound = opened.ok && opened.value.opened.damage === null && !opened.value.opened.elsewhere;
    if (isSound) quietly(() => clearKept(options.dir, options.now));
    return opened;
  } finally {
    if (!opened?.ok) lock.value.release();
  }
}
