/** States of a registration application (workflow section 3) on the path of a 首次登记. */

export const CASE_STATUSES = [
  'DRAFT',
  'INTERNAL_REVIEW',
  'INTERNAL_APPROVED',
  'SUBMITTED',
  'CORRECTION',
  'UNDER_REVIEW',
  'REVIEW_PROPOSED',
  'PUBLICITY_PENDING',
  'PUBLICITY',
  'CODING_PENDING',
  'REGISTERED',
  'DISCARDED',
] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Official words for the states. */
export const CASE_STATUS_NAMES: { readonly [S in CaseStatus]: string } = {
  DRAFT: '草稿',
  INTERNAL_REVIEW: '主体内部审核',
  INTERNAL_APPROVED: '待提交',
  SUBMITTED: '待受理',
  CORRECTION: '待补正',
  UNDER_REVIEW: '形式审核中',
  REVIEW_PROPOSED: '审核结果待批',
  PUBLICITY_PENDING: '待公示',
  PUBLICITY: '公示中',
  CODING_PENDING: '待赋码',
  REGISTERED: '已登记',
  DISCARDED: '草稿作废',
};

/** States in which nothing more happens to an application. */
export const END_STATUSES: readonly CaseStatus[] = ['REGISTERED', 'DISCARDED'];
/** States in which the subject's side may edit the form. */
export const EDITABLE_STATUSES: readonly CaseStatus[] = ['DRAFT', 'CORRECTION'];
