/**
 * C14: whether a clock was kept depends on which calendar counts, or on a machine whose clock was behind. Told only
 * where the answer changes: a recount that leaves it as it was is nobody's matter.
 */
import type { EntryId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { ClockStart } from '#shared/regulation/casework/clock-run';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import { type CaseConflict, conflictId } from './conflict';

type Stop = Extract<CaseEvent, { type: 'clockStopped' }>;
type Moved = Extract<CaseEvent, { type: 'clockMoved' }>;

/** Two entries whose clocks do not agree; one and the same twice where its own clock is in doubt. */
export interface ClockMeeting {
  readonly first: EntryId;
  readonly second: EntryId;
  /** The clock. */
  readonly field: string;
  /** How each of the two counted it; null where one entry alone is in question. */
  readonly counts: { readonly run: number; readonly first: ClockStart; readonly second: ClockStart } | null;
  /** What ended the clock. */
  readonly stop: Stop;
}

/** A run of a clock as it counts once its counts have met. */
export interface MetClock {
  readonly run: number;
  readonly clock: ClockStart;
}

/** What was decided of a run that was stopped on a day which the clock of the machine may have wrong. */
export interface JudgedClock extends Pick<Stop, 'clock' | 'objection' | 'date'> {
  readonly kept: boolean;
}

/** What counts a clock, if an event does. */
function countedBy(event: CaseEvent): ClockStart | null {
  if (event.type === 'clockStarted' || event.type === 'clockMoved') return event.clock;
  return event.type === 'clockResumed' ? event.start : null;
}

/** Whether a count is of the clock as it stood, or from a day that the region says with it (`withClockMoved`). */
const goesOn = (last: ClockStart, { from, clock }: Moved, events: readonly CaseEvent[]): boolean =>
  last.start === clock.start ? last.due === from : events.some(({ type }) => type === 'stepsConfirmed');

const isOf = ({ clock, objection }: Pick<ClockStart, 'clock' | 'objection'>, stop: Stop): boolean =>
  clock === stop.clock && objection === stop.objection;

/** Clocks of a case that were kept by one count and not by another. */
export function clockMeetings<N extends CaseEntry>({ graph, fates }: Agreement<N>): readonly ClockMeeting[] {
  const { order } = graph;
  const isMoved = order.some(({ events }) => events.some(({ type }) => type === 'clockMoved'));
  if (!isMoved && !order.some(({ clockDoubt }) => clockDoubt)) return [];
  const counts = (place: number): boolean => fates[place] === 'effective';

  /** The clock as whoever stopped it knew it. */
  const known = (place: number, stop: Stop): ClockStart | null => {
    let last: ClockStart | null = null;
    order.forEach(({ events }, other) => {
      if (!counts(other) || !graph.knew(place, other)) return;
      for (const event of events) {
        const start = countedBy(event);
        if (start === null || !isOf(start, stop)) continue;
        if (last === null || event.type !== 'clockMoved' || goesOn(last, event, events)) last = start;
      }
    });
    return last;
  };

  const meetings: ClockMeeting[] = [];
  order.forEach((entry, place) => {
    if (!counts(place)) return;
    for (const stop of entry.events) {
      if (stop.type !== 'clockStopped' || stop.outcome === 'caseEnded') continue;
      const clock = known(place, stop);
      if (clock === null || clock.nature === 'reminder') continue;
      const field = clock.name;
      order.forEach((other, at) => {
        if (!counts(at) || !graph.areConcurrent(place, at)) return;
        for (const moved of other.events) {
          if (moved.type !== 'clockMoved' || !isOf(moved.clock, stop)) continue;
          const { run, clock: theirs } = moved;
          if (isKept(stop.date, clock.due) === isKept(stop.date, theirs.due)) continue;
          meetings.push(
            at < place
              ? {
                  ...{ first: other.id, second: entry.id, field, stop },
                  counts: { run, first: theirs, second: clock },
                }
              : {
                  ...{ first: entry.id, second: other.id, field, stop },
                  counts: { run, first: clock, second: theirs },
                },
          );
        }
      });
      // By its own clock in time, by what its store knew of later days not.
      if (entry.clockDoubt && isKept(stop.date, clock.due) && !isKept(latestKnown(place), clock.due))
        meetings.push({ first: entry.id, second: entry.id, field, stop, counts: null });
    }
  });
  return meetings;

  /** The latest day that whoever wrote an entry could read in the case. */
  function latestKnown(place: number): LocalDate {
    let latest = '' as LocalDate;
    order.forEach(({ at }, other) => {
      const day = beijingDate(at);
      if (graph.knew(place, other) && day > latest) latest = day;
    });
    return latest;
  }
}

/**
 * The clocks of a case whose counts have met: by the count that was chosen, and by the longer one until somebody chose.
 * `conflicts`: of the case.
 */
export function metClocks<N extends CaseEntry>(
  agreement: Agreement<N>,
  conflicts: readonly CaseConflict[],
): readonly MetClock[] {
  return clockMeetings(agreement).flatMap(({ first, second, field, counts }): readonly MetClock[] => {
    if (counts === null) return [];
    const id = conflictId('C14', [first, second], field);
    const chosen = conflicts.find((one) => one.id === id)?.decided?.chosen;
    if (chosen === first) return [{ run: counts.run, clock: counts.first }];
    if (chosen === second) return [{ run: counts.run, clock: counts.second }];
    const longer = counts.first.due > counts.second.due ? counts.first : counts.second;
    return [{ run: counts.run, clock: longer }];
  });
}

/** What was decided of clocks that were stopped by a machine whose own clock was in doubt. `conflicts`: of the case. */
export function judgedClocks<N extends CaseEntry>(
  agreement: Agreement<N>,
  conflicts: readonly CaseConflict[],
): readonly JudgedClock[] {
  return clockMeetings(agreement).flatMap(
    ({ first, second, field, counts, stop }): readonly JudgedClock[] => {
      if (counts !== null) return [];
      const id = conflictId('C14', [first, second], field);
      const decided = conflicts.find((one) => one.id === id)?.decided;
      const { clock, objection, date } = stop;
      return decided ? [{ clock, objection, date, kept: decided.chosen === first }] : [];
    },
  );
}

/** Whether a clock was kept on a day. A notice period is over by the same rule the other way round. */
const isKept = (day: LocalDate, due: LocalDate): boolean => day <= due;
