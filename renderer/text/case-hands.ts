/** Words of the hands a case is in: who has it, giving it away and taking it back, what contradicts. */

export const HANDS = {
  label: '案件持有',
  here: (name: string, epoch: number): string => `本件由“${name}”持有（第 ${epoch} 次移交）。`,
  there: (name: string, epoch: number): string =>
    `本件现由“${name}”持有${epoch === 0 ? '' : `（第 ${epoch} 次移交）`}，本机只能查看；办理记录作意见送持有单位。`,
  released: (to: string, epoch: number, onTheWay: string): string =>
    `本件已移交“${to}”，待对方接收（第 ${epoch} 次移交，${onTheWay}）；本机只能查看。`,
  handOver: '移交',
  handOverTitle: (number: string): string => `移交案件 ${number}？`,
  handOverNote: '移交后本机立即只读，案件随下一个数据包送达；对方接收前可以收回。',
  to: '接收单位',
  toMissing: '请选择接收单位。',
  recall: '收回',
  recallTitle: (number: string): string => `收回案件 ${number}？`,
  recallNote: '对方已接收的，收回将形成冲突，由上级登记机构裁决。',
  forceTake: '强制接收',
  forceTakeTitle: (number: string): string => `强制接收案件 ${number}？`,
  forceTakeNote:
    '只用于原持有单位工作站损毁、遗失。原单位此后的办理记录转入争议，逐条裁决。须另一名主管复核。',
  confirm: '自治区确认',
  confirmTitle: (number: string): string => `确认案件 ${number}？`,
  confirmNote:
    '以下已办环节即为自治区已确认，随下一个数据包下发。日期、查询码与自治区登记系统记录不同的，填写自治区记录的内容；自治区登记系统的公示号在此告知持有单位。',
  nothingWaits:
    '本件没有待确认的环节。日期、查询码、公示号与自治区登记系统记录不同的，填写自治区记录的内容。',
  papersFall:
    '所载查询码或日期与所填不同的已发文书（含其后变更、续展、注销的）即作废，由持有单位收回、重新出具。',
  ref: '回复文号或凭据',
  refMissing: '请填写回复文号或凭据，至少两个字。',
  code: '查询码（自治区记录）',
  codeAgain: '再录入一次查询码',
  codeOtherwise: '两次录入的查询码不一致。',
  publication: '公示号（自治区记录）',
  publicationNew: '尚无公示号，未知的不填',
  asRecorded: (value: string): string => `现为 ${value}，相同的不填`,
  reason: '理由',
  reasonMissing: '请填写理由，至少两个字。',
  conflicts: (count: number): string => `冲突 ${count} 项：`,
  toConflicts: '查看冲突',
} as const;
