/** From a folder and a secret to the key ring. A wrong secret and a damaged file are never confused. */
import { kdfAcceptable } from '#electron/crypto/passphrase';
import type { Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { findStore } from '../store-parts';
import type { Unlock } from '../store-types';
import type { KeyDocument } from './key-document';
import { ringOf } from './key-file';
import { type OpenedSlot, openPersonSlot, openPracticeSlot, tagOf } from './key-slots';
import type { OpenSigner } from './person-signer';
import { trySignIn } from './sign-in';
import { masterOfSlips, openBySlips } from './slips';

export interface Unlocked {
  readonly ring: KeyRing;
  readonly document: KeyDocument;
  readonly keysFromPrevious: boolean;
  /** Of the person whose passphrase opened it; null when there is none. To be wiped. */
  readonly signer: OpenSigner | null;
}

const wiped = ({ master, signer }: OpenedSlot): Uint8Array => {
  signer?.privateKey.fill(0);
  return master;
};

/** The master key behind a way in. `dir`: where wrong tries are counted. The caller wipes it, or makes a ring of it. */
export async function masterOf(
  dir: string,
  document: KeyDocument,
  unlock: Unlock,
  now: Instant,
): Promise<Result<Uint8Array, StoreFault>> {
  const opened = await openWay(dir, document, unlock, now);
  return opened.ok ? ok(wiped(opened.value)) : opened;
}

async function openWay(
  dir: string,
  document: KeyDocument,
  unlock: Unlock,
  now: Instant,
): Promise<Result<OpenedSlot, StoreFault>> {
  switch (unlock.kind) {
    case 'passphrase':
      return trySignIn(dir, document, unlock.account, unlock.passphrase, now);
    case 'slips': {
      const master = await masterOfSlips(dir, document, unlock.slips, now);
      return master.ok ? ok({ master: master.value, signer: null }) : master;
    }
    case 'practice': {
      const master = openPracticeSlot(document);
      return master ? ok({ master, signer: null }) : err({ code: 'NOT_PRACTICE' });
    }
    default:
      return assertNever(unlock, 'way to unlock');
  }
}

/** The master key of an older file `keys` of the same store, for a secret that was refused and counted for a newer one:
 * one try of a person is counted once. Null when it does not open. */
export async function masterOfOlder(document: KeyDocument, unlock: Unlock): Promise<Uint8Array | null> {
  if (unlock.kind === 'practice') return openPracticeSlot(document);
  if (unlock.kind === 'slips') {
    const master = await openBySlips(document, unlock.slips);
    return master.ok ? master.value : null;
  }
  const tag = tagOf(document, unlock.account);
  const slot = document.slots.find((one) => one.tag === tag);
  if (slot === undefined || !kdfAcceptable(slot.kdf)) return null;
  const opened = await openPersonSlot(document, unlock.account, unlock.passphrase);
  return opened && wiped(opened);
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
  const opened = await openWay(dir, document, unlock, now);
  if (!opened.ok) return opened;
  const { master, signer } = opened.value;
  const ring = ringOf(document, master);
  if (!ring.ok) signer?.privateKey.fill(0);
  return ring.ok ? ok({ ring: ring.value, document, keysFromPrevious: fromPrevious, signer }) : ring;
}
