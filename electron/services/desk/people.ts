/** Accounts, the designation of a county office, and the confirmed clock. */
import { personName } from '#electron/services/cases/header';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { PERSON_ROLES, ROLE_NAMES } from '#shared/access/roles';
import { isOfficerRole, rolesClash } from '#shared/access/separation';
import type { Answer } from '#shared/contract/failure';
import type { CommandId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { StationEvent } from '#shared/journal/events';
import { officeAct, pressedBefore } from './office-act';
import { heldAccounts, takenAccount } from './removal';
import { removedRefusal } from './removed';
import { clashRefusal, MIN_PASSPHRASE, weakPassphrase } from './set-up';
import { answered, refusal, storeFault } from './trouble';

export const listAccounts: SessionService<'accounts.list'> = (call) => {
  const { accounts, proposedOfficer, removed } = call.store.views;
  const { lastSignIn } = call.store.security.views;
  const held = heldAccounts(call);
  return answered({
    people: [...accounts.values()].map(({ account, name, roles }) => ({
      account,
      name,
      roles: [...roles],
      lastSignInAt: lastSignIn.get(account) ?? null,
      removed: removed.has(account),
      held: held.has(account),
    })),
    proposed: proposedOfficer && {
      ...proposedOfficer,
      name: personName(call, proposedOfficer.account),
      byName: personName(call, proposedOfficer.by),
    },
  });
};

/** Opens an account without roles: whoever opens it cannot give it any (三员). */
export const addAccount: SessionService<'accounts.add'> = async (call, input) => {
  const { account, name, passphrase, commandId } = input;
  const before = pressedBefore(call, 'accounts.add', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const taken = takenAccount(call.store.views, account, name);
  if (taken) return taken;
  if (!call.store.practice) {
    if ([...passphrase].length < MIN_PASSPHRASE) return weakPassphrase(name);
    const added = await call.store.addPerson(account, passphrase);
    // Left over from an add that lost power before its entry: the slot is there, the person is not.
    const leftOver = !added.ok && added.error.code === 'ACCOUNT_EXISTS';
    const slot = leftOver ? await call.store.changePassphrase(account, passphrase) : added;
    if (!slot.ok) return storeFault(slot.error);
  }
  return act(call, 'accounts.add', commandId, {
    type: 'accountAdded',
    account: { account, name, roles: [] },
  });
};

/** Grants and takes away business roles; the three posts change only by two of the three. */
export const setRoles: SessionService<'accounts.setRoles'> = (call, input) => {
  const { account, commandId } = input;
  const before = pressedBefore(call, 'accounts.setRoles', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const person = call.store.views.accounts.get(account);
  if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，岗位未变动。', '请核对账号。');
  if (call.store.views.removed.has(account)) return removedRefusal(person.name);
  const roles = PERSON_ROLES.filter((role) => input.roles.includes(role));
  const officer = [...person.roles, ...roles].find(isOfficerRole);
  if (officer)
    return refusal(
      'ROLES_INVALID',
      `${ROLE_NAMES[officer]}属三员，不能在此授予或收回，岗位未变动。`,
      '请在“三员”中由一名三员人员提出、另一名确认。',
    );
  if (rolesClash(roles)) return clashRefusal(person.name);
  if (call.store.views.proposedOfficer?.account === account)
    return refusal('ROLES_INVALID', `${person.name}已被提名为三员，岗位未变动。`, '请先撤回提名。');
  if (roles.join() === person.roles.join())
    return refusal('ROLES_INVALID', `${person.name}的岗位没有变动。`, '请核对所选岗位。');
  const written = act(call, 'accounts.setRoles', commandId, {
    type: 'rolesSet',
    account,
    before: person.roles,
    after: roles,
  });
  if (written.ok) call.desk.sessions.setRoles(account, roles);
  return written;
};

export const changePassphrase: SessionService<'session.changePassphrase'> = async (call, input) => {
  const { account, name } = call.session;
  if (call.store.practice)
    return refusal('INPUT_INVALID', '练习数据不设口令。', '正式数据的口令在正式数据中更换。');
  if ([...input.next].length < MIN_PASSPHRASE || input.next === input.current) return weakPassphrase(name);
  const changed = await call.store.changeOwnPassphrase(account, input.current, input.next, call.caller.now);
  if (!changed.ok) return storeFault(changed.error);
  return act(call, 'session.changePassphrase', input.commandId, { type: 'passphraseChanged', account });
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
