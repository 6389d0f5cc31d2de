/** One recognised arrangement: what it says, its question when it is not certain, and the person's word on it. */
import { Button } from 'antd';
import { useState } from 'react';
import { type Decision, type NoticeSpanView, useCalendarDraft } from '../../stores/calendar-draft';
import { CALENDAR as C, CALENDAR_EDITOR as W } from '../../text/calendar';
import { DayForm, type DayValues } from './DayForm';
import { writeDates } from './dates-text';

interface SpanItemProps {
  readonly index: number;
  readonly span: NoticeSpanView;
  readonly decision: Decision | undefined;
  readonly onTake: (values: DayValues) => void;
}

export function SpanItem({ index, span, decision, onTake }: SpanItemProps) {
  const { drop, askAgain } = useCalendarDraft();
  const [editing, setEditing] = useState(false);
  const name = `${index + 1}`;
  return (
    <li className={decision === undefined ? '' : 'rd-span-done'}>
      <p>
        <strong>
          {name}. {W.kinds[span.kind]}：{span.name || '—'}
        </strong>{' '}
        {span.scope === 'xinjiang' ? `（${W.scopes.xinjiang}）` : ''}{' '}
        {span.dates.length === 0 ? W.noDates : `${writeDates(span.dates)}，${C.days(span.dates.length)}`}
      </p>
      {span.certain ? (
        <p className="rd-quiet">✓ {W.certain}</p>
      ) : (
        <p className="rd-span-doubt">
          ▲ {W.doubtful}：{span.doubt}
        </p>
      )}
      {editing ? (
        <DayForm
          start={span}
          okLabel={W.takeEdited}
          onDone={(values) => {
            onTake(values);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : decision === undefined ? (
        <span className="rd-span-acts">
          {span.dates.length > 0 && span.name !== '' ? (
            <Button size="small" aria-label={`${W.take} ${name}`} onClick={() => onTake(span)}>
              {W.take}
            </Button>
          ) : null}
          <Button size="small" aria-label={`${W.change} ${name}`} onClick={() => setEditing(true)}>
            {W.change}
          </Button>
          <Button size="small" aria-label={`${W.drop} ${name}`} onClick={() => drop(index)}>
            {W.drop}
          </Button>
        </span>
      ) : (
        <span className="rd-span-acts">
          <span>{decision.how === 'taken' ? `✓ ${W.taken}` : `✕ ${W.dropped}`}</span>
          <Button size="small" aria-label={`${W.again} ${name}`} onClick={() => askAgain(index)}>
            {W.again}
          </Button>
        </span>
      )}
    </li>
  );
}
