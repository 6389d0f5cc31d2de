/**
 * The texts behind the clause inventory: names, number, and how far each may be relied on. A text that is not
 * in force stays here so that the screen can say so; it must never be shown without its status.
 */
import { type LocalDate, localDate } from '#shared/domain/local-date';

/** First part of a clause id, in the order in which the screen lists the texts. */
export const TEXT_PREFIXES = ['XJR', 'NDR', 'XJO', 'XJD', 'TJR'] as const;
export type TextPrefix = (typeof TEXT_PREFIXES)[number];

export interface RegulationText {
  readonly prefix: TextPrefix;
  /** The official title without brackets. */
  readonly title: string;
  /** What citations on screen and after the first in a letter say. */
  readonly shortTitle: string;
  /** How a letter writes the text when it names it first. */
  readonly letterTitle: string;
  /** 发文字号; `null` where the text carries none. */
  readonly documentNumber: string | null;
  readonly issuedBy: string;
  /** First day in force; `null` for a draft. */
  readonly effectiveFrom: LocalDate | null;
  /** Last day in force on the face of the text; `null` for a draft. */
  readonly effectiveTo: LocalDate | null;
  /** One line on how far the text may be relied on. */
  readonly status: string;
  /** Whether a step or a letter may rest on it. */
  readonly isBasis: boolean;
}

export const TEXTS: { readonly [prefix in TextPrefix]: RegulationText } = {
  XJR: {
    prefix: 'XJR',
    title: '新疆维吾尔自治区公共数据资源登记实施细则（试行）',
    shortTitle: '细则',
    letterTitle: '《新疆维吾尔自治区公共数据资源登记实施细则（试行）》',
    documentNumber: '新数规〔2025〕1号',
    issuedBy: '新疆维吾尔自治区数字化发展局',
    effectiveFrom: localDate('2025-10-01'),
    effectiveTo: localDate('2027-09-30'),
    status: '2025年10月1日起施行，有效期至2027年9月30日。',
    isBasis: true,
  },
  NDR: {
    prefix: 'NDR',
    title: '公共数据资源登记管理暂行办法',
    shortTitle: '暂行办法',
    letterTitle: '《公共数据资源登记管理暂行办法》（发改数据规〔2025〕26号）',
    documentNumber: '发改数据规〔2025〕26号',
    issuedBy: '国家发展改革委、国家数据局',
    effectiveFrom: localDate('2025-03-01'),
    effectiveTo: localDate('2030-02-28'),
    status: '2025年3月1日起施行，有效期至2030年2月28日。',
    isBasis: true,
  },
  XJO: {
    prefix: 'XJO',
    title: '新疆维吾尔自治区公共数据资源授权运营实施细则（试行）',
    shortTitle: '授权运营细则',
    letterTitle: '《新疆维吾尔自治区公共数据资源授权运营实施细则（试行）》',
    documentNumber: '新数规〔2025〕2号',
    issuedBy: '新疆维吾尔自治区数字化发展局',
    effectiveFrom: localDate('2026-02-01'),
    effectiveTo: localDate('2028-01-31'),
    status: '2026年2月1日起施行，有效期至2028年1月31日。',
    isBasis: true,
  },
  XJD: {
    prefix: 'XJD',
    title: '新疆维吾尔自治区公共数据管理办法（试行）',
    shortTitle: '公共数据管理办法',
    letterTitle: '《新疆维吾尔自治区公共数据管理办法（试行）》',
    documentNumber: null,
    issuedBy: '新疆维吾尔自治区人民政府办公厅',
    effectiveFrom: localDate('2023-02-17'),
    effectiveTo: localDate('2025-02-16'),
    status: '2023年2月17日起施行，有效期2年。有效期已届满，待确认。',
    isBasis: false,
  },
  TJR: {
    prefix: 'TJR',
    title: '天津市公共数据资源登记管理实施细则（试行）（征求意见稿）',
    shortTitle: '天津征求意见稿',
    letterTitle: '《天津市公共数据资源登记管理实施细则（试行）》（征求意见稿）',
    documentNumber: null,
    issuedBy: '天津市数据局',
    effectiveFrom: null,
    effectiveTo: null,
    status: '征求意见稿，仅供比较，不作为依据。',
    isBasis: false,
  },
};
