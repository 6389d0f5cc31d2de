/** Documents, numbered as in workflow section 7 and the table of generated documents, and their official titles. */

export const DOCUMENT_IDS = [
  'D01',
  'D02',
  'D03',
  'D04',
  'D05',
  'D06',
  'D07',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
  'D22',
  'D23',
  'D24',
  'D25',
  'D26',
  'D27',
  'D28',
  'D29',
  'D30',
  'D33',
] as const;

/** Papers of a case. */
export type DocumentId = (typeof DOCUMENT_IDS)[number];

/** Papers of the exchange between offices: they belong to a bundle or a month, to no case, and bear no number. */
export const EXCHANGE_PAPER_IDS = ['D37', 'D38'] as const;

export type ExchangePaperId = (typeof EXCHANGE_PAPER_IDS)[number];

/** Every paper that the sheet draws. */
export const PAPER_IDS = [...DOCUMENT_IDS, ...EXCHANGE_PAPER_IDS] as const;

export type PaperId = (typeof PAPER_IDS)[number];

export const EXCHANGE_PAPER_TITLES: { readonly [D in ExchangePaperId]: string } = {
  D37: '数据包交接单',
  D38: '对账差异表',
};

export const DOCUMENT_TITLES: { readonly [D in DocumentId]: string } = {
  D01: '登记申请表',
  D02: '收件回执',
  D03: '撤回申请书',
  D04: '受理通知书',
  D05: '补正告知书',
  D06: '不予受理通知书',
  D07: '移送函',
  D10: '形式审核表',
  D11: '审核未完成说明',
  D12: '审核不通过通知书',
  D13: '公示公告',
  D14: '公示情况记录',
  D15: '异议登记表',
  D16: '异议转送函',
  D17: '异议不成立声明',
  D18: '异议处理结果告知书',
  D19: '终止登记通知书',
  D20: '登记结果告知',
  D21: '登记结果告知单',
  D22: '撤回处理通知',
  D23: '注销通知书',
  D24: '续展提醒',
  D25: '续展结果通知',
  D26: '期满注销通知',
  D27: '注销公告',
  D28: '撤销核实认定书',
  D29: '撤销决定书',
  D30: '撤销公告',
  D33: '送达回证',
};

/** Papers of the subject and working forms: printed without a number of the office. */
export const UNNUMBERED: readonly DocumentId[] = ['D01', 'D03', 'D17', 'D33'];

/** The notice of a first result and its sheet: what certifies a query code. */
export const RESULTS: readonly DocumentId[] = ['D20', 'D21'];

/**
 * Papers of any case that go out with the query code of an item on them. D28 is what the office found for its file, and
 * stays as it was written.
 */
export const STATING_CODE: readonly DocumentId[] = [...RESULTS, 'D23', 'D24', 'D25', 'D26', 'D29', 'D30'];

/** Those among them with the day of coding, or the validity that is counted from it. */
export const STATING_VALIDITY: readonly DocumentId[] = [...RESULTS, 'D24', 'D25', 'D26'];

/** Public papers bear the day they were published, whenever they are drawn anew. */
export const OF_THE_LEGAL_DAY: readonly DocumentId[] = ['D13', 'D30'];
