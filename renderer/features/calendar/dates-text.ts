/** Dates as a person types them in one field: single days and spans, `2027-02-05—2027-02-11、2027-02-14`. */
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { parseTypedDate } from '../../components/form/date-text';

/** More days than a year has exceptions: a span so long is a slip. */
const MAX_SPAN = 60;

/** Every day named, in the order typed; `null` when a part is no date or a span runs backwards. */
export function readDates(text: string): readonly LocalDate[] | null {
  const parts = text.split(/[、,，;；\s]+/u).filter((part) => part !== '');
  const days: LocalDate[] = [];
  for (const part of parts) {
    const [first, last, ...more] = part.split(/[—–~～至]+/u).map((side) => parseTypedDate(side));
    const end = last === undefined ? first : last;
    if (!first || !end || more.length > 0) return null;
    let day = first;
    for (let count = 0; day <= end; count += 1, day = addDays(day, 1)) {
      if (count >= MAX_SPAN) return null;
      days.push(day);
    }
    if (end < first) return null;
  }
  return days.length === 0 ? null : days;
}

/** The same the other way: neighbours joined into spans. */
export function writeDates(dates: readonly LocalDate[]): string {
  const spans: { from: LocalDate; to: LocalDate }[] = [];
  for (const date of dates) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else spans.push({ from: date, to: date });
  }
  return spans.map(({ from, to }) => (from === to ? from : `${from}—${to}`)).join('、');
}
