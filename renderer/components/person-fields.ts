/** What a person's entry must hold before it is sent; the service judges once more. */
import type { PersonRole } from '#shared/access/roles';
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
const APART: readonly PersonRole[] = ['SYSADMIN', 'AUDITOR'];

/** Roles of 三员 stand alone: neither with business nor with each other. */
export const rolesClash = (roles: readonly PersonRole[]): boolean =>
  roles.length > 1 && roles.some((role) => APART.includes(role));

export type PersonProblems = { readonly [K in keyof PersonValues]?: string };

/** One plain sentence for each field that cannot stay so. */
export function personProblems(person: PersonValues, practice: boolean): PersonProblems {
  return {
    ...([...person.name.trim()].length < 2 ? { name: W.tooShort(W.personName, 2) } : {}),
    ...(ACCOUNT.test(person.account.trim()) ? {} : { account: W.badAccount }),
    ...(person.roles.length === 0 ? { roles: W.noRoles } : {}),
    ...(rolesClash(person.roles) ? { roles: W.mixedRoles } : {}),
    ...(practice || [...person.passphrase].length >= MIN_PASSPHRASE ? {} : { passphrase: W.weakPassphrase }),
    ...(person.passphrase === person.again ? {} : { again: W.differentPassphrase }),
  };
}
