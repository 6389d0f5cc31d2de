/**
 * Who leaves, and who was stopped by wrong passphrases. Removing takes away a person's way in at once and for
 * both generations of the keys; the person stays in the record, and the account is nobody else's ever after.
 */
import type { SessionService, SignedInCall } from '#electron/services/service';
import { heldTags, releaseSignIn } from '#electron/store/store';
import { whoMay } from '#shared/access/permissions';
import { type PersonRole, ROLE_NAMES } from '#shared/access/roles';
import { isOfficerRole } from '#shared/access/separation';
import type { Answer } from '#shared/contract/failure';
import type { AccountId } from '#shared/domain/ids';
import type { DeskViews } from '#shared/journal/desk-views';
import { officeAct, pressedBefore } from './office-act';
import { recordAct } from './record';
import { removedRefusal } from './removed';
import { recordSignOut } from './sign-in';
import { answered, refusal, storeFault } from './trouble';

/** Without a supervisor nobody could decide anything or adopt rules. */
const NEEDED_BUSINESS_ROLE: PersonRole = 'SUPERVISOR';

export const removeAccount: SessionService<'accounts.remove'> = (call, { commandId, account, reason }) => {
  const before = pressedBefore(call, 'accounts.remove', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const refused = irremovable(call, account);
  if (refused) return refused;
  // The way in first: should writing the entry fail, the person is still listed and can be removed again.
  const slot = call.store.removePerson(account);
  if (!slot.ok) return storeFault(slot.error);
  for (const { client, session } of call.desk.sessions.of(account)) {
    recordSignOut(call.desk, { client, session, now: call.caller.now }, session, 'removed');
    call.desk.sessions.end(client);
  }
  return officeAct(call, 'accounts.remove', commandId, 'office', { type: 'accountRemoved', account, reason });
};

function irremovable({ session, store: { views } }: SignedInCall, account: AccountId): Answer<never> | null {
  const person = views.accounts.get(account);
  if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，没有注销。', '请核对账号。');
  if (views.removed.has(account)) return removedRefusal(person.name);
  const officer = person.roles.find(isOfficerRole);
  if (officer)
    return refusal(
      'LAST_OF_ROLE',
      `${person.name}是${ROLE_NAMES[officer]}，本机构不能没有，没有注销。`,
      '请先在“三员”中由一名三员人员提出、另一名确认，换人任此岗位，再注销。',
    );
  if (account === session.account)
    return refusal(
      'OWN_ACCOUNT',
      '不能注销自己的账号，没有注销。',
      `请由另一名有“注销账号”权限的人员办理（${whoMay('account.remove')}）。`,
    );
  if (person.roles.includes(NEEDED_BUSINESS_ROLE) && holdersOf(views, NEEDED_BUSINESS_ROLE) === 1)
    return refusal(
      'LAST_OF_ROLE',
      `${person.name}是本机唯一的${ROLE_NAMES[NEEDED_BUSINESS_ROLE]}，没有注销。`,
      `请先由${whoMay('account.grant')}将此岗位授予另一人。`,
    );
  if (views.proposedOfficer?.account === account)
    return refusal('ROLES_INVALID', `${person.name}已被提名为三员，没有注销。`, '请先撤回提名。');
  return null;
}

const holdersOf = (views: DeskViews, role: PersonRole): number =>
  [...views.accounts.values()].filter(({ roles }) => roles.includes(role)).length;

/** Why an account name cannot be opened: it is somebody's, or was another person's. Its own former owner may. */
export function takenAccount(views: DeskViews, account: AccountId, name: string): Answer<never> | null {
  const owner = views.accounts.get(account);
  if (!owner) return null;
  if (!views.removed.has(account))
    return refusal('ACCOUNT_EXISTS', `账号“${account}”已有人使用，没有添加。`, '请换一个账号。');
  if (owner.name === name) return null;
  return refusal(
    'ACCOUNT_EXISTS',
    `账号“${account}”属于已注销的${owner.name}，记录中以此账号指其本人，没有添加。`,
    `请换一个账号；${owner.name}本人回来的，按原姓名添加。`,
  );
}

/** The accounts that wrong passphrases have stopped. A count that cannot be read stops nobody. */
export function heldAccounts({ desk, store }: SignedInCall): ReadonlySet<AccountId> {
  const tags = heldTags(desk.ports.paths.vault);
  if (!tags.ok) return new Set();
  const held = new Set(tags.value);
  return new Set([...store.views.accounts.keys()].filter((account) => held.has(store.tagOf(account))));
}

export const releaseAccount: SessionService<'accounts.release'> = (call, { commandId, account }) => {
  const before = pressedBefore(call, 'accounts.release', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const person = call.store.views.accounts.get(account);
  if (!person) return refusal('ACCOUNT_UNKNOWN', '没有这个账号，没有解除。', '请核对账号。');
  if (account === call.session.account)
    return refusal(
      'OWN_ACCOUNT',
      '不能解除自己账号的登录限制，没有解除。',
      `请由另一名有“解除登录限制”权限的人员办理（${whoMay('account.release')}）。`,
    );
  if (!heldAccounts(call).has(account))
    return refusal('NOTHING_PENDING', `${person.name}的账号没有停止登录。`, '不必解除。');
  // The entry first: a release that the record does not have must not happen.
  const written = recordAct(
    call,
    'accounts.release',
    commandId,
    { type: 'signInReleased', account },
    'office',
  );
  if (!written.ok) return written;
  const released = releaseSignIn(call.desk.ports.paths.vault, call.store.tagOf(account));
  return released.ok ? answered({}) : storeFault(released.error);
};
