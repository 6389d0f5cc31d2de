/**
 * 三员分立: the system administrator opens and closes accounts and keeps the computer, the security
 * administrator grants business roles, the auditor reads and verifies. Each post has exactly one holder, and
 * none of the three can give itself or a friend power alone: an account begins without any role, only the
 * security administrator grants business roles, and who holds one of the three posts is named at set-up or
 * changed by two of the three together (one proposes, another confirms).
 */
import { type PersonRole, ROLE_NAMES } from './roles';

/** The three posts. */
export const OFFICER_ROLES = ['SYSADMIN', 'SECADMIN', 'AUDITOR'] as const satisfies readonly PersonRole[];
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Whether a role is one of the three posts. */
export const isOfficerRole = (role: PersonRole): role is OfficerRole =>
  (OFFICER_ROLES as readonly PersonRole[]).includes(role);

/** Whether somebody holds one of the three posts: such a person is replaced, never granted or removed. */
export const isOfficer = (roles: readonly PersonRole[]): boolean => roles.some(isOfficerRole);

/** Whether these roles may not be held together: the three, and the overseeing authority, stand alone. */
export const rolesClash = (roles: readonly PersonRole[]): boolean =>
  roles.length > 1 && roles.some((role) => isOfficerRole(role) || role === 'OVERSIGHT');

/** What is wrong with the people an office begins with. */
export type PostTrouble =
  | { readonly kind: 'missing'; readonly role: PersonRole }
  | { readonly kind: 'twice'; readonly role: OfficerRole };

/** The first post that nobody or two people hold, or a missing supervisor; `null` when all is well. */
export function postTrouble(
  people: readonly { readonly roles: readonly PersonRole[] }[],
): PostTrouble | null {
  const holders = (role: PersonRole): number => people.filter(({ roles }) => roles.includes(role)).length;
  for (const role of [...OFFICER_ROLES, 'SUPERVISOR'] as const)
    if (holders(role) === 0) return { kind: 'missing', role };
  const twice = OFFICER_ROLES.find((role) => holders(role) > 1);
  return twice ? { kind: 'twice', role: twice } : null;
}

/** The trouble in words. */
export const postTroubleText = ({ kind, role }: PostTrouble): string =>
  kind === 'missing' ? `还没有${ROLE_NAMES[role]}。` : `${ROLE_NAMES[role]}只能有一人。`;

/** Why roles may not be held together, in words. */
export const CLASH_TEXT = '系统管理员、安全管理员、审计员、数据主管部门人员不得兼任其他岗位。';
