/** Words of the station's log. */

export const LOG = {
  title: '运行日志',
  unit: '条',
  caption: '本机运行记录，新的在前',
  columns: { at: '时间', actor: '人员', role: '岗位', title: '事项', detail: '内容' },
  empty: '还没有记录。',
  loading: '正在载入日志',
  verify: '校验全部记录',
  verifying: '正在校验每条记录、签名和附件',
  clean: (entries: number): string => `连续 ${entries} 条，校验通过`,
  counts: (segments: number, attachments: number): string => `记录段 ${segments} 个，附件 ${attachments} 个`,
  broken: '校验未通过',
  brokenWay: '请停止办理并保留现场，联系系统维护人员，从备份核对。',
} as const;
