/**
 * What the year grid shows: twelve months, each day with its nature, name and notice. Pure selection of
 * facts; colours, marks and layout are the screen's.
 */

import { type LocalDate, weekday } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { type CalendarDay, type DayNature, dayNature, type WorkingCalendar } from './calendar';
import { datesOfYear } from './calendar-totals';

export type GridNature = 'working' | 'off' | 'makeup' | 'weekend';

export interface YearViewDay {
  readonly date: LocalDate;
  /** Day of the month. */
  readonly day: number;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number;
  readonly nature: GridNature;
  /** Holiday of a day off or make-up day; empty on ordinary days. */
  readonly name: string;
  readonly source: string;
  readonly scope: CalendarDay['scope'] | null;
}

export interface YearViewMonth {
  /** 1…12 */
  readonly month: number;
  /** Empty cells before the 1st in a week that begins on Monday, 0…6. */
  readonly blanks: number;
  readonly days: readonly YearViewDay[];
}

export interface YearView {
  readonly year: number;
  /** False: the year is not loaded, so only weekends are known (按周末推算). */
  readonly loaded: boolean;
  readonly months: readonly YearViewMonth[];
}

/** The grid of `year` (1900…2200) in `calendar`. */
export function yearView(calendar: WorkingCalendar, year: number): YearView {
  const days = datesOfYear(year).map((date) => viewDay(date, dayNature(calendar, date)));
  const months = Array.from({ length: 12 }, (_, index) => {
    const own = days.filter((day) => Number(day.date.slice(5, 7)) === index + 1);
    return { month: index + 1, blanks: ((own[0]?.weekday ?? 1) + 6) % 7, days: own };
  });
  return { year, loaded: calendar.years.includes(year), months };
}

function viewDay(date: LocalDate, nature: DayNature): YearViewDay {
  const exception = exceptionOf(nature);
  return {
    date,
    day: Number(date.slice(8)),
    weekday: weekday(date),
    nature: gridNature(nature),
    name: exception?.name ?? '',
    source: exception?.source ?? '',
    scope: exception?.scope ?? null,
  };
}

function exceptionOf(nature: DayNature): CalendarDay | null {
  if (nature.working) return nature.makeup;
  return nature.reason === 'holiday' ? nature.holiday : null;
}

function gridNature(nature: DayNature): GridNature {
  if (nature.working) return nature.makeup ? 'makeup' : 'working';
  switch (nature.reason) {
    case 'holiday':
      return 'off';
    case 'weekend':
      return 'weekend';
    default:
      return assertNever(nature, 'day nature');
  }
}
