/**
 * The year that waits: who sent it, its sums and differences, and every open clock it moves. Confirming signs
 * for the clocks shown; the service refuses when their number has changed meanwhile.
 */
import { App, Button } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { ReasonModal } from '../../components/ReasonModal';
import { useCommand } from '../../components/use-command';
import { useHolds } from '../../stores/desk-store';
import { CALENDAR, CALENDAR_PENDING as W } from '../../text/calendar';
import type { Calendars } from './CalendarPage';
import { Differences } from './Differences';
import { MovedClocks } from './MovedClocks';
import { Totals } from './Totals';

interface PendingYearProps {
  readonly calendars: Calendars;
  readonly onCase: (caseId: string) => void;
  readonly onDone: () => void;
}

export function PendingYear({ calendars, onCase, onDone }: PendingYearProps) {
  const confirms = useHolds('rules.confirm');
  const confirming = useCommand('calendars.confirm');
  const declining = useCommand('calendars.decline');
  const [asking, setAsking] = useState(false);
  const { message } = App.useApp();
  const { pending } = calendars;
  if (!pending) return <EmptyState text={W.none} />;
  const { year, source, days, totals, moved } = pending;
  const loaded = calendars.years.find((candidate) => candidate.year === year) ?? null;
  const confirm = async (): Promise<void> => {
    const answer = await confirming.run({ commandId: newCommandId(), year, movedSeen: moved.length });
    if (!answer?.ok) return;
    message.success(W.confirmed(year, answer.value.moved.length));
    onDone();
  };
  const decline = async (reason: string): Promise<void> => {
    const answer = await declining.run({ commandId: newCommandId(), year, reason });
    if (!answer?.ok) return;
    setAsking(false);
    message.success(W.declined(year));
    onDone();
  };
  return (
    <div className="rd-calendar-stack">
      <div className="rd-page-head">
        <h2 className="rd-section-title">{CALENDAR.yearTitle(year)}</h2>
        <span>{W.by(pending.by)}</span>
        <span className="rd-quiet">{confirms ? W.secondPerson : W.onlySupervisor}</span>
        <span className="rd-spring" />
        {confirms ? (
          <>
            <Button onClick={() => setAsking(true)}>{W.decline}</Button>
            <Button type="primary" loading={confirming.busy} onClick={() => void confirm()}>
              {W.confirm}
            </Button>
          </>
        ) : null}
      </div>
      <FailureNotice failure={confirming.failure} onClose={confirming.clear} />
      <p>
        <strong>{CALENDAR.source}</strong>{' '}
        {[source.title, source.number, source.issuer].filter((words) => words !== '').join('，')}
      </p>
      <MovedClocks moved={moved} onCase={onCase} />
      <div className="rd-year-columns">
        <section className="rd-card">
          <Differences year={year} before={loaded?.days ?? null} after={days} />
        </section>
        <aside className="rd-card">
          <Totals year={year} totals={totals} before={loaded?.totals ?? null} />
        </aside>
      </div>
      <ReasonModal
        open={asking}
        title={W.declineTitle(year)}
        okLabel={W.decline}
        busy={declining.busy}
        failure={declining.failure}
        onSubmit={(reason) => void decline(reason)}
        onCancel={() => setAsking(false)}
      />
    </div>
  );
}
