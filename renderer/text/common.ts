/** Words that every screen uses: deadlines, failures, empty states, buttons. zh-CN, short and official. */

/** `12 345`: numbers on screens in thin groups. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009');

export const COMMON = {
  appName: '登记工作台',
  cancel: '取消',
  close: '关闭',
  confirm: '确定',
  discardTitle: '放弃已键入的内容？',
  discard: '放弃',
  keepWriting: '继续填写',
  copy: '复制',
  copied: '已复制',
  retry: '重试',
  clearFilter: '清除筛选',
  loading: '正在载入',
  required: '必填',
  practice: '练习',
  nextRow: '下一行',
  previousRow: '上一行',
  openRow: '打开当前行',
  unsaved: (what: string): string => `未保存：${what}`,
  noSuchDay: '没有这一天。',
  dateShape: '请按 2026-03-05 的样子键入日期。',
  unit: '件',
  total: (count: number, unit: string): string => `共 ${grouped(count)} ${unit}`,
  reason: '理由',
  reasonHelp: '至少两个字，将写入案件日志。',
  reasonMissing: '请填写理由，至少两个字。',
  reasonTooLong: '理由不能超过500字。',
  typeAgain: (text: string): string => `请键入 ${text} 以确认`,
  tooltipKey: (label: string, key: string): string => `${label}（${key}）`,
} as const;

export const FAILURE_WORDS = {
  refusal: '不能执行',
  fault: '操作失败',
  defect: '程序错误',
  wayOut: '处理办法',
  basis: '依据',
  code: '代码',
  copyDetails: '复制详情',
  places: '需要更正的位置',
  others: '另有',
} as const;

export const DEADLINE_WORDS = {
  normal: '正常',
  soon: '临期',
  today: '今日到期',
  overdue: '已超期',
  done: '已完成',
  remaining: (days: number): string => `剩${days}个工作日`,
  dueToday: '今日到期',
  late: (days: number): string => `超期${days}个工作日`,
  inTime: '按期',
  missed: '经裁决认定逾期',
  ended: '期满',
  held: '已暂停',
  onHold: '暂缓登记',
  holds: '暂停',
  earlier: '原届满日',
  objection: '异议',
  objectionNumber: (number: number): string => `第 ${number} 号异议`,
  doneLate: (days: number): string => `超期${days}个工作日完成`,
  provisional: '日历未载入，按周末推算',
  reminder: '提醒期限，非法定',
  start: '起算',
  firstDay: '第一日',
  length: '期间',
  workingDays: (days: number): string => `${days}个工作日`,
  due: '届满',
  skipped: '跳过',
  counted: '计入',
  nothingSkipped: '无',
  basis: '依据',
  rulePack: '规则包',
  calendar: '日历',
  stopped: '办结',
  calendars: { xj: '自治区政府办通知', national: '国务院办公厅通知' },
  source: '来源',
} as const;

export const CLAUSE_WORDS = {
  official: '原文',
  unknown: '本机没有该条款的原文。',
  reading: '本工作台理解',
  acts: '作用于',
  notBasis: '不作为依据',
} as const;

export const STEP_WORDS = {
  open: '未到',
  current: '办理中',
  done: '已办',
  doneBy: (office: string | null): string => `${office ?? '本机'}已办`,
  waiting: '待自治区确认',
  confirmed: '自治区已确认',
  dateOfRegion: (title: string, value: string, former: readonly string[]): string =>
    `${title} ${value}${former.length > 0 ? `（原记 ${former.join('、')}）` : ''}`,
} as const;

/** Of a second supervisor, who agrees at the same window. */
export const SECOND = {
  account: '复核主管账号',
  accountMissing: '请键入复核主管的账号。',
  passphrase: '复核主管口令',
  passphraseMissing: '请由复核主管键入口令。',
} as const;
