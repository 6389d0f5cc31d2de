/** Words of the form wizard. zh-CN, short and official. */

export const WIZARD = {
  pages: '申请表分页',
  previous: '上一页',
  next: '下一页',
  check: '检查',
  checkHint: '检查全部页，列出错误和提醒',
  nextError: '下一处错误',
  saveNow: '立即保存',
  errors: (count: number): string => `错误 ${count} 处`,
  warnings: (count: number): string => `提醒 ${count} 处`,
  noFindings: '检查通过，没有错误和提醒。',
  findings: '检查结果',
  toField: (label: string): string => `转到：${label}`,
  marks: {
    empty: '未填',
    begun: '未完',
    complete: '完成',
    wrong: (count: number): string => `${count} 处有错`,
  },
  previewLead: '公示只含以下四项（细则第十六条）。请申请单位逐字看过。',
  previewClean: '未发现个人信息、密级字样或内部名称。',
  previewHits: (count: number): string =>
    `有 ${count} 处须修改：公示文字不得含国家秘密、工作秘密、敏感信息和个人信息。`,
  previewConfirm: '我已核对公示文字',
  submitLead: '送审后，由本单位业务审核人审核；审核通过后送登记机构收件。送审后不能修改，退回后可以修改。',
  warningsLead: '有提醒的，请修改；仍要提交的，请写明理由。',
  warningsReason: '仍要提交的理由',
  warningsReasonMissing: '有提醒尚未处理，请修改，或写明仍要提交的理由（至少两个字）。',
  notYet: '还有错误，不能送审。已填内容已保存。',
  summary: '申请概要',
  correction: {
    title: '一次性补正告知',
    lead: (date: string, method: string, receiver: string): string =>
      `${date} ${method}送达，收件人 ${receiver}。`,
    done: (answered: number, all: number): string => `已填写 ${answered}/${all} 项补正说明`,
    requirement: '补正要求',
    problem: '问题',
    answer: '补正说明',
    answerHelp: '写明怎样补正；至少两个字，离开时保存。',
    toField: '转到该项',
    mark: '需补正',
  },
} as const;

export const SAVE_WORDS = {
  clean: '尚无改动',
  savedAt: (time: string): string => `已保存 ${time}`,
  waiting: '正在录入…',
  saving: '正在保存…',
  failed: '未保存，改动保留在内存中，按 Ctrl+S 重试',
} as const;
