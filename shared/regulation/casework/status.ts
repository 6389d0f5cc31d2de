/** States of a case (workflow sections 3 and 6), their official words, and which of them are ends. */

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
  'DONE',
  'NOT_ACCEPTED',
  'TRANSFERRED',
  'REVIEW_FAILED',
  'TERMINATED',
  'WITHDRAWN',
  'DISCARDED',
  'AGENCY_PROPOSED',
  'OPENED',
  'FACT_FINDING',
  'FINDING_PROPOSED',
  'FOUND',
  'REVOKED',
  'ANNOUNCED',
  'DISMISSED',
] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];

/** On the subject's side: what is there now has not been received yet. */
export const BEFORE_RECEIPT: readonly CaseStatus[] = [
  'DRAFT',
  'CORRECTION',
  'INTERNAL_REVIEW',
  'INTERNAL_APPROVED',
];

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
  DONE: '已办结',
  NOT_ACCEPTED: '不予受理',
  TRANSFERRED: '已移送',
  REVIEW_FAILED: '审核不通过',
  TERMINATED: '终止登记',
  WITHDRAWN: '已撤回',
  DISCARDED: '草稿作废',
  AGENCY_PROPOSED: '依职权办理待批',
  OPENED: '撤销立案',
  FACT_FINDING: '撤销核实中',
  FINDING_PROPOSED: '核实认定待批',
  FOUND: '已认定待决定',
  REVOKED: '已撤销待公告',
  ANNOUNCED: '撤销已公告',
  DISMISSED: '不予撤销',
};

/** States in which nothing more happens to a case; they never reopen. */
export const END_STATUSES: readonly CaseStatus[] = [
  'REGISTERED',
  'DONE',
  'NOT_ACCEPTED',
  'TRANSFERRED',
  'REVIEW_FAILED',
  'TERMINATED',
  'WITHDRAWN',
  'DISCARDED',
  'ANNOUNCED',
  'DISMISSED',
];
/** States in which the subject's side may edit the form. */
export const EDITABLE_STATUSES: readonly CaseStatus[] = ['DRAFT', 'CORRECTION'];

export const isEnded = (status: CaseStatus): boolean => END_STATUSES.includes(status);

/** Ends in which nothing came into the register. */
export const ENDS_WITHOUT: readonly CaseStatus[] = [
  'DISCARDED',
  'NOT_ACCEPTED',
  'TRANSFERRED',
  'REVIEW_FAILED',
  'TERMINATED',
  'WITHDRAWN',
  'DISMISSED',
];

export const endsWithout = (status: CaseStatus): boolean => ENDS_WITHOUT.includes(status);
