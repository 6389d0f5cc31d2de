/**
 * Copies a store under a new master key, as a job of the store's worker: seals everything anew, reads it back and
 * compares it, checks every signature, seal and attachment of the copy, and folds it anew, which also gives it
 * its index. Nothing of the running store is changed.
 */

import { stateHashOf } from '#electron/services/backup/state-hash';
import type { StoreFault } from '#electron/store/faults';
import { findingText } from '#electron/store/finding-text';
import { KeyRing } from '#electron/store/key-ring';
import { JOURNAL_FOLDER } from '#electron/store/layout';
import type { RotationOrder } from '#electron/store/rotation/new-master';
import type { ChainFolder } from '#electron/store/rotation/reseal-chain';
import { type ChainPoints, partOf, resealStore, securityOf } from '#electron/store/rotation/reseal-store';
import { checkStore } from '#electron/store/session/check-store';
import { CASE_CHAIN, SECURITY_CHAIN } from '#electron/store/session/entry-text';
import { indexedState } from '#electron/store/session/indexed-state';
import { openState } from '#electron/store/session/open-state';
import { thrownFault } from '#electron/store/store';
import type { WorkerHooks, WorkerParts } from '#electron/store/worker-jobs';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { SECURITY_FOLD } from '#shared/journal/security-fold';
import { err, ok, type Result } from '#shared/lib/result';

/** Shares of the work, for telling how far it is. */
const COPIED = 0.5;
const CHECKED = 0.8;

/** The copy is not what the store is: it is given up. */
const differing: StoreFault = { code: 'IO_ERROR', where: JOURNAL_FOLDER };

/** Folds the cases of the copy from its journal alone; its index is written by the way. */
async function foldCases(
  { dir, ring }: ChainFolder,
  station: RotationOrder['station'],
): Promise<Result<{ readonly stateHash: string; readonly entries: number }, StoreFault>> {
  const opened = await openState({ dir, ring, fold: DESK_FOLD, chain: CASE_CHAIN, station, readOnly: false });
  if (!opened.ok) return opened;
  const { state, journal, damage } = opened.value;
  const { views, entries } = state.standing;
  const stateHash = stateHashOf({ views, tables: state.tables });
  journal.close();
  state.tables.close();
  return damage === null ? ok({ stateHash, entries }) : err(differing);
}

async function foldSecurity(
  { dir, ring }: ChainFolder,
  station: RotationOrder['station'],
): Promise<Result<void, StoreFault>> {
  const opened = await openState({
    dir,
    ring,
    fold: SECURITY_FOLD,
    chain: SECURITY_CHAIN,
    station,
    readOnly: false,
  });
  if (!opened.ok) return opened;
  const { state, journal, damage } = opened.value;
  journal.close();
  state.tables.close();
  return damage === null ? ok(undefined) : err(differing);
}

/** What the index of the running store adds up to; null when it cannot be made or read now. */
function indexedHash({
  dir,
  ring,
}: ChainFolder): { readonly stateHash: string; readonly entries: number } | null {
  const known = indexedState(dir, ring, DESK_FOLD);
  if (!known.ok) return null;
  const { entries } = known.value;
  const stateHash = stateHashOf(known.value);
  known.value.close();
  return { stateHash, entries };
}

/** Folds the copy anew and holds it against the running store's index where that is of the same entries: its records
 * were compared one by one before, so that otherwise it is enough that they fold. */
async function foldsTheSame(
  from: ChainFolder,
  to: ChainFolder,
  station: RotationOrder['station'],
): Promise<Result<void, StoreFault>> {
  const known = indexedHash(from);
  const anew = await foldCases(to, station);
  if (!anew.ok) return anew;
  if (known?.entries === anew.value.entries && known.stateHash !== anew.value.stateHash)
    return err(differing);
  const security = securityOf(to);
  const folded = await foldSecurity(security, station);
  security.ring.wipe();
  return folded;
}

async function copy(
  { dir, beside, station, stationKeys, lastSeqs, until, cut }: RotationOrder,
  old: KeyRing,
  fresh: KeyRing,
  hooks: WorkerHooks,
): Promise<Result<ChainPoints | 'cancelled', StoreFault>> {
  const [from, to] = [
    { dir, ring: old },
    { dir: beside, ring: fresh },
  ];
  const sealed = await resealStore(from, to, until, cut, partOf(hooks, 0, COPIED));
  if (!sealed.ok || sealed.value === 'cancelled') return sealed;
  const store = { dir: beside, practice: false, inUse: false, station, stationKeys, lastSeqs };
  const checked = checkStore(store, fresh, partOf(hooks, COPIED, CHECKED));
  if (!checked.ok) return checked;
  if (checked.value === 'cancelled') return ok('cancelled');
  if (findingText(checked.value) !== null) return err(differing);
  const folded = await foldsTheSame(from, to, station);
  if (!folded.ok) return folded;
  hooks.progress(1);
  return hooks.cancelled() ? ok('cancelled') : sealed;
}

function ringIn(parts: WorkerParts, name: 'old' | 'new'): KeyRing {
  const [master, storeId, salt] = [parts[`${name}Master`], parts[`${name}Id`], parts[`${name}Salt`]];
  if (!master || !storeId || !salt) throw new Error('a new master key without its parts');
  return KeyRing.received({ master, storeId, salt });
}

/** Makes the copy that the parts tell of, and wipes the keys it was given. */
export async function runNewMaster(
  parts: WorkerParts,
  hooks: WorkerHooks,
): Promise<Uint8Array | 'cancelled'> {
  const [old, fresh] = [ringIn(parts, 'old'), ringIn(parts, 'new')];
  const order = JSON.parse(Buffer.from(parts.order ?? []).toString('utf8')) as RotationOrder;
  const made = await copy(order, old, fresh, hooks).catch((error: unknown) => {
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return err(fault);
  });
  for (const ring of [old, fresh]) ring.wipe();
  if (made.ok && made.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(made), 'utf8'));
}
