/** Days that two versions of a year do not treat alike, by the shared rule; a missing year counts weekends only. */
import { useMemo } from 'react';
import { formatShort } from '#shared/domain/local-date';
import { compareCalendarYears } from '#shared/regulation/calendar/calendar-totals';
import type { DraftDay } from '../../stores/calendar-draft';
import { CALENDAR_EDITOR as W } from '../../text/calendar';

interface DifferencesProps {
  readonly year: number;
  readonly before: readonly DraftDay[] | null;
  /** With every source written out. */
  readonly after: readonly DraftDay[];
}

export function Differences({ year, before, after }: DifferencesProps) {
  const rows = useMemo(
    () => compareCalendarYears(before === null ? null : { year, days: before }, { year, days: after }),
    [year, before, after],
  );
  if (rows.length === 0) return <p className="rd-quiet">{W.noDifferences}</p>;
  return (
    <table className="rd-plain-table">
      <caption>{W.differencesCaption(year)}</caption>
      <thead>
        <tr>
          {Object.values(W.differenceColumns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.date}>
            <th scope="row">{formatShort(row.date)}</th>
            <td>{row.before}</td>
            <td>{row.after}</td>
            <td>{row.countsDifferently ? <strong>▲ {W.yes}</strong> : W.no}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
