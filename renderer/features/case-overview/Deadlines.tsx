/** Every clock of a case and of its objections: its light, its holds, and the dates it had before. To read. */
import type { DeadlineView } from '#shared/contract/deadline-view';
import { isApplication } from '#shared/domain/case-type';
import { formatShort } from '#shared/domain/local-date';
import { DeadlineTag } from '../../components/DeadlineTag';
import { useOpenCase } from '../../stores/case-store';
import { OVERVIEW as W } from '../../text/overview';

/** What moved a clock or let it stand still, one line each. */
function courseOf(clock: DeadlineView): readonly string[] {
  return [
    ...clock.holds.map(({ from, to }) =>
      to === null ? W.holdOpen(formatShort(from)) : W.hold(formatShort(from), formatShort(to)),
    ),
    ...clock.earlier.map(({ due, because }) => W.moved(formatShort(due), because)),
    ...(clock.stopped === null ? [] : [W.stopped(formatShort(clock.stopped))]),
  ];
}

export function Deadlines() {
  const { view } = useOpenCase();
  const clocks = [...view.clocks, ...view.objections.flatMap((objection) => objection.clocks)].filter(
    (clock, index, all) =>
      all.findIndex(
        (other) =>
          other.clock === clock.clock && other.run === clock.run && other.objection === clock.objection,
      ) === index,
  );
  return (
    <section aria-label={W.deadlines}>
      <h2>{W.deadlines}</h2>
      {clocks.length === 0 ? (
        <p className="field-note">{isApplication(view.caseType) ? W.noDeadlines : W.noDeadlinesYet}</p>
      ) : null}
      <ul>
        {clocks.map((clock) => (
          <li key={`${clock.clock} ${clock.run} ${clock.objection ?? ''}`}>
            <span className="overview-clock">
              {clock.name}
              {clock.run > 1 ? ` ${W.run(clock.run)}` : ''}
            </span>
            <DeadlineTag deadline={clock} />
            <span className="field-note">
              {clock.objection === null ? '' : `${W.objection(clock.objection)}，`}
              {clock.startsWith} {formatShort(clock.start)}，{clock.days}个工作日
              {clock.nature === 'reminder' ? `，${W.reminder}` : ''}
              {courseOf(clock).map((line) => `；${line}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
