/**
 * Replacing one of the three posts (三员): one of the three proposes somebody without roles, another of the
 * three confirms; from then on the former holder has no role. So nobody alone can take a post or give it
 * away, two who are left can always fill the third, and the proposed person takes no part.
 */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { ROLE_NAMES } from '#shared/access/roles';
import type { OfficerRole } from '#shared/access/separation';
import type { Answer } from '#shared/contract/failure';
import type { AccountId } from '#shared/domain/ids';
import { removedRefusal } from './removed';
import { answered, refusal } from './trouble';

export const propose: SessionService<'officers.propose'> = (call, { commandId, post, account }) => {
  const before = pressedBefore(call, 'officers.propose', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const { proposedOfficer } = call.store.views;
  if (proposedOfficer)
    return refusal(
      'ROLES_INVALID',
      `已提名${nameOf(call, proposedOfficer.account)}任${ROLE_NAMES[proposedOfficer.post]}，尚待确认，没有保存。`,
      '请先确认或撤回该提名。',
    );
  const unfit = unfitFor(call, account);
  if (unfit) return unfit;
  return officeAct(call, 'officers.propose', commandId, 'office', { type: 'officerProposed', post, account });
};

export const confirm: SessionService<'officers.confirm'> = (call, { commandId, post, account }) => {
  const before = pressedBefore(call, 'officers.confirm', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const proposed = call.store.views.proposedOfficer;
  if (proposed?.post !== post || proposed.account !== account)
    return refusal('NOTHING_PENDING', '没有这项提名，三员没有变动。', '请刷新后核对。');
  if (proposed.by === call.session.account)
    return refusal('SECOND_PERSON', '提名由您提出，不能由您确认，三员没有变动。', '请由另一名三员人员确认。');
  const unfit = unfitFor(call, account);
  if (unfit) return unfit;
  const former = holderOf(call, post);
  const written = officeAct(call, 'officers.confirm', commandId, 'office', {
    type: 'officerReplaced',
    post,
    account,
    former,
  });
  if (!written.ok) return written;
  call.desk.sessions.setRoles(account, [post]);
  if (former !== null) call.desk.sessions.setRoles(former, []);
  return written;
};

export const decline: SessionService<'officers.decline'> = (call, { commandId }) => {
  const before = pressedBefore(call, 'officers.decline', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const proposed = call.store.views.proposedOfficer;
  if (!proposed) return refusal('NOTHING_PENDING', '没有待确认的提名。', '请刷新后核对。');
  const { post, account } = proposed;
  return officeAct(call, 'officers.decline', commandId, 'office', { type: 'officerDeclined', post, account });
};

/** Only somebody without any role takes a post: business roles are taken back first. */
function unfitFor(call: SignedInCall, account: AccountId): Answer<never> | null {
  const person = call.store.views.accounts.get(account);
  if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，三员没有变动。', '请核对账号。');
  if (call.store.views.removed.has(account)) return removedRefusal(person.name);
  if (person.roles.length === 0) return null;
  return refusal(
    'ROLES_INVALID',
    `${person.name}现任其他岗位，三员没有变动。`,
    '请先由安全管理员收回其岗位，或由系统管理员另开账号。',
  );
}

const nameOf = (call: SignedInCall, account: AccountId): string =>
  call.store.views.accounts.get(account)?.name ?? account;

function holderOf(call: SignedInCall, post: OfficerRole): AccountId | null {
  const holder = [...call.store.views.accounts.values()].find(({ roles }) => roles.includes(post));
  return holder?.account ?? null;
}
