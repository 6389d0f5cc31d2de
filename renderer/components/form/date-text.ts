/** Dates as people type them, and as fields keep them (YYYY-MM-DD). Never guesses a missing part. */
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { foldWidth } from '#shared/forms/text';
import { COMMON } from '../../text/common';

const LOOSE = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const SOLID = /^(\d{4})(\d{2})(\d{2})$/;

/** Why text is no date: a day that does not exist, or not the shape of a date; empty when it is one. */
export function dateProblem(text: string): string {
  const folded = foldWidth(text).replaceAll('。', '.').trim();
  if (folded === '' || parseTypedDate(text) !== null) return '';
  return SOLID.test(folded) || LOOSE.test(folded) ? COMMON.noSuchDay : COMMON.dateShape;
}

/** `20260305`, `2026.3.5`, `2026/3/5`, `2026年3月5日` and `2026-03-05`; null for anything else. */
export function parseTypedDate(text: string): LocalDate | null {
  const folded = foldWidth(text).replaceAll('。', '.').trim();
  const match = SOLID.exec(folded) ?? LOOSE.exec(folded);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}
