/**
 * Working calendars: the exceptions of each loaded year to Monday–Friday. A year that is not loaded is
 * counted with weekends only and every date that touches it is provisional (待核).
 */
import { type LocalDate, weekday } from '#shared/domain/local-date';
import { XJ_2025 } from './xj-2025';
import { XJ_2026 } from './xj-2026';

/** One exception. `off`: no work although it may be a weekday; `makeup_workday`: work on a weekend day. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: 'off' | 'makeup_workday';
  readonly name: string;
  readonly scope: 'national' | 'xinjiang';
  /** The notice the day stands in. */
  readonly source: string;
}

export interface CalendarYear {
  readonly year: number;
  readonly days: readonly CalendarDay[];
}

/** A calendar as workstations choose it. */
export interface WorkingCalendar {
  readonly id: 'xj' | 'national';
  readonly name: string;
  readonly years: readonly number[];
  readonly exceptions: ReadonlyMap<string, CalendarDay>;
}

/** Builds a calendar from loaded years; `national` leaves the Xinjiang holidays out. */
export function workingCalendar(id: WorkingCalendar['id'], years: readonly CalendarYear[]): WorkingCalendar {
  const days = years.flatMap((year) => year.days).filter((day) => id === 'xj' || day.scope === 'national');
  return {
    id,
    name: id === 'xj' ? '新疆工作日历' : '全国工作日历',
    years: years.map((year) => year.year),
    exceptions: new Map(days.map((day) => [day.date, day])),
  };
}

/** Years that come with the program. */
export const BUILT_IN_YEARS: readonly CalendarYear[] = [XJ_2025, XJ_2026];

/** The calendar of Xinjiang offices with the years built in. */
export const XJ_CALENDAR = workingCalendar('xj', BUILT_IN_YEARS);
/** The same years without the Xinjiang holidays. */
export const NATIONAL_CALENDAR = workingCalendar('national', BUILT_IN_YEARS);

/** What a day is, and why. */
export type DayNature =
  | { readonly working: true; readonly makeup: CalendarDay | null }
  | { readonly working: false; readonly reason: 'weekend' }
  | { readonly working: false; readonly reason: 'holiday'; readonly holiday: CalendarDay };

/** Whether `date` is a working day in `calendar`, with the reason. */
export function dayNature(calendar: WorkingCalendar, date: LocalDate): DayNature {
  const exception = calendar.exceptions.get(date);
  if (exception?.kind === 'off') return { working: false, reason: 'holiday', holiday: exception };
  if (exception) return { working: true, makeup: exception };
  const day = weekday(date);
  return day === 0 || day === 6 ? { working: false, reason: 'weekend' } : { working: true, makeup: null };
}

/** Whether the calendar of the date's year is loaded. */
export function isYearLoaded(calendar: WorkingCalendar, date: LocalDate): boolean {
  return calendar.years.includes(Number(date.slice(0, 4)));
}
