/**
 * Types of cases and of registered objects, and their official names. Applications come from a subject;
 * the agency's own cases change the register ex officio. Nothing changes the register without one (XJR-11-2).
 */

/** Applications of a subject (CL-APPLY): the four types of XJR-12-1, and 续展 (XJR-19-3). */
export const APPLY_TYPES = ['FIRST', 'CHANGE', 'CORRECT', 'CANCEL', 'RENEW'] as const;
export type ApplyType = (typeof APPLY_TYPES)[number];

/**
 * Cases that the agency opens by itself: cancellation after expiry (XJR-19-5), revocation (XJR-23-2), a
 * shorter validity when an agreement ends early (XJR-19-2), and the correction of a revocation by a superior.
 */
export const AGENCY_TYPES = ['EXPIRE', 'REVOKE', 'SHORTEN', 'RESTORE'] as const;
export type AgencyType = (typeof AGENCY_TYPES)[number];

export type CaseType = ApplyType | AgencyType;
export const CASE_TYPES: readonly [...typeof APPLY_TYPES, ...typeof AGENCY_TYPES] = [
  ...APPLY_TYPES,
  ...AGENCY_TYPES,
];

/** CL-REGTYPE: `1` 公共数据资源, `2` 公共数据产品和服务. */
export const OBJECT_TYPES = ['1', '2'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

export const CASE_TYPE_NAMES: { readonly [T in CaseType]: string } = {
  FIRST: '首次登记',
  CHANGE: '变更登记',
  CORRECT: '更正登记',
  CANCEL: '注销登记',
  RENEW: '续展',
  EXPIRE: '期满注销',
  REVOKE: '撤销登记',
  SHORTEN: '有效期调整',
  RESTORE: '恢复登记',
};

export const OBJECT_TYPE_NAMES: { readonly [T in ObjectType]: string } = {
  '1': '公共数据资源',
  '2': '公共数据产品和服务',
};

/** Whether a case was asked for by a subject, and not opened by the agency. */
export const isApplication = (type: CaseType): type is ApplyType =>
  (APPLY_TYPES as readonly string[]).includes(type);

/** `首次登记·公共数据资源` */
export const caseTypeName = (type: CaseType, objectType: ObjectType): string =>
  `${CASE_TYPE_NAMES[type]}·${OBJECT_TYPE_NAMES[objectType]}`;
