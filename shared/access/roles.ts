/**
 * The roles of the registration rules (workflow section 1) and their official names. Who may do what is
 * in the transition table (casework) and in `permissions`; here are only the names.
 */

/** Closed list of roles a person or the program can act in. */
export const ROLES = [
  'SUBJECT_CLERK',
  'SUBJECT_REVIEWER',
  'AGENT',
  'ACCEPTANCE_CLERK',
  'REVIEWER',
  'SUPERVISOR',
  'OVERSIGHT',
  'SYSADMIN',
  'SECADMIN',
  'AUDITOR',
  'SYSTEM',
  'REGION',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that a person's account can hold; the program and the region hold the other two. */
export const PERSON_ROLES = [
  'SUBJECT_CLERK',
  'SUBJECT_REVIEWER',
  'AGENT',
  'ACCEPTANCE_CLERK',
  'REVIEWER',
  'SUPERVISOR',
  'OVERSIGHT',
  'SYSADMIN',
  'SECADMIN',
  'AUDITOR',
] as const satisfies readonly Role[];

export type PersonRole = (typeof PERSON_ROLES)[number];

/** Whether somebody works here only as a third party: such a person sees own cases alone (XJR-10-1). */
export const isOnlyAgent = (roles: readonly Role[]): boolean => roles.every((role) => role === 'AGENT');

/** Roles of the registration agency: they see who objects in full, the subject's side does not (workflow J04). */
const OF_AGENCY: readonly Role[] = ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'];

/** Whether somebody works for the registration agency in any of its roles. */
export const isOfAgency = (roles: readonly Role[]): boolean => roles.some((role) => OF_AGENCY.includes(role));

export const ROLE_NAMES: { readonly [R in Role]: string } = {
  SUBJECT_CLERK: '登记主体经办人',
  SUBJECT_REVIEWER: '登记主体业务审核人',
  AGENT: '第三方服务机构经办人',
  ACCEPTANCE_CLERK: '受理员',
  REVIEWER: '审核员',
  SUPERVISOR: '登记机构主管',
  OVERSIGHT: '数据主管部门',
  SYSADMIN: '系统管理员',
  SECADMIN: '安全管理员',
  AUDITOR: '审计员',
  SYSTEM: '系统',
  REGION: '自治区系统',
};

/** The official names of some roles in one phrase. */
export const roleNames = (roles: readonly Role[]): string => roles.map((role) => ROLE_NAMES[role]).join('、');
