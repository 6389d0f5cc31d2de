/**
 * What a new or corrected calendar does to clocks: only open ones are counted anew, and every date that
 * moves is listed for a signature. Closed clocks never move (ux 5).
 */
import type { CaseId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { WorkingCalendar } from '../calendar/calendar';
import { type ClockRun, type ClockStart, countedAnew, isHeld } from './clock-run';
import type { ConfirmationEvent } from './events';
import type { CaseState } from './state';

/** One open clock of a case, before and after. */
export interface MovedClock {
  readonly caseId: CaseId;
  readonly number: string;
  readonly name: string;
  readonly run: number;
  readonly from: LocalDate;
  readonly provisionalBefore: boolean;
  readonly next: ClockStart;
}

/**
 * Every open clock that `calendar` moves or makes certain. Held clocks are counted when they go on, and one that was
 * counted with a year that `calendar` does not have is counted by nobody here: it knows less of it.
 */
export function movedClocks(cases: Iterable<CaseState>, calendar: WorkingCalendar): readonly MovedClock[] {
  const moved: MovedClock[] = [];
  for (const { id, number, clocks } of cases)
    for (const run of clocks) {
      const next = recounted(run, calendar);
      if (next === null || (next.due === run.due && next.provisional === run.provisional)) continue;
      if (knowsLess(next, run)) continue;
      moved.push({
        caseId: id,
        number,
        name: run.name,
        run: run.run,
        from: run.due,
        provisionalBefore: run.provisional,
        next,
      });
    }
  return moved;
}

/** Whether a count misses a year with which the clock was counted before. */
const knowsLess = ({ missingYears }: ClockStart, run: ClockRun): boolean =>
  missingYears.some((year) => !run.missingYears.includes(year) && year <= Number(run.due.slice(0, 4)));

/** The event by which a running clock of a case is counted anew; `next`: what of it changes. */
export function clockMove(
  run: ClockRun,
  next: Partial<ClockStart>,
  because: string,
): Extract<ConfirmationEvent, { type: 'clockMoved' }> {
  const {
    run: count,
    stopped: _stopped,
    outcome: _outcome,
    holds: _holds,
    earlier: _earlier,
    ...start
  } = run;
  return { type: 'clockMoved', run: count, from: run.due, clock: { ...start, ...next }, because };
}

function recounted(run: ClockRun, calendar: WorkingCalendar): ClockStart | null {
  if (run.stopped !== null || isHeld(run)) return null;
  const { run: _run, stopped: _stopped, outcome: _outcome, holds, earlier: _earlier, ...start } = run;
  return { ...start, ...countedAnew(run, calendar, holds) };
}

/** The case with one of its open clocks moved; the old due date stays with the run. */
export function withMovedClock(state: CaseState, moved: MovedClock, because: string): CaseState {
  const { next } = moved;
  return {
    ...state,
    clocks: state.clocks.map((run) =>
      run.clock === next.clock &&
      run.objection === next.objection &&
      run.run === moved.run &&
      run.stopped === null
        ? { ...run, ...next, earlier: [...run.earlier, { due: run.due, because }] }
        : run,
    ),
  };
}
