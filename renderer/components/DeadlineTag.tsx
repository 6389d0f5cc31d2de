/**
 * A deadline as shape, colour and words; pressing it shows how the date was computed, with every skipped
 * day and the clauses. Never a bare date, never colour alone.
 */
import { App, Button } from 'antd';
import type { DeadlineView } from '#shared/contract/deadline-view';
import { formatLong, formatShort } from '#shared/domain/local-date';
import { COMMON, DEADLINE_WORDS as W } from '../text/common';
import { ClauseTags } from './ClauseTags';
import './DeadlineTag.css';
import {
  earlierWords,
  explanation,
  groupDays,
  groupWords,
  holdWords,
} from '#shared/regulation/casework/explain-clock';
import { lightWords, spokenDeadline } from './deadline-words';
import { InfoPopover } from './InfoPopover';

interface DeadlineTagProps {
  readonly deadline: DeadlineView;
  /** Shows the name of the deadline too, e.g. 受理期限. */
  readonly named?: boolean;
  /** -1 keeps it out of the tab order, e.g. in rows of a list that are not current. */
  readonly tabIndex?: 0 | -1;
}

export function DeadlineTag({ deadline, named = false, tabIndex = 0 }: DeadlineTagProps) {
  const words = lightWords(deadline.light);
  const over = deadline.light.level === 'done';
  return (
    <InfoPopover
      label={spokenDeadline(deadline)}
      title={`${deadline.name} ${formatLong(deadline.due)}`}
      content={<Explanation deadline={deadline} />}
      tabIndex={tabIndex}
      className={`rd-deadline rd-deadline-${deadline.light.level}`}
    >
      <span className="rd-deadline-shape" aria-hidden="true">
        {words.shape}
      </span>
      {named ? <span>{deadline.name.replace(/期限$/, '')}</span> : null}
      {over && named ? null : (
        <span className={deadline.provisional ? 'rd-deadline-provisional' : undefined}>
          {formatShort(deadline.due)}
        </span>
      )}
      {deadline.light.level === 'today' && named ? null : <span aria-hidden="true">·</span>}
      <strong className="rd-deadline-left">{words.remaining}</strong>
    </InfoPopover>
  );
}

function Explanation({ deadline }: { readonly deadline: DeadlineView }) {
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(explanation(deadline));
    message.success(COMMON.copied);
  };
  const skipped = groupDays(deadline.skipped);
  const makeups = groupDays(deadline.makeups);
  return (
    <>
      <dl className="rd-deadline-facts">
        <dt>{W.start}</dt>
        <dd>
          {deadline.startsWith} {formatShort(deadline.start)}，{W.firstDay} {formatShort(deadline.firstDay)}
        </dd>
        <dt>{W.length}</dt>
        <dd>{W.workingDays(deadline.days)}</dd>
        <dt>{W.skipped}</dt>
        <dd>
          {skipped.length === 0 ? W.nothingSkipped : null}
          <ul>
            {skipped.map((group) => (
              <li key={group.from} title={`${W.source}：${group.source}`}>
                {groupWords(group)}
              </li>
            ))}
          </ul>
        </dd>
        {makeups.length > 0 ? (
          <>
            <dt>{W.counted}</dt>
            <dd>
              <ul>
                {makeups.map((group) => (
                  <li key={group.from} title={`${W.source}：${group.source}`}>
                    {groupWords(group)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        {deadline.objection === null ? null : (
          <>
            <dt>{W.objection}</dt>
            <dd>{W.objectionNumber(deadline.objection)}</dd>
          </>
        )}
        <Lines title={W.holds} lines={deadline.holds.map(holdWords)} />
        <Lines title={W.earlier} lines={deadline.earlier.map(earlierWords)} />
        {deadline.stopped ? (
          <>
            <dt>{W.stopped}</dt>
            <dd>{formatShort(deadline.stopped)}</dd>
          </>
        ) : null}
        <dt>{W.basis}</dt>
        <dd>{deadline.basis.length > 0 ? <ClauseTags ids={deadline.basis} /> : W.nothingSkipped}</dd>
        <dt>{W.rulePack}</dt>
        <dd>
          {deadline.profile} · {W.calendar} {W.calendars[deadline.calendar]}
        </dd>
      </dl>
      {deadline.nature === 'reminder' ? <p className="rd-deadline-note">{W.reminder}</p> : null}
      {deadline.provisional ? (
        <p className="rd-deadline-note rd-deadline-doubt">
          {W.provisional}（{deadline.missingYears.join('、')}年）
        </p>
      ) : null}
      <Button size="small" onClick={() => void copy()}>
        {COMMON.copy}
      </Button>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
