/** The days of the draft: each can be changed or removed, and further ones added. */
import { Button } from 'antd';
import { formatShort, type LocalDate } from '#shared/domain/local-date';
import { useCalendarDraft } from '../../stores/calendar-draft';
import { CALENDAR_EDITOR as W } from '../../text/calendar';
import { DayForm, type DayValues } from './DayForm';

const NEW_DAY: DayValues = { dates: [], kind: 'off', name: '', scope: 'national' };

interface DaysTableProps {
  /** The day in the form; empty for further days, null while nothing is edited. */
  readonly edited: string | null;
  readonly onEdit: (date: string | null) => void;
}

export function DaysTable({ edited, onEdit }: DaysTableProps) {
  const { days, putDays, removeDay } = useCalendarDraft();
  const known = days.find(({ date }) => date === edited);
  const take = (values: DayValues): void => {
    if (known) removeDay(known.date);
    const { dates, ...rest } = values;
    putDays(dates.map((date) => ({ ...rest, date, source: known?.source ?? '' })));
    onEdit(null);
  };
  const startOf = (date: string): DayValues =>
    known
      ? { ...known, dates: [known.date as LocalDate] }
      : { ...NEW_DAY, dates: date === '' ? [] : [date as LocalDate] };
  return (
    <section className="rd-card" aria-label={W.daysTitle(days.length)}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.daysTitle(days.length)}</h2>
        <span className="rd-quiet">{W.pickHelp}</span>
        <span className="rd-spring" />
        <Button onClick={() => onEdit('')}>{W.add}</Button>
      </div>
      {edited === null ? null : (
        <DayForm
          key={edited}
          start={startOf(edited)}
          okLabel={known ? W.save : W.addDo}
          onDone={take}
          onCancel={() => onEdit(null)}
        />
      )}
      {days.length > 0 ? (
        <table className="rd-plain-table">
          <caption className="rd-hidden">{W.daysCaption}</caption>
          <thead>
            <tr>
              {Object.values(W.dayColumns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <th scope="row">
                  {day.date}（{formatShort(day.date as LocalDate).slice(-3, -1)}）
                </th>
                <td>{W.kinds[day.kind]}</td>
                <td>{day.name}</td>
                <td>{W.scopes[day.scope]}</td>
                <td>{day.source === '' ? <span className="rd-quiet">{W.yearSource}</span> : day.source}</td>
                <td>
                  <Button size="small" aria-label={`${W.edit} ${day.date}`} onClick={() => onEdit(day.date)}>
                    {W.edit}
                  </Button>{' '}
                  <Button
                    size="small"
                    aria-label={`${W.remove} ${day.date}`}
                    onClick={() => removeDay(day.date)}
                  >
                    {W.remove}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
