/** Words of the list of issued documents. */

export const DOCUMENTS = {
  title: '文书打印',
  unit: '份',
  caption: '本机出具的文书，新出具的在前',
  columns: {
    number: '文号',
    title: '文书',
    caseNumber: '案件号',
    name: '名称',
    date: '成文日期',
    round: '轮次',
  },
  round: (round: number): string => `第${round}轮`,
  empty: '还没有出具文书。文书在受理、补正、公示、赋码等步骤中产生。',
  loading: '正在载入文书',
} as const;

export const CASE_DOCUMENTS = {
  title: '文书',
  empty: '本案还没有文书',
  preview: '预览，未发文',
  unnumbered: '不编文号',
  round: (round: number): string => `第${round}次`,
  objection: (number: number): string => `第 ${number} 号异议`,
  parties: {
    subject: '送登记主体',
    objector: '送异议人',
    requester: '送申请人',
    superior: '送上级或受移送机构',
    public: '对外公告',
    file: '存卷',
  },
  voided: '已作废',
  delivered: (date: string, method: string, receiver: string): string =>
    `${date} ${method}送达，${receiver}签收`,
  refusedBy: (date: string, method: string, receiver: string, why: string): string =>
    `${date} ${method}送达，${receiver}拒收：${why}`,
  notDelivered: '未登记送达',
  pdf: 'PDF',
  print: '打印',
  printHint: '打印（Ctrl+P）',
  printCommand: '打印文书',
  savedAs: (name: string): string => `已保存 ${name}`,
  printed: '已送打印机',
  printCancelled: '打印已取消',
  previewOnly: '预览不能打印和存档，办理对应环节后发文。',
  method: '送达方式',
  receiver: '受送达人',
  deliveredOn: '签收日期',
  refused: '拒收说明',
  refusedHelp: '拒绝签收的，写明拒收的理由和见证人；签收的不填。',
  voidLead: '作废后文号保留在原处并注明理由，不重复使用。',
  voidAgain: (serial: string): string => `请键入文号的序号 ${serial} 以确认`,
  reissue: '作废并重新出具，使用下一个文号',
} as const;
