/** 工作日历: the loaded years, the editor of a year, and the year that waits for a second person. */
import { Alert, Button, Tabs } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useCalendarDraft } from '../../stores/calendar-draft';
import { useDesk, useHolds } from '../../stores/desk-store';
import { CALENDAR as W } from '../../text/calendar';
import './calendar.css';
import { Editor } from './Editor';
import { PendingYear } from './PendingYear';
import { Totals } from './Totals';
import { YearGrid } from './YearGrid';

type View = 'year' | 'editor' | 'pending';

interface CalendarPageProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onCase: (caseId: string) => void;
}

export type Calendars = CallOutput<'calendars.list'>;

export function CalendarPage({ view, onView, onCase }: CalendarPageProps) {
  const { value, failure, reload } = useQuery('calendars.list', {}, 'rules');
  const proposes = useHolds('rules.propose');
  const tabs: readonly View[] = ['year', ...(proposes ? (['editor'] as const) : []), 'pending'];
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value ? (
        <div className="rd-page rd-page-scroll">
          <div className="rd-page-head">
            <h1>{W.title}</h1>
            <span className="rd-quiet">
              {W.loadedYears(value.years.map(({ year }) => String(year)).join('、'))}
            </span>
          </div>
          {value.pending && view !== 'pending' ? (
            <Alert
              role="status"
              showIcon
              type="warning"
              title={W.pendingNote(value.pending.year, value.pending.by)}
              action={
                <Button size="small" onClick={() => onView('pending')}>
                  {W.toPending}
                </Button>
              }
            />
          ) : null}
          <Tabs
            activeKey={tabs.includes(view) ? view : 'year'}
            onChange={(key) => onView(key as View)}
            destroyOnHidden
            items={tabs.map((key) => ({
              key,
              label: W.tabs[key],
              children:
                key === 'year' ? (
                  <Years calendars={value} onEdit={proposes ? () => onView('editor') : null} />
                ) : key === 'editor' ? (
                  <Editor calendars={value} onProposed={() => onView('pending')} />
                ) : (
                  <PendingYear calendars={value} onCase={onCase} onDone={() => onView('year')} />
                ),
            }))}
          />
        </div>
      ) : null}
    </LoadingArea>
  );
}

interface YearsProps {
  readonly calendars: Calendars;
  readonly onEdit: (() => void) | null;
}

function Years({ calendars, onEdit }: YearsProps) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const [year, setYear] = useState(Number(today.slice(0, 4)) || (calendars.years.at(-1)?.year ?? 0));
  const loaded = calendars.years.find((candidate) => candidate.year === year);
  const edit = (): void => {
    useCalendarDraft.getState().begin(year, loaded ?? null);
    onEdit?.();
  };
  return (
    <>
      <div className="rd-page-head rd-year-head">
        <Button onClick={() => setYear(year - 1)}>{W.previous}</Button>
        <h2 aria-live="polite">{W.yearTitle(year)}</h2>
        <Button onClick={() => setYear(year + 1)}>{W.next}</Button>
        <span className="rd-spring" />
        {onEdit ? <Button onClick={edit}>{W.edit(year)}</Button> : null}
      </div>
      {loaded ? null : <Alert role="status" showIcon type="warning" title={`▲ ${W.notLoaded(year)}`} />}
      <div className="rd-year-columns">
        <YearGrid key={year} year={year} days={loaded?.days ?? []} />
        {loaded ? (
          <aside className="rd-card">
            <Totals year={year} totals={loaded.totals} />
            <p>
              <strong>{W.source}</strong>{' '}
              {loaded.source
                ? [loaded.source.title, loaded.source.number, loaded.source.issuer]
                    .filter((words) => words !== '')
                    .join('，')
                : [...new Set(loaded.days.map((day) => day.source))].join('；')}
            </p>
          </aside>
        ) : null}
      </div>
    </>
  );
}
