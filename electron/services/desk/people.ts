/** Accounts, the designation of a county office, and the confirmed clock. */
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { CommandId } from '#shared/domain/ids';
import type { StationEvent } from '#shared/journal/events';
import { clashRefusal, MIN_PASSPHRASE, rolesClash, weakPassphrase } from './set-up';
import { firstRole, stationAct } from './station-act';
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
  if (call.store.views.accounts.has(account))
    return refusal('ACCOUNT_EXISTS', `账号“${account}”已有人使用，没有添加。`, '请换一个账号。');
  if (rolesClash(roles)) return clashRefusal(name);
  if (!call.store.practice) {
    if ([...passphrase].length < MIN_PASSPHRASE) return weakPassphrase(name);
    const added = await call.store.addPerson(account, passphrase);
    // Left over from an add that lost power before its entry: the slot is there, the person is not.
    if (!added.ok && added.error.code === 'ACCOUNT_EXISTS') {
      const changed = await call.store.changePassphrase(account, passphrase);
      if (!changed.ok) return storeFault(changed.error);
    } else if (!added.ok) return storeFault(added.error);
  }
  return act(call, 'accounts.add', commandId, { type: 'accountAdded', account: { account, name, roles } });
};

export const recordDesignation: SessionService<'office.recordDesignation'> = (call, input) => {
  const { commandId, ...designation } = input;
  const { office } = call.store.views;
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
  const { account: actor, roles } = call.session;
  const written = call.desk.append(
    stationAct({ actor, role: firstRole(roles), procedure, commandId }, event),
    call.caller,
    'office',
  );
  return written.ok ? answered({}) : written;
}
