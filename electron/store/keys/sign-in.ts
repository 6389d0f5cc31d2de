/**
 * One try at a passphrase, with the gate before it and the count after it. Opening the store and changing
 * the person at an open desk both come through here, so that neither is the faster way to guess.
 */
import { kdfAcceptable } from '#electron/crypto/passphrase';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { KEYS_FILE } from '../layout';
import { endCount, recordFailure, secondsToWait, UNKNOWN_TAG } from './attempts';
import type { KeyDocument } from './key-document';
import { type OpenedSlot, openPersonSlot, tagOf } from './key-slots';

/** What the right passphrase opens. The caller wipes it. */
export async function trySignIn(
  dir: string,
  document: KeyDocument,
  account: AccountId,
  passphrase: string,
  now: Instant,
): Promise<Result<OpenedSlot, StoreFault>> {
  const own = tagOf(document, account);
  const slot = document.slots.find((one) => one.tag === own);
  // Nobody writes such a slot but by altering the file: that is not the person's mistake, and is not counted.
  if (slot !== undefined && !kdfAcceptable(slot.kdf)) return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  const tag = slot ? own : UNKNOWN_TAG;
  const wait = secondsToWait(dir, tag, now);
  if (!wait.ok) return wait;
  if (wait.value === 'held') return err({ code: 'SIGN_IN_HELD' });
  if (wait.value > 0) return err({ code: 'SIGN_IN_DELAYED', seconds: wait.value });
  const opened = await openPersonSlot(document, account, passphrase);
  if (opened === null) {
    const recorded = recordFailure(dir, tag, now);
    return recorded.ok ? err({ code: 'WRONG_PASSPHRASE' }) : recorded;
  }
  // A count that could not be ended (disk full) must not lock out a person with the right passphrase.
  endCount(dir, tag);
  return ok(opened);
}
