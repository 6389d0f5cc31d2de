/**
 * Counting of working-day periods (workflow section 10.1): the day of the start event is not counted, the
 * first day is the next working day, the period ends on the n-th working day at 24:00 Beijing time.
 * Every result explains itself: each skipped day with its name and source.
 */
import { addDays, type LocalDate, weekdayName } from '#shared/domain/local-date';
import { dayNature, isYearLoaded, type WorkingCalendar } from './calendar';

/** A day of the period that was not counted. */
export interface SkippedDay {
  readonly date: LocalDate;
  readonly reason: string;
  readonly source: string;
}

/** A weekend day that was counted because it is a make-up working day. */
export interface MakeupDay {
  readonly date: LocalDate;
  readonly reason: string;
  readonly source: string;
}

export interface DueDate {
  readonly start: LocalDate;
  readonly days: number;
  readonly firstDay: LocalDate;
  readonly due: LocalDate;
  readonly skipped: readonly SkippedDay[];
  readonly makeups: readonly MakeupDay[];
  /** 待核: the period touches a year whose calendar is not loaded; counted with weekends only. */
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
  readonly calendar: WorkingCalendar['id'];
}

/** Longest period this counts, in working days: no clock of the rules is longer than a year. */
export const MAX_WORKING_DAYS = 366;

/** The due date `days` working days after `start`. @throws when `days` is not 1…366: that is a bug. */
export function dueDate(calendar: WorkingCalendar, start: LocalDate, days: number): DueDate {
  if (!Number.isInteger(days) || days < 1 || days > MAX_WORKING_DAYS) throw new Error(`bad length: ${days}`);
  const skipped: SkippedDay[] = [];
  const makeups: MakeupDay[] = [];
  const missing = new Set<number>();
  let firstDay: LocalDate | null = null;
  let date = start;
  let counted = 0;
  while (counted < days) {
    date = addDays(date, 1);
    if (!isYearLoaded(calendar, date)) missing.add(Number(date.slice(0, 4)));
    const nature = dayNature(calendar, date);
    if (nature.working) {
      counted += 1;
      firstDay ??= date;
      if (nature.makeup)
        makeups.push({ date, reason: `${nature.makeup.name}调休上班`, source: nature.makeup.source });
    } else if (nature.reason === 'holiday') {
      skipped.push({ date, reason: `${nature.holiday.name}放假`, source: nature.holiday.source });
    } else {
      skipped.push({ date, reason: weekdayName(date), source: '双休日' });
    }
  }
  return {
    start,
    days,
    firstDay: firstDay ?? date,
    due: date,
    skipped,
    makeups,
    provisional: missing.size > 0,
    missingYears: [...missing],
    calendar: calendar.id,
  };
}

/** Working days in (from, to]; 0 when `to` is not later than `from`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
    if (dayNature(calendar, date).working) count += 1;
  return count;
}
