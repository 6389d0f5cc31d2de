/**
 * A run of a clock in a case. The due date and its whole explanation are computed once, when the clock
 * starts, and stored in the event: a later calendar or profile cannot change what an old date meant.
 */
import type { ClauseId } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { type CalendarDay, dayNature, type WorkingCalendar } from '../calendar/calendar';
import { dueDate, type MakeupDay, type SkippedDay } from '../calendar/due-date';
import { type ClockId, type ClockNature, clockRule, type Profile } from '../profiles/profile';

/** Why a clock ended. */
export type ClockOutcome =
  | 'submitted'
  | 'accepted'
  | 'correction'
  | 'refused'
  | 'transferred'
  | 'passed'
  | 'failed'
  | 'ended'
  | 'restarted'
  | 'coded'
  | 'resubmitted'
  | 'published'
  | 'delivered'
  | 'answered'
  | 'decided'
  | 'heard'
  | 'caseEnded';

/** A time in which a running clock stood still. */
export interface Hold {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** An earlier due date of the same run, and what moved it. */
export interface EarlierDue {
  readonly due: LocalDate;
  readonly because: string;
}

export interface ClockStart {
  readonly clock: ClockId;
  /** The objection whose clock it is; `null` for clocks of the case. */
  readonly objection: number | null;
  readonly name: string;
  readonly startsWith: string;
  readonly nature: ClockNature;
  readonly start: LocalDate;
  readonly firstDay: LocalDate;
  readonly days: number;
  readonly due: LocalDate;
  readonly skipped: readonly SkippedDay[];
  readonly makeups: readonly MakeupDay[];
  /** 待核: counted partly without a loaded calendar. */
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
  readonly calendar: WorkingCalendar['id'];
  readonly profile: string;
  readonly basis: readonly ClauseId[];
}

export interface ClockRun extends ClockStart {
  /** Runs of the same clock are counted from 1: a resubmission starts a fresh one (XJR-14-3). */
  readonly run: number;
  readonly stopped: LocalDate | null;
  readonly outcome: ClockOutcome | null;
  readonly holds: readonly Hold[];
  /** Due dates this run had before a calendar or a hold moved it, oldest first. */
  readonly earlier: readonly EarlierDue[];
  /** What was decided of a run that a machine stopped whose own clock was in doubt; absent while nobody has to. */
  readonly kept?: boolean;
}

/** Starts a clock of `profile` on `start` by `calendar`. */
export function startClock(
  profile: Profile,
  calendar: WorkingCalendar,
  id: ClockId,
  start: LocalDate,
  objection: number | null = null,
): ClockStart {
  const rule = clockRule(profile, id);
  const { firstDay, due, skipped, makeups, provisional, missingYears } = dueDate(calendar, start, rule.days);
  return {
    clock: id,
    objection,
    name: rule.name,
    startsWith: rule.startsWith,
    nature: rule.nature,
    start,
    firstDay,
    days: rule.days,
    due,
    skipped,
    makeups,
    provisional,
    missingYears,
    calendar: calendar.id,
    profile: profile.id,
    basis: rule.basis,
  };
}

/**
 * A run that was counted without a calendar (待核), counted anew now that the calendar may be loaded. A run
 * that was certain never moves, nor does one that has ended or stands still.
 */
export function settled(run: ClockRun, calendar: WorkingCalendar): ClockRun {
  if (!run.provisional || run.stopped !== null || isHeld(run)) return run;
  return { ...run, ...countedAnew(run, calendar, run.holds) };
}

/** What counting a run says: its dates and their explanation. */
export type Counted = Pick<
  ClockStart,
  'firstDay' | 'due' | 'skipped' | 'makeups' | 'provisional' | 'missingYears'
>;

/** The words of a day on which the run stood still. */
const HELD = '异议期间公示暂停';

/**
 * Counts a run anew, days on which it stood still left out: the day of a hold still counts, the first day
 * counted again is the next working day after it ended (workflow 11.3). Holds may overlap.
 */
export function countedAnew(
  run: Pick<ClockStart, 'start' | 'days'>,
  calendar: WorkingCalendar,
  holds: readonly Hold[],
): Counted {
  const held = new Set(holds.flatMap((hold) => workingDaysOf(hold, calendar)));
  const off = [...held].map(
    (date): CalendarDay => ({ date, kind: 'off', name: HELD, scope: 'xinjiang', source: '规则设置' }),
  );
  const paused: WorkingCalendar = {
    ...calendar,
    exceptions: new Map([...calendar.exceptions, ...off.map((day) => [day.date, day] as const)]),
  };
  const { firstDay, due, skipped, makeups, provisional, missingYears } = dueDate(paused, run.start, run.days);
  const told = skipped.map((day) => (held.has(day.date) ? { ...day, reason: HELD } : day));
  return { firstDay, due, skipped: told, makeups, provisional, missingYears };
}

/** Working days after the first day of a hold, to its last. */
function workingDaysOf({ from, to }: Hold, calendar: WorkingCalendar): readonly LocalDate[] {
  const days: LocalDate[] = [];
  if (to === null) return days;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
    if (dayNature(calendar, date).working) days.push(date);
  return days;
}

/** A held run that goes on after `on`; unchanged when its last day was not later than the hold. */
export function resumed(
  run: ClockRun,
  calendar: WorkingCalendar,
  held: LocalDate,
  on: LocalDate,
): ClockStart {
  const { run: _run, stopped: _stopped, outcome: _outcome, holds, earlier: _earlier, ...start } = run;
  const over = holds.filter((hold) => hold.to !== null);
  const next = countedAnew(run, calendar, [...over, { from: held, to: on }]);
  return next.due <= held ? start : { ...start, ...next };
}

/** The running run of a clock, `null` when none runs. */
export function runningClock(
  clocks: readonly ClockRun[],
  id: ClockId,
  objection: number | null = null,
): ClockRun | null {
  return (
    clocks.find((run) => run.clock === id && run.objection === objection && run.stopped === null) ?? null
  );
}

/** The latest run of a clock, running or not. */
export function latestClock(clocks: readonly ClockRun[], id: ClockId): ClockRun | null {
  return clocks.findLast((run) => run.clock === id) ?? null;
}

/** Whether a running clock stands still now. */
export const isHeld = (run: ClockRun): boolean =>
  run.stopped === null && run.holds.some((hold) => hold.to === null);
