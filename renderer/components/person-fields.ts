/** What a person's entry must hold before it is sent; the service judges once more. */
import type { PersonRole } from '#shared/access/roles';
import { CLASH_TEXT, rolesClash } from '#shared/access/separation';
import { SETUP as W } from '../text/setup';

export interface PersonValues {
  readonly name: string;
  readonly account: string;
  readonly roles: readonly PersonRole[];
  readonly passphrase: string;
  readonly again: string;
}

export const EMPTY_PERSON: PersonValues = { name: '', account: '', roles: [], passphrase: '', again: '' };

const ACCOUNT = /^[a-z][a-z0-9.]{1,31}$/;
const MIN_PASSPHRASE = 10;
export type PersonProblems = { readonly [K in keyof PersonValues]?: string };

/** One plain sentence for each field of an account that cannot stay so. */
export function accountProblems(person: PersonValues, practice: boolean): PersonProblems {
  return {
    ...([...person.name.trim()].length < 2 ? { name: W.tooShort(W.personName, 2) } : {}),
    ...(ACCOUNT.test(person.account.trim()) ? {} : { account: W.badAccount }),
    ...(practice || [...person.passphrase].length >= MIN_PASSPHRASE ? {} : { passphrase: W.weakPassphrase }),
    ...(person.passphrase === person.again ? {} : { again: W.differentPassphrase }),
  };
}

/** The same for somebody who begins with roles. */
export function personProblems(person: PersonValues, practice: boolean): PersonProblems {
  return {
    ...accountProblems(person, practice),
    ...(person.roles.length === 0 ? { roles: W.noRoles } : {}),
    ...(rolesClash(person.roles) ? { roles: CLASH_TEXT } : {}),
  };
}
