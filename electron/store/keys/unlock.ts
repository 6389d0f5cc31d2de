/** From a folder and a secret to the key ring. A wrong secret and a damaged file are never confused. */
import type { Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { findStore } from '../store-parts';
import type { Unlock } from '../store-types';
import type { KeyDocument } from './key-document';
import { ringOf } from './key-file';
import { openPracticeSlot } from './key-slots';
import { trySignIn } from './sign-in';
import { masterOfSlips } from './slips';

export interface Unlocked {
  readonly ring: KeyRing;
  readonly document: KeyDocument;
  readonly keysFromPrevious: boolean;
}

/** The master key behind a way in. `dir`: where wrong tries are counted. The caller wipes it, or makes a ring of it. */
export async function masterOf(
  dir: string,
  document: KeyDocument,
  unlock: Unlock,
  now: Instant,
): Promise<Result<Uint8Array, StoreFault>> {
  switch (unlock.kind) {
    case 'passphrase':
      return trySignIn(dir, document, unlock.account, unlock.passphrase, now);
    case 'slips':
      return masterOfSlips(dir, document, unlock.slips, now);
    case 'practice': {
      const master = openPracticeSlot(document);
      return master ? ok(master) : err({ code: 'NOT_PRACTICE' });
    }
    default:
      return assertNever(unlock, 'way to unlock');
  }
}

/** Unlocks the store in a folder. */
export async function unlockStore(
  dir: string,
  unlock: Unlock,
  now: Instant,
): Promise<Result<Unlocked, StoreFault>> {
  const found = findStore(dir);
  if (!found.ok) return found;
  if (found.value === null) return err({ code: 'STORE_MISSING' });
  const { document, fromPrevious } = found.value;
  const master = await masterOf(dir, document, unlock, now);
  if (!master.ok) return master;
  const ring = ringOf(document, master.value);
  return ring.ok ? ok({ ring: ring.value, document, keysFromPrevious: fromPrevious }) : ring;
}
