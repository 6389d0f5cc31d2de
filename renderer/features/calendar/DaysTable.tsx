/** The days of the draft: each can be changed or removed, and further ones added. */
import { Button } from 'antd';
import { useState } from 'react';
import { formatShort, type LocalDate } from '#shared/domain/local-date';
import { type DraftDay, useCalendarDraft } from '../../stores/calendar-draft';
import { CALENDAR_EDITOR as W } from '../../text/calendar';
import { DayForm, type DayValues } from './DayForm';

const NEW_DAY: DayValues = { dates: [], kind: 'off', name: '', scope: 'national' };

export function DaysTable() {
  const { days, putDays, removeDay } = useCalendarDraft();
  const [edited, setEdited] = useState<DraftDay | 'new' | null>(null);
  const take = (values: DayValues): void => {
    if (edited !== 'new' && edited !== null) removeDay(edited.date);
    const { dates, ...rest } = values;
    const source = edited !== 'new' && edited !== null ? edited.source : '';
    putDays(dates.map((date) => ({ ...rest, date, source })));
    setEdited(null);
  };
  return (
    <section className="rd-card" aria-label={W.daysTitle(days.length)}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.daysTitle(days.length)}</h2>
        <span className="rd-spring" />
        <Button onClick={() => setEdited('new')}>{W.add}</Button>
      </div>
      {edited === null ? null : (
        <DayForm
          key={edited === 'new' ? '' : edited.date}
          start={edited === 'new' ? NEW_DAY : { ...edited, dates: [edited.date as LocalDate] }}
          okLabel={edited === 'new' ? W.addDo : W.save}
          onDone={take}
          onCancel={() => setEdited(null)}
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
                  <Button size="small" aria-label={`${W.edit} ${day.date}`} onClick={() => setEdited(day)}>
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
