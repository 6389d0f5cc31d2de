/**
 * Local dates of Beijing time (Asia/Shanghai), which every Xinjiang office works on (民法典 203; rules:
 * working days, section 10.1). A legal date is never an instant: no time zone arithmetic happens on it.
 */
import { err, ok, type Result } from '#shared/lib/result';

/** A calendar date `YYYY-MM-DD` in Asia/Shanghai. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** An instant in UTC, ISO 8601 with milliseconds, e.g. `2026-03-05T02:32:05.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const toUtcMs = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`);
const fromUtcMs = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate;

/** Years a date may lie in. Wider than any matter of an office, narrow enough that counting on stays a date. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Whether a text is a date that exists, e.g. not 2026-02-30, from 1900 to 2200. */
export function isLocalDate(text: string): text is LocalDate {
  const match = DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Parses a date that exists. */
export function parseLocalDate(text: string): Result<LocalDate, 'not-a-date'> {
  return isLocalDate(text) ? ok(text) : err('not-a-date');
}

/** For literals in code and data tables. @throws when the text is no date: that is a bug. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

/** The Beijing date of an instant. */
export function beijingDate(instant: Instant): LocalDate {
  return fromUtcMs(Date.parse(instant) + BEIJING_OFFSET_MS);
}

/** The Beijing wall time `HH:MM:SS` of an instant. */
export function beijingTime(instant: Instant): string {
  return new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(11, 19);
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtcMs(toUtcMs(date) + days * MS_PER_DAY);
}

/** The same day `years` later; 29 February falls back to 28 February. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const year = Number(date.slice(0, 4)) + years;
  const leapDay = date.endsWith('-02-29') && !isLeapYear(year);
  return `${String(year).padStart(4, '0')}${leapDay ? '-02-28' : date.slice(4)}` as LocalDate;
}

/** The same day `months` later, or the last day of that month when it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), last);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((toUtcMs(b) - toUtcMs(a)) / MS_PER_DAY);
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekday(date: LocalDate): number {
  return new Date(toUtcMs(date)).getUTCDay();
}

/** `周五` */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekday(date)] ?? '';
}

/** `2026年3月5日`, as letters write it: no leading zeros. */
export function formatLong(date: LocalDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** `3月5日(周四)`, as lists write it. */
export function formatShort(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日(${weekdayName(date)})`;
}
