/** Every open clock that a calendar year moves, old date and new: what the second person signs for. */
import { Button } from 'antd';
import { formatLong } from '#shared/domain/local-date';
import { CALENDAR_PENDING as W } from '../../text/calendar';
import type { Calendars } from './CalendarPage';

interface MovedClocksProps {
  readonly moved: NonNullable<Calendars['pending']>['moved'];
  readonly onCase: (caseId: string) => void;
}

export function MovedClocks({ moved, onCase }: MovedClocksProps) {
  return (
    <section className="rd-card" aria-label={W.moved(moved.length)}>
      <h2>{W.moved(moved.length)}</h2>
      <p className="rd-quiet">{moved.length === 0 ? W.movedNone : W.movedNote}</p>
      {moved.length > 0 ? (
        <table className="rd-plain-table">
          <caption className="rd-hidden">{W.movedCaption}</caption>
          <thead>
            <tr>
              {Object.values(W.movedColumns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moved.map((clock) => (
              <tr key={`${clock.caseId} ${clock.name} ${clock.from}`}>
                <th scope="row">
                  <Button type="link" size="small" onClick={() => onCase(clock.caseId)}>
                    {clock.number}
                  </Button>
                </th>
                <td>{clock.name}</td>
                <td>
                  {formatLong(clock.from)}
                  {clock.provisionalBefore ? W.provisional : ''}
                </td>
                <td>
                  <span aria-hidden="true">→ </span>
                  <strong>{formatLong(clock.to)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
