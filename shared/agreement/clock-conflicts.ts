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

type Stop = Extract<CaseEvent, { type: 'clockStopped' }>;

/** Two entries whose clocks do not agree; one and the same twice where its own clock is in doubt. */
export interface ClockMeeting {
  readonly first: EntryId;
  readonly second: EntryId;
  /** The clock. */
  readonly field: string;
}

/** What counts a clock, if an event does. */
function countedBy(event: CaseEvent): ClockStart | null {
  if (event.type === 'clockStarted' || event.type === 'clockMoved') return event.clock;
  return event.type === 'clockResumed' ? event.start : null;
}

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
        if (start !== null && isOf(start, stop)) last = start;
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
        for (const moved of other.events)
          if (
            moved.type === 'clockMoved' &&
            isOf(moved.clock, stop) &&
            isKept(stop.date, clock.due) !== isKept(stop.date, moved.clock.due)
          ) {
            const [first, second] = at < place ? [other.id, entry.id] : [entry.id, other.id];
            meetings.push({ first, second, field });
          }
      });
      // By its own clock in time, by what its store knew of later days not.
      if (entry.clockDoubt && isKept(stop.date, clock.due) && !isKept(latestKnown(place), clock.due))
        meetings.push({ first: entry.id, second: entry.id, field });
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

/** Whether a clock was kept on a day. A notice period is over by the same rule the other way round. */
const isKept = (day: LocalDate, due: LocalDate): boolean => day <= due;
