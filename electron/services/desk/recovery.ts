/** What two of the three sealed slips can do: prove that they open the store, replace a forgotten passphrase. */

import type { Call, OpenService, SessionService } from '#electron/services/service';
import { checkSlips, openStore, releaseSignIn, slipsOf } from '#electron/store/store';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { StationEvent } from '#shared/journal/events';
import { anchorsOf, type DeskStore } from './desk-store';
import { officeAct, pressedBefore } from './office-act';
import { removedRefusal } from './removed';
import { MIN_PASSPHRASE, weakPassphrase } from './set-up';
import { firstAccount, firstRole, stationAct } from './station-act';
import { answered, refusal, storeFault } from './trouble';

/** Whoever has just renewed the slips types them back without leaving the desk; else the desk is closed. */
export const confirmSlips: OpenService<'desk.confirmSlips'> = async (call, input) => {
  const { desk, caller } = call;
  if (!desk.store || !caller.session)
    return withSlips(call, input.slips, (store) =>
      record(call, firstAccount(store.views.accounts.keys()), 'desk.confirmSlips', input.commandId, {
        type: 'recoveryKeyConfirmed',
      }),
    );
  const checked = await checkSlips(desk.ports.paths.vault, input.slips, caller.now);
  if (!checked.ok) return storeFault(checked.error);
  const { account: actor, roles } = caller.session;
  const written = desk.append(
    stationAct(
      { actor, role: firstRole(roles), procedure: 'desk.confirmSlips', commandId: input.commandId },
      { type: 'recoveryKeyConfirmed' },
    ),
    caller,
    'office',
  );
  return written.ok ? answered({}) : written;
};

/** New slips in place of those that were lost or seen; the former ones open nothing from then on. */
export const renewSlips: SessionService<'desk.renewSlips'> = async (call, { commandId }) => {
  const before = pressedBefore(call, 'desk.renewSlips', commandId);
  if (!before.ok) return before;
  if (before.value)
    return refusal('COMMAND_REUSED', '恢复单已经更换，新的恢复单只显示一次。', '没有记下的，请再更换一次。');
  // Written down first: should power fail before the new slips are shown, the warning that none are confirmed stands.
  const written = officeAct(call, 'desk.renewSlips', commandId, 'office', { type: 'recoveryKeyRenewed' });
  if (!written.ok) return written;
  const renewed = call.store.renewRecoveryKey();
  if (!renewed.ok) return storeFault(renewed.error);
  return answered({ slips: [...(await slipsOf(renewed.value.recoveryKey))] });
};

export const resetPassphrase: OpenService<'desk.resetPassphrase'> = (call, input) =>
  withSlips(call, input.slips, async (store) => {
    const { account, passphrase, commandId } = input;
    const person = store.views.accounts.get(account);
    if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，口令未改动。', '请核对账号。');
    if (store.views.removed.has(account)) return removedRefusal(person.name);
    if ([...passphrase].length < MIN_PASSPHRASE) return weakPassphrase(person.name);
    const closed = store.security.refusal;
    if (closed !== null) return storeFault(closed);
    const changed = await store.changePassphrase(account, passphrase);
    if (!changed.ok) return storeFault(changed.error);
    const released = releaseSignIn(call.desk.ports.paths.vault, store.tagOf(account));
    if (!released.ok) return storeFault(released.error);
    const { desk, caller } = call;
    const events = [{ type: 'passphraseReset', account }] as const;
    const note = {
      actor: account,
      role: 'SYSTEM',
      procedure: 'desk.resetPassphrase',
      commandId,
      events,
    } as const;
    return desk.record(note, caller);
  });

/** Opens the store by two slips for one act and closes it again. Not while somebody is signed in. */
export async function withSlips(
  { desk, caller }: Call,
  slips: readonly string[],
  act: (store: DeskStore) => Promise<Answer<unknown>> | Answer<unknown>,
): Promise<Answer<Record<string, never>>> {
  if (desk.store) return refusal('ALREADY_SET_UP', '已有人登录，不能在此使用恢复单。', '请先退出登录。');
  const opened = await openStore({
    dir: desk.ports.paths.vault,
    unlock: { kind: 'slips', slips },
    fold: DESK_FOLD,
    ...anchorsOf(desk.ports),
    now: caller.now,
  });
  if (!opened.ok) return storeFault(opened.error);
  desk.hold(opened.value);
  const done = await act(opened.value);
  const released = desk.release();
  if (!done.ok) return done;
  return released.ok ? answered({}) : released;
}

const record = (
  { desk, caller }: Call,
  actor: AccountId,
  procedure: string,
  commandId: CommandId,
  event: StationEvent,
): Answer<unknown> =>
  desk.append(stationAct({ actor, role: 'SYSTEM', procedure, commandId }, event), caller, 'office');
