/**
 * A run of a clock in a case. The due date and its whole explanation are computed once, when the clock
 * starts, and stored in the event: a later calendar or profile cannot change what an old date meant.
 */
import type { ClauseId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { WorkingCalendar } from '../calendar/calendar';
import { dueDate, type MakeupDay, type SkippedDay } from '../calendar/due-date';
import { type ClockId, type ClockNature, clockRule, type Profile } from '../profiles/profile';

/** Why a clock ended. */
export type ClockOutcome =
  | 'accepted'
  | 'correction'
  | 'passed'
  | 'ended'
  | 'coded'
  | 'resubmitted'
  | 'published';

export interface ClockStart {
  readonly clock: ClockId;
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
}

/** Starts a clock of `profile` on `start` by `calendar`. */
export function startClock(
  profile: Profile,
  calendar: WorkingCalendar,
  id: ClockId,
  start: LocalDate,
): ClockStart {
  const rule = clockRule(profile, id);
  const { firstDay, due, skipped, makeups, provisional, missingYears } = dueDate(calendar, start, rule.days);
  return {
    clock: id,
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
  if (!run.provisional || run.stopped !== null) return run;
  const { firstDay, due, skipped, makeups, provisional, missingYears } = dueDate(
    calendar,
    run.start,
    run.days,
  );
  return { ...run, firstDay, due, skipped, makeups, provisional, missingYears };
}

/** The running run of a clock, `null` when none runs. */
export function runningClock(clocks: readonly ClockRun[], id: ClockId): ClockRun | null {
  return clocks.find((run) => run.clock === id && run.stopped === null) ?? null;
}

/** The latest run of a clock, running or not. */
export function latestClock(clocks: readonly ClockRun[], id: ClockId): ClockRun | null {
  return clocks.findLast((run) => run.clock === id) ?? null;
}
