/**
 * A run of a clock in a case. The due date and its whole explanation are computed once, when the clock
 * starts, and stored in the event: a later calendar or profile cannot change what an old date meant.
 */
import type { ClauseId } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { dayNature, type WorkingCalendar } from '../calendar/calendar';
import { dueDate, type MakeupDay, type SkippedDay, workingDaysBetween } from '../calendar/due-date';
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
 * that was certain never moves, nor does one that has ended.
 */
export function settled(run: ClockRun, calendar: WorkingCalendar): ClockRun {
  if (!run.provisional || run.stopped !== null || run.holds.length > 0) return run;
  const { firstDay, due, skipped, makeups, provisional, missingYears } = dueDate(
    calendar,
    run.start,
    run.days,
  );
  return { ...run, firstDay, due, skipped, makeups, provisional, missingYears };
}

/**
 * A held run that goes on: what was left of it on the day it was held is counted from the day it goes on.
 * The day of the hold still counts; the first day counted again is the next working day (workflow 11.3).
 */
export function resumed(
  run: ClockRun,
  calendar: WorkingCalendar,
  held: LocalDate,
  on: LocalDate,
): ClockStart {
  const counted = workingDaysBetween(calendar, run.start, held) - workingDaysHeld(run, calendar);
  const left = run.days - counted;
  const { run: _run, stopped: _stopped, outcome: _outcome, holds: _holds, earlier: _earlier, ...start } = run;
  if (left <= 0) return start;
  const rest = dueDate(calendar, on, left);
  const before = run.skipped.filter((day) => day.date <= held);
  const between = daysOfHold(calendar, held, on);
  return {
    ...start,
    due: rest.due,
    skipped: [...before, ...between, ...rest.skipped],
    makeups: [...run.makeups.filter((day) => day.date <= held), ...rest.makeups],
    provisional: run.provisional || rest.provisional,
    missingYears: [...new Set([...run.missingYears, ...rest.missingYears])],
  };
}

/** Working days of holds that are over: they were not counted. */
const workingDaysHeld = (run: ClockRun, calendar: WorkingCalendar): number =>
  run.holds.reduce(
    (sum, hold) => sum + (hold.to === null ? 0 : workingDaysBetween(calendar, hold.from, hold.to)),
    0,
  );

function daysOfHold(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): readonly SkippedDay[] {
  const days: SkippedDay[] = [];
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
    if (dayNature(calendar, date).working)
      days.push({ date, reason: '异议期间公示暂停', source: '规则设置' });
  return days;
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
