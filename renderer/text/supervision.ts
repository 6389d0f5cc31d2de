/** Words of the supervision of the office. */

export const SUPERVISION = {
  title: '监督管理',
  note: '数据主管部门对登记机构采取的约谈、指导、取消资格等措施（细则第二十三条）。取消资格期间，本机只能查看，不能办理登记事项。',
  disqualified: '本机构登记资格已被取消，不能办理登记事项。已有内容仍可查看。',
  qualified: '登记资格正常。',
  caption: '已登记的措施，最近的在前',
  columns: { on: '日期', kind: '措施', reason: '事由', reference: '文号' },
  none: '没有登记的措施。',
  record: '登记措施',
  onlyOversight: '措施由数据主管部门人员登记。',
  kind: '措施',
  kinds: { talk: '约谈', guidance: '指导', disqualified: '取消资格', requalified: '恢复资格' },
  follows: {
    talk: '只作记录。',
    guidance: '只作记录。',
    disqualified: '登记后本机构立即不能收件、受理、审核、公示、赋码。',
    requalified: '登记后本机构可以继续办理登记事项。',
  },
  on: '日期',
  onMissing: '请键入存在的日期，如 2026-03-05。',
  reason: '事由',
  reference: '文号',
  missing: (label: string): string => `请填写${label}，至少两个字。`,
  recorded: '已登记措施',
  loading: '正在载入监督管理',
} as const;
