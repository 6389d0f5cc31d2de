/** Accounts, the designation of a county office, and the confirmed clock. */
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { CommandId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { StationEvent } from '#shared/journal/events';
import { officeAct, pressedBefore } from './office-act';
import { clashRefusal, MIN_PASSPHRASE, rolesClash, weakPassphrase } from './set-up';
import { answered, refusal, storeFault } from './trouble';

export const listAccounts: SessionService<'accounts.list'> = (call) =>
  answered({
    people: [...call.store.views.accounts.values()].map(({ account, name, roles }) => ({
      account,
      name,
      roles: [...roles],
      lastSignInAt: call.store.views.lastSignIn.get(account) ?? null,
    })),
  });

export const addAccount: SessionService<'accounts.add'> = async (call, input) => {
  const { account, name, roles, passphrase, commandId } = input;
  const before = pressedBefore(call, 'accounts.add', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  if (call.store.views.accounts.has(account))
    return refusal('ACCOUNT_EXISTS', `账号“${account}”已有人使用，没有添加。`, '请换一个账号。');
  if (rolesClash(roles)) return clashRefusal(name);
  if (!call.store.practice) {
    if ([...passphrase].length < MIN_PASSPHRASE) return weakPassphrase(name);
    const added = await call.store.addPerson(account, passphrase);
    // Left over from an add that lost power before its entry: the slot is there, the person is not.
    const leftOver = !added.ok && added.error.code === 'ACCOUNT_EXISTS';
    const slot = leftOver ? await call.store.changePassphrase(account, passphrase) : added;
    if (!slot.ok) return storeFault(slot.error);
  }
  return act(call, 'accounts.add', commandId, { type: 'accountAdded', account: { account, name, roles } });
};

export const changePassphrase: SessionService<'session.changePassphrase'> = async (call, input) => {
  const { account, name } = call.session;
  if (call.store.practice)
    return refusal('INPUT_INVALID', '练习数据不设口令。', '正式数据的口令在正式数据中更换。');
  if ([...input.next].length < MIN_PASSPHRASE || input.next === input.current) return weakPassphrase(name);
  const checked = await call.store.checkPassphrase(account, input.current, call.caller.now);
  if (!checked.ok) return storeFault(checked.error);
  const changed = await call.store.changePassphrase(account, input.next);
  if (!changed.ok) return storeFault(changed.error);
  return act(call, 'session.changePassphrase', input.commandId, { type: 'passphraseChanged', account });
};

export const renewRecoveryKey: SessionService<'desk.renewRecoveryKey'> = (call, input) => {
  const renewed = call.store.renewRecoveryKey();
  if (!renewed.ok) return storeFault(renewed.error);
  const written = act(call, 'desk.renewRecoveryKey', input.commandId, { type: 'recoveryKeyRenewed' });
  return written.ok ? answered(renewed.value) : written;
};

export const recordDesignation: SessionService<'office.recordDesignation'> = (call, input) => {
  const { commandId, ...designation } = input;
  const { office } = call.store.views;
  if (designation.documentDate > beijingDate(call.caller.now))
    return refusal('INPUT_INVALID', '指定文件的日期不能晚于今天，没有登记。', '请按文件填写日期。');
  if (office?.level !== 'county')
    return refusal('DESIGNATION_NEEDLESS', '本机构依细则即为登记机构，无需指定文件。', '不必登记。');
  return act(call, 'office.recordDesignation', commandId, { type: 'designationRecorded', designation });
};

export const confirmClock: SessionService<'desk.confirmClock'> = (call, input) =>
  act(call, 'desk.confirmClock', input.commandId, { type: 'clockConfirmed', reason: input.reason });

function act(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  event: StationEvent,
): Answer<Record<string, never>> {
  const before = pressedBefore(call, procedure, commandId);
  if (!before.ok) return before;
  return before.value ? answered({}) : officeAct(call, procedure, commandId, 'office', event);
}
