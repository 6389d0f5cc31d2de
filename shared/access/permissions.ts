/**
 * Who may call what: one table. Every procedure names one permission; a step of a case is judged once
 * more by its transition row. 三员: the administrator and the auditor hold no business permission.
 */
import type { PersonRole } from './roles';

const BUSINESS: readonly PersonRole[] = [
  'SUBJECT_CLERK',
  'SUBJECT_REVIEWER',
  'AGENT',
  'ACCEPTANCE_CLERK',
  'REVIEWER',
  'SUPERVISOR',
];

/** Permissions for people; `open` needs no session, `session` any session. */
export const PERMISSIONS = {
  'case.read': [...BUSINESS, 'OVERSIGHT'],
  'case.create': ['SUBJECT_CLERK', 'AGENT', 'ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
  'case.draft': ['SUBJECT_CLERK', 'AGENT', 'ACCEPTANCE_CLERK'],
  'case.approve': ['SUBJECT_REVIEWER'],
  'case.receive': ['ACCEPTANCE_CLERK', 'SUPERVISOR'],
  'case.accept': ['ACCEPTANCE_CLERK'],
  'case.answer': ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK'],
  'case.hear': ['REVIEWER', 'ACCEPTANCE_CLERK'],
  'case.review': ['REVIEWER'],
  'case.decide': ['SUPERVISOR'],
  'case.office': ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
  'case.evidence': ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR', 'SUBJECT_CLERK'],
  'document.output': [...BUSINESS],
  'register.export': ['SUPERVISOR'],
  'office.designate': ['SUPERVISOR'],
  'rules.read': [...BUSINESS, 'OVERSIGHT', 'SYSADMIN', 'AUDITOR'],
  'rules.propose': ['SYSADMIN', 'SUPERVISOR'],
  'rules.confirm': ['SUPERVISOR'],
  'office.supervise': ['OVERSIGHT'],
  'account.manage': ['SYSADMIN'],
  'store.verify': ['AUDITOR', 'SYSADMIN'],
} as const satisfies { readonly [name: string]: readonly PersonRole[] };

export type RolePermission = keyof typeof PERMISSIONS;
export type Permission = RolePermission | 'open' | 'session';

/** Whether somebody with these roles holds a permission. */
export function holds(roles: readonly PersonRole[], permission: RolePermission): boolean {
  const allowed: readonly PersonRole[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}
