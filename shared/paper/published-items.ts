/**
 * The four items of XJR-16-3 for papers that everybody reads, by key and in the words and order of the law.
 * No other field may ever be added here (XJR-16-4).
 */
import type { DocumentContext } from './document-context';

const PUBLISHED = [
  { key: 'institutionName', label: '登记主体名称' },
  { key: 'dataRegistType', label: '登记类型' },
  { key: 'dataRegistName', label: '登记数据名称' },
  { key: 'dataContentIntroduction', label: '数据内容简介' },
] as const;

export type PublishedKey = (typeof PUBLISHED)[number]['key'];

/** Exactly the four items; a value that is not there is empty. */
export const publishedItems = ({
  publicItems,
}: DocumentContext): readonly {
  readonly key: PublishedKey;
  readonly label: string;
  readonly value: string;
}[] =>
  PUBLISHED.map(({ key, label }) => ({
    key,
    label,
    value: publicItems.find((item) => item.key === key)?.value.trim() ?? '',
  }));
