/**
 * The office that owns a workstation, and its power to act as a registration agency. The rules name
 * agencies at regional and prefecture level only (XJR-5-2, XJR-5-5): a county office has the power only
 * while a designation, filed with the region, is recorded.
 */
import type { DivisionCode } from './ids';
import type { LocalDate } from './local-date';

/** Level of an office, highest first. */
export type OfficeLevel = 'region' | 'prefecture' | 'county';

export const OFFICE_LEVEL_NAMES: { readonly [L in OfficeLevel]: string } = {
  region: '自治区',
  prefecture: '地（州、市）',
  county: '县（市、区）',
};

/** 指定文件 that gives a county office agency functions, and its 备案 at the region (XJR-5-4). */
export interface Designation {
  readonly documentNumber: string;
  readonly documentDate: LocalDate;
  /** 备案回执号 at the region. */
  readonly filingReference: string;
}

export interface Office {
  readonly name: string;
  readonly level: OfficeLevel;
  readonly division: DivisionCode;
  /** Word before the year in document numbers, e.g. 喀数登 in 喀数登〔2026〕5号. */
  readonly documentWord: string;
  readonly address: string;
  readonly phone: string;
  readonly designation: Designation | null;
}

/** Whether the office may accept, review, publish and code (XJR-5-2, XJR-5-5). */
export function hasAgencyPower(office: Office): boolean {
  return office.level !== 'county' || office.designation !== null;
}
