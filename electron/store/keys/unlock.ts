/** From a folder and a secret to the key ring. A wrong secret and a damaged file are never confused. */
import { parseRecoveryKey } from '#electron/crypto/recovery-key';
import type { Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { findStore } from '../store-parts';
import type { Unlock } from '../store-types';
import type { KeyDocument } from './key-document';
import { ringOf } from './key-file';
import { openPracticeSlot, openRecoverySlot } from './key-slots';
import { trySignIn } from './sign-in';

export interface Unlocked {
  readonly ring: KeyRing;
  readonly document: KeyDocument;
  readonly keysFromPrevious: boolean;
}

async function masterOf(
  dir: string,
  document: KeyDocument,
  unlock: Unlock,
  now: Instant,
): Promise<Result<Uint8Array, StoreFault>> {
  switch (unlock.kind) {
    case 'passphrase':
      return trySignIn(dir, document, unlock.account, unlock.passphrase, now);
    case 'recovery': {
      const key = parseRecoveryKey(unlock.recoveryKey);
      if (!key.ok) return err({ code: 'WRONG_RECOVERY_KEY', typo: key.error });
      const master = openRecoverySlot(document, key.value);
      key.value.fill(0);
      return master ? ok(master) : err({ code: 'WRONG_RECOVERY_KEY', typo: null });
    }
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
