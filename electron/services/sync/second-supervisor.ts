/**
 * Another supervisor of this office, who agrees beside the one who is signed in: account and passphrase, typed at the
 * same window. Nobody agrees with oneself under another account.
 */
import { forgetSigners } from '#electron/services/desk/sign-in';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { AccountId } from '#shared/domain/ids';
import type { DeskViews } from '#shared/journal/desk-views';

/**
 * Whether two accounts of this office are one person. The account is the person, because one administrator opens it and
 * another gives it its roles: two people of one name are two. Accounts that sign with one key are one whatever they say.
 */
export function isSamePerson(
  { personKeys }: Pick<DeskViews, 'personKeys'>,
  a: AccountId,
  b: AccountId,
): boolean {
  const key = personKeys.get(a);
  return a === b || (key !== undefined && key === personKeys.get(b));
}

/** What was typed by the one who agrees. */
interface Second {
  readonly second: AccountId;
  readonly secondPassphrase: string;
}

/**
 * Proves the second supervisor by the passphrase; nobody is signed in by it.
 * @returns the name; a refusal for oneself, for somebody who is no supervisor, or for a wrong passphrase
 */
export async function secondSupervisor(
  { store, desk, caller, session }: SignedInCall,
  { second, secondPassphrase }: Second,
): Promise<Answer<string>> {
  const known = store.views.accounts.get(second);
  if (isSamePerson(store.views, second, session.account) || !known?.roles.includes('SUPERVISOR'))
    return refusal('SECOND_PERSON', '须由另一名主管同意，没有保存。', '请另一名主管输入账号和口令。');
  const right = await store.checkPassphrase(second, secondPassphrase, caller.now);
  if (desk.store !== store) return deskClosed();
  forgetSigners(desk);
  return right.ok ? answered(known.name) : storeFault(right.error);
}
