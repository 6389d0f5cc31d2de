/** Values of rows: days as numbers that compare as days do, and texts of forms as rows hold them. */
import type { LocalDate } from '#shared/domain/local-date';

/** `2026-03-05` as 20260305; 0 for none. */
export const dayNumber = (day: string | null | undefined): number =>
  day ? Number(day.slice(0, 10).replaceAll('-', '')) : 0;

/** 20260305 as `2026-03-05`; not for 0. */
export function dayOf(day: number): LocalDate {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as LocalDate;
}

/** A text of a form, empty when it holds none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A six-digit code of a place, empty for anything else: it names a group of rows. */
export const regionOf = (value: unknown): string => (/^\d{6}$/.test(textIn(value)) ? textIn(value) : '');

/** A number of a row. */
export const numberOf = (value: string | number | undefined): number =>
  typeof value === 'number' ? value : 0;
