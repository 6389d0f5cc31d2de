/**
 * The sealed slips of a store: issued, and turned back into the secret of the recovery slot. Slips that cannot
 * belong here are told apart (another store, a former issue, one slip twice) before any key is tried.
 */
import { parseRecoveryKey } from '#electron/crypto/recovery-key';
import {
  joinSlips,
  makeSlips,
  readSlip,
  SLIP_MARK_BYTES,
  SLIP_SECRET_BYTES,
  SLIPS_NEEDED,
  type Slip,
} from '#electron/crypto/slips';
import { equalBytes, CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { SlipsProblem, StoreFault } from '../faults';
import { recordFailure, SLIPS_TAG } from './attempts';
import { fromHex, toHex } from './hex';
import type { KeyDocument } from './key-document';
import { openRecoverySlot, recoverySlot, type WrapMaster } from './key-slots';

/** The mark of a store on its slips: tells stores apart, nothing else. */
function storeMark(store: string): Uint8Array {
  return suite.hash(Buffer.from(`rsb/store/slip-mark/1 ${store}`, 'utf8')).subarray(0, SLIP_MARK_BYTES);
}

/** A fresh recovery key, whole, and the slot it opens. `former`: the issue of slips it takes the place of. */
export function freshRecovery(
  store: string,
  former: string | null,
  wrap: WrapMaster,
): { readonly recoveryKey: string; readonly recovery: KeyDocument['recovery'] } {
  let issue = suite.randomBytes(SLIP_MARK_BYTES);
  while (former !== null && equalBytes(issue, fromHex(former))) issue = suite.randomBytes(SLIP_MARK_BYTES);
  const secret = suite.randomBytes(SLIP_SECRET_BYTES);
  const recovery = recoverySlot(store, issue, secret, wrap);
  const recoveryKey = [storeMark(store), issue, secret].map(toHex).join(' ');
  secret.fill(0);
  return { recoveryKey, recovery };
}

/** The three slips of a whole recovery key. Whoever made the key calls this at once: whole it is never shown. */
export async function slipsOf(recoveryKey: string): Promise<readonly string[]> {
  const [store, issue, secret] = recoveryKey.split(' ').map(fromHex);
  if (!store || !issue || !secret) throw new Error('not a whole recovery key');
  const slips = await makeSlips(secret, { store, issue });
  secret.fill(0);
  return slips;
}

const wrong = (problem: SlipsProblem): Result<never, SlipsProblem> => err(problem);

async function secretOf(
  document: KeyDocument,
  typed: readonly string[],
): Promise<Result<Uint8Array, SlipsProblem>> {
  const { issue } = document.recovery;
  if (issue === undefined) {
    // A store made before slips: its single recovery key is typed in the first place.
    const key = parseRecoveryKey(typed[0] ?? '');
    return key.ok ? key : wrong({ kind: 'typo', slip: 1, typo: key.error });
  }
  const slips: Slip[] = [];
  for (const [index, text] of typed.slice(0, SLIPS_NEEDED).entries()) {
    const slip = readSlip(text);
    if (!slip.ok) return wrong({ kind: 'typo', slip: index + 1, typo: slip.error });
    slips.push(slip.value);
  }
  const mark = storeMark(document.store);
  for (const [index, slip] of slips.entries()) {
    if (!equalBytes(slip.store, mark)) return wrong({ kind: 'other-store', slip: index + 1 });
    if (!equalBytes(slip.issue, fromHex(issue))) return wrong({ kind: 'former-issue', slip: index + 1 });
  }
  const [one, other] = slips;
  if (one === undefined || other === undefined) return wrong({ kind: 'too-few' });
  if (one.number === other.number) return wrong({ kind: 'same', number: one.number });
  // Slips put together by somebody's hand can bear one place twice under two numbers.
  if (one.share.at(-1) === other.share.at(-1)) return wrong({ kind: 'not-fitting' });
  return ok(await joinSlips(one, other));
}

/** The master key through two typed slips; nothing is noted. */
export async function openBySlips(
  document: KeyDocument,
  typed: readonly string[],
): Promise<Result<Uint8Array, SlipsProblem>> {
  const secret = await secretOf(document, typed);
  if (!secret.ok) return secret;
  const master = openRecoverySlot(document, secret.value);
  secret.value.fill(0);
  return master ? ok(master) : wrong({ kind: 'not-fitting' });
}

/** The master key through two typed slips. Slips that are no slip of the pen are noted for the journal. */
export async function masterOfSlips(
  dir: string,
  document: KeyDocument,
  typed: readonly string[],
  now: Instant,
): Promise<Result<Uint8Array, StoreFault>> {
  const master = await openBySlips(document, typed);
  if (master.ok) return master;
  const problem = master.error;
  if (problem.kind === 'other-store' || problem.kind === 'former-issue' || problem.kind === 'not-fitting') {
    const noted = recordFailure(dir, SLIPS_TAG, now);
    if (!noted.ok) return noted;
  }
  return err({ code: 'WRONG_SLIPS', problem });
}
