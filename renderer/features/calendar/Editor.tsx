/**
 * Making a year: its notice, the days read from it or typed, what differs from the year in force. Sending it
 * changes nothing yet: a second person confirms.
 */
import { App, Button, Input } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { sourceText } from '#shared/regulation/calendar/calendar-source';
import { calendarTotals } from '#shared/regulation/calendar/calendar-totals';
import { type CalendarProblem, readCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { DialogField } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { undecidedSpans, useCalendarDraft } from '../../stores/calendar-draft';
import { useDesk } from '../../stores/desk-store';
import { CALENDAR, CALENDAR_EDITOR as W } from '../../text/calendar';
import type { Calendars } from './CalendarPage';
import { DaysTable } from './DaysTable';
import { Differences } from './Differences';
import { NoticeReader } from './NoticeReader';
import { Totals } from './Totals';
import { YearGrid } from './YearGrid';

interface EditorProps {
  readonly calendars: Calendars;
  readonly onProposed: () => void;
}

export function Editor({ calendars, onProposed }: EditorProps) {
  const year = useCalendarDraft((draft) => draft.year);
  if (year === null) return <YearChoice calendars={calendars} />;
  return <YearEditor year={year} calendars={calendars} onProposed={onProposed} />;
}

function YearChoice({ calendars }: Pick<EditorProps, 'calendars'>) {
  const begin = useCalendarDraft((draft) => draft.begin);
  const today = useDesk((desk) => desk.state?.today ?? '');
  const next = Math.max(Number(today.slice(0, 4)), ...calendars.years.map(({ year }) => year)) + 1;
  const [typed, setTyped] = useState(String(next));
  const wrong = !/^(19|2[012])\d\d$/.test(typed.trim());
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const year = Number(typed.trim());
    if (!wrong) begin(year, calendars.years.find((candidate) => candidate.year === year) ?? null);
  };
  return (
    <form className="rd-card" onSubmit={start} noValidate>
      <p className="rd-quiet">{W.beginNote}</p>
      <div className="rd-day-form">
        <DialogField id="rd-calendar-year" label={W.year} error={wrong ? W.badYear : ''}>
          <Input
            id="rd-calendar-year"
            value={typed}
            inputMode="numeric"
            maxLength={4}
            onChange={({ target }) => setTyped(target.value)}
          />
        </DialogField>
        <Button type="primary" htmlType="submit">
          {W.begin}
        </Button>
      </div>
    </form>
  );
}

interface YearEditorProps extends EditorProps {
  readonly year: number;
}

function YearEditor({ year, calendars, onProposed }: YearEditorProps) {
  const draft = useCalendarDraft();
  const { source, days } = draft;
  const { run, busy, failure } = useCommand('calendars.propose');
  const [problems, setProblems] = useState<readonly CalendarProblem[]>([]);
  const [edited, setEdited] = useState<string | null>(null);
  const { message } = App.useApp();
  const loaded = calendars.years.find((candidate) => candidate.year === year) ?? null;
  const cited = sourceText(source);
  const written = useMemo(
    () => days.map((day) => ({ ...day, source: day.source === '' ? cited : day.source })),
    [days, cited],
  );
  const undecided = undecidedSpans(draft);
  const propose = async (): Promise<void> => {
    const calendar = {
      year,
      source,
      days: days.map(({ source: own, ...day }) => (own === '' ? day : { ...day, source: own })),
    };
    const read = readCalendarYear(calendar);
    setProblems(read.ok ? [] : read.error);
    if (!read.ok || undecided > 0) return;
    const answer = await run({ commandId: newCommandId(), calendar });
    if (!answer?.ok) return;
    draft.startOver();
    message.success(W.proposed(year));
    onProposed();
  };
  useMainAction(W.propose, () => void propose());
  return (
    <div className="rd-calendar-stack">
      <div className="rd-page-head">
        <h2 className="rd-section-title">{CALENDAR.edit(year)}</h2>
        <Button size="small" onClick={draft.startOver}>
          {W.startOver}
        </Button>
        <span className="rd-spring" />
        <span className="rd-quiet">{W.proposeNote}</span>
        <Button type="primary" loading={busy} onClick={() => void propose()}>
          {W.propose}
        </Button>
      </div>
      {undecided > 0 ? <p role="status">▲ {W.undecided(undecided)}</p> : null}
      {problems.length > 0 ? (
        <div className="rd-card" role="alert">
          <strong>{W.wrong}</strong>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.path.join('.')} ${problem.message}`}>
                {problem.place}：{problem.message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <FailureNotice failure={failure} />
      <SourceFields />
      <NoticeReader year={year} />
      <div className="rd-year-columns">
        <YearGrid year={year} days={written} onPick={setEdited} />
        <aside className="rd-card">
          <Totals
            year={year}
            totals={calendarTotals({ year, days: written })}
            before={loaded?.totals ?? null}
          />
        </aside>
      </div>
      <DaysTable edited={edited} onEdit={setEdited} />
      <section className="rd-card" aria-label={W.differences}>
        <h2>{W.differences}</h2>
        <Differences year={year} before={loaded?.days ?? null} after={written} />
      </section>
    </div>
  );
}

function SourceFields() {
  const { source, setSource } = useCalendarDraft();
  const fields = CALENDAR.sourceFields;
  return (
    <section className="rd-card" aria-label={CALENDAR.source}>
      <h2>{CALENDAR.source}</h2>
      <div className="rd-calendar-fields">
        {(['title', 'number', 'issuer'] as const).map((field) => (
          <DialogField
            key={field}
            id={`rd-source-${field}`}
            label={fields[field]}
            required={field !== 'number'}
            {...(field === 'number' ? { help: CALENDAR.sourceHelp } : {})}
          >
            <Input
              id={`rd-source-${field}`}
              maxLength={field === 'number' ? 40 : 200}
              value={source[field]}
              onChange={({ target }) => setSource({ [field]: target.value })}
            />
          </DialogField>
        ))}
      </div>
    </section>
  );
}
