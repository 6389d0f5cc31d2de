/**
 * Sums of a calendar year and the difference of two versions of it, as the person who confirms the year
 * compares them with the notice. It counts and compares; it judges nothing.
 */
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { type CalendarDay, type CalendarYear, dayNature, workingCalendar } from './calendar';

export interface HolidayTotal {
  readonly name: string;
  /** Calendar days off named in the year, weekends among them included. */
  readonly days: number;
}

export interface CalendarTotals {
  readonly year: number;
  /** National days off by holiday, in the order of the year. */
  readonly statutory: readonly HolidayTotal[];
  readonly statutoryDays: number;
  /** Make-up working days (调休上班), all scopes. */
  readonly makeupDays: number;
  /** Days off that hold in Xinjiang only, by holiday. */
  readonly xinjiang: readonly HolidayTotal[];
  readonly xinjiangDays: number;
  /** Working days of the year in Xinjiang, and without the Xinjiang days. */
  readonly workingDays: number;
  readonly nationalWorkingDays: number;
}

/** The sums of a year, in days. */
export function calendarTotals(year: CalendarYear): CalendarTotals {
  const off = (scope: CalendarDay['scope']) =>
    year.days.filter((day) => day.kind === 'off' && day.scope === scope);
  return {
    year: year.year,
    statutory: byName(off('national')),
    statutoryDays: off('national').length,
    makeupDays: year.days.filter((day) => day.kind === 'makeup_workday').length,
    xinjiang: byName(off('xinjiang')),
    xinjiangDays: off('xinjiang').length,
    workingDays: workingDays('xj', year),
    nationalWorkingDays: workingDays('national', year),
  };
}

function byName(days: readonly CalendarDay[]): readonly HolidayTotal[] {
  const sums = new Map<string, number>();
  for (const day of [...days].sort(byDate)) sums.set(day.name, (sums.get(day.name) ?? 0) + 1);
  return [...sums].map(([name, count]) => ({ name, days: count }));
}

const byDate = (a: CalendarDay, b: CalendarDay): number => (a.date < b.date ? -1 : 1);

function workingDays(id: 'xj' | 'national', year: CalendarYear): number {
  const calendar = workingCalendar(id, [year]);
  return datesOfYear(year.year).filter((date) => dayNature(calendar, date).working).length;
}

/** Every date of a year, in order. */
export function datesOfYear(year: number): readonly LocalDate[] {
  const first = localDate(`${year}-01-01`);
  return Array.from({ length: 366 }, (_, index) => addDays(first, index)).filter(
    (date) => Number(date.slice(0, 4)) === year,
  );
}

/** A day that two versions of a year do not treat alike, in words. */
export interface CalendarDifference {
  readonly date: LocalDate;
  readonly before: string;
  readonly after: string;
  /** Whether a due date can move: the day is a working day in one version only, in either calendar. */
  readonly countsDifferently: boolean;
}

/** Days that differ from `before`, in order; `null` compares with a year counted by weekends only. */
export function compareCalendarYears(
  before: CalendarYear | null,
  after: CalendarYear,
): readonly CalendarDifference[] {
  const old: CalendarYear = before ?? { year: after.year, days: [] };
  const oldDays = new Map(old.days.map((day) => [day.date, day]));
  const newDays = new Map(after.days.map((day) => [day.date, day]));
  const calendars = (['xj', 'national'] as const).map(
    (id) => [workingCalendar(id, [old]), workingCalendar(id, [after])] as const,
  );
  const years = old.year === after.year ? [after.year] : [old.year, after.year].sort((a, b) => a - b);
  return years.flatMap(datesOfYear).flatMap((date) => {
    const [was, is] = [oldDays.get(date), newDays.get(date)];
    const [wasWords, isWords] = [dayWords(date, was), dayWords(date, is)];
    if (wasWords === isWords && was?.source === is?.source) return [];
    const cite = wasWords === isWords;
    return {
      date,
      before: cite ? `${wasWords}，依据${was?.source ?? ''}` : wasWords,
      after: cite ? `${isWords}，依据${is?.source ?? ''}` : isWords,
      countsDifferently: calendars.some(
        ([a, b]) => dayNature(a, date).working !== dayNature(b, date).working,
      ),
    };
  });
}

const NO_EXCEPTIONS = workingCalendar('xj', []);

function dayWords(date: LocalDate, day: CalendarDay | undefined): string {
  if (!day) return dayNature(NO_EXCEPTIONS, date).working ? '工作日' : '双休日';
  const region = day.scope === 'xinjiang' ? '（新疆）' : '';
  return `${day.kind === 'off' ? '放假' : '调休上班'}：${day.name}${region}`;
}
