/** A clock run as screens show it: its light today, and its whole explanation. */
import type { DeadlineView } from '#shared/contract/deadline-view';
import type { LocalDate } from '#shared/domain/local-date';
import type { WorkingCalendar } from '#shared/regulation/calendar/calendar';
import { deadlineLight } from '#shared/regulation/calendar/deadline-light';
import { type ClockRun, settled } from '#shared/regulation/casework/clock-run';

/** One clock run, seen on `today`. */
export function deadlineView(stored: ClockRun, calendar: WorkingCalendar, today: LocalDate): DeadlineView {
  const run = settled(stored, calendar);
  return {
    clock: run.clock,
    name: run.name,
    run: run.run,
    startsWith: run.startsWith,
    start: run.start,
    firstDay: run.firstDay,
    due: run.due,
    days: run.days,
    skipped: [...run.skipped],
    makeups: [...run.makeups],
    provisional: run.provisional,
    missingYears: [...run.missingYears],
    calendar: run.calendar,
    profile: run.profile,
    basis: [...run.basis],
    nature: run.nature,
    stopped: run.stopped,
    objection: run.objection,
    holds: [...run.holds],
    earlier: [...run.earlier],
    light: deadlineLight(calendar, run, today),
  };
}
