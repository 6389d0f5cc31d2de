/**
 * Compares the number of days a notice states with the days it names. It only asks; which of the two is
 * right the notice's reader decides.
 */
import { addDays, type LocalDate, weekday } from '#shared/domain/local-date';
import type { DateGroup } from './notice-dates';
import type { Phrase } from './notice-words';

export type OffPhrase = Extract<Phrase, { kind: 'off' }>;

/** Questions about 放假n天 and 共n天; `dates` are all days named, of neighbouring years too. */
export function countDoubts(
  phrase: OffPhrase,
  dates: readonly LocalDate[],
  group: DateGroup,
): readonly string[] {
  const { own, totals, joined } = phrase;
  if (phrase.from) {
    const single = group.parts.length === 1 && group.parts[0]?.last === null;
    const length = own ?? totals[0];
    return single && length !== undefined
      ? [`写的是“起”，是否连续${length}天（含双休日）？`]
      : ['写的是“起”，到哪一天为止？'];
  }
  const longest = joined ? withWeekends(dates) : dates.length;
  const wrongTotal = totals.find((total) => total !== dates.length && total !== longest);
  const wrong = own !== null && own !== dates.length ? own : wrongTotal;
  return wrong === undefined || dates.length === 0
    ? []
    : [`写的是${wrong}天，按日期数是${longest}天，以哪个为准？`];
}

/** Days of the rest that `dates` and the weekends touching them make together. */
function withWeekends(dates: readonly LocalDate[]): number {
  const isWeekend = (date: LocalDate) => [0, 6].includes(weekday(date));
  const off = new Set(dates);
  for (const date of dates) {
    for (let next = addDays(date, 1); isWeekend(next); next = addDays(next, 1)) off.add(next);
    for (let next = addDays(date, -1); isWeekend(next); next = addDays(next, -1)) off.add(next);
  }
  return off.size;
}

/** The days of `1月28日起放假8天`: the first and those that follow, weekends included, within its year. */
export function fromFirstDay(dates: readonly LocalDate[], phrase: OffPhrase): readonly LocalDate[] {
  const [first] = dates;
  const length = phrase.own ?? phrase.totals[0];
  if (first === undefined || dates.length > 1 || length === undefined || length < 1 || length > 12)
    return dates;
  const all = Array.from({ length }, (_, index) => addDays(first, index));
  return all.filter((date) => date.slice(0, 4) === first.slice(0, 4));
}
