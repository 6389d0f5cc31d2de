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
