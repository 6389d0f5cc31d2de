/** Documents of the main path, numbered as in workflow section 7. */

export const DOCUMENT_IDS = ['D02', 'D04', 'D05', 'D13', 'D21'] as const;

export type DocumentId = (typeof DOCUMENT_IDS)[number];

export const DOCUMENT_TITLES: { readonly [D in DocumentId]: string } = {
  D02: '收件回执',
  D04: '受理通知书',
  D05: '补正告知书',
  D13: '公示公告',
  D21: '登记结果告知单',
};
