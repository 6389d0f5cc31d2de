/** Sums of a year, beside those of the year now in force where there is one: what is compared with the notice. */
import type { CalendarTotals } from '#shared/regulation/calendar/calendar-totals';
import { CALENDAR as W } from '../../text/calendar';

/** What the service answers and what is counted on screen alike. */
type TotalsView = Omit<CalendarTotals, 'year' | 'nationalWorkingDays'>;

interface TotalsProps {
  readonly year: number;
  readonly totals: TotalsView;
  /** The year it would replace; null while there is none, absent where nothing is compared. */
  readonly before?: TotalsView | null;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly after: number;
  readonly before: number | undefined;
}

/** Each sum, then its holidays one by one. */
function linesOf(totals: TotalsView, before: TotalsView | null | undefined): readonly Line[] {
  const holidays = (list: 'statutory' | 'xinjiang'): readonly Line[] => {
    const names = new Set([...totals[list], ...(before?.[list] ?? [])].map(({ name }) => name));
    const count = (of: TotalsView | null | undefined, name: string): number | undefined =>
      of ? (of[list].find((holiday) => holiday.name === name)?.days ?? 0) : undefined;
    return [...names].map((name) => ({
      key: `${list} ${name}`,
      label: `　${name}`,
      after: count(totals, name) ?? 0,
      before: count(before, name),
    }));
  };
  const sum = (key: keyof typeof W.totalRows): Line => ({
    key,
    label: W.totalRows[key],
    after: totals[key],
    before: before?.[key],
  });
  return [
    sum('statutoryDays'),
    ...holidays('statutory'),
    sum('xinjiangDays'),
    ...holidays('xinjiang'),
    sum('makeupDays'),
    sum('workingDays'),
  ];
}

export function Totals({ year, totals, before }: TotalsProps) {
  const compared = before !== undefined && before !== null;
  return (
    <table className="rd-plain-table rd-totals">
      <caption>{W.totalsCaption(year)}</caption>
      {compared ? (
        <thead>
          <tr>
            <th scope="col">{W.totals}</th>
            <th scope="col">{W.before}</th>
            <th scope="col">{W.after}</th>
          </tr>
        </thead>
      ) : null}
      <tbody>
        {linesOf(totals, before).map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.label}</th>
            {compared ? <td>{W.days(line.before ?? 0)}</td> : null}
            <td>
              {compared && line.before !== line.after ? (
                <strong>▲ {W.days(line.after)}</strong>
              ) : (
                W.days(line.after)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
