/**
 * The traffic light of a deadline: one language everywhere. Amber starts at the last 1, 2 or
 * max(3, 20 %) working days before the due day, by the length of the period.
 */
import type { LocalDate } from '#shared/domain/local-date';
import type { WorkingCalendar } from './calendar';
import { workingDaysBetween } from './due-date';

export type DeadlineLight =
  | { readonly level: 'normal' | 'soon'; readonly remaining: number }
  | { readonly level: 'today' }
  | { readonly level: 'overdue'; readonly late: number }
  /** A period that has run out: nobody is late. */
  | { readonly level: 'ended' }
  /** It stands still: the registration is held (暂缓登记). */
  | { readonly level: 'held' }
  /** `missed`: decided so, where the clock of the machine that ended it was in doubt. */
  | { readonly level: 'done'; readonly late: number; readonly missed?: true };

/** Working days before the due day from which the light is amber. */
export function amberFrom(totalDays: number): number {
  if (totalDays <= 5) return 1;
  if (totalDays <= 10) return 2;
  return Math.max(3, Math.ceil(totalDays / 5));
}

/** The light of a clock run due on `due`, seen on `today`, stopped on `stopped` if it is over. */
export function deadlineLight(
  calendar: WorkingCalendar,
  run: {
    readonly days: number;
    readonly due: LocalDate;
    readonly stopped: LocalDate | null;
    readonly nature: 'deadline' | 'period' | 'reminder';
    readonly holds: readonly { readonly to: LocalDate | null }[];
    readonly kept?: boolean;
  },
  today: LocalDate,
): DeadlineLight {
  if (run.stopped) {
    const late = workingDaysBetween(calendar, run.due, run.stopped);
    return { level: 'done', late, ...(run.kept === false ? { missed: true as const } : {}) };
  }
  if (run.holds.some((hold) => hold.to === null)) return { level: 'held' };
  if (run.nature === 'period') return periodLight(calendar, run.due, today);
  if (today > run.due) return { level: 'overdue', late: workingDaysBetween(calendar, run.due, today) };
  if (today === run.due) return { level: 'today' };
  const remaining = workingDaysBetween(calendar, today, run.due);
  return { level: remaining <= amberFrom(run.days) ? 'soon' : 'normal', remaining };
}

/** A period only runs out: it asks nobody to hurry, and its last day counts to the end. */
function periodLight(calendar: WorkingCalendar, due: LocalDate, today: LocalDate): DeadlineLight {
  if (today > due) return { level: 'ended' };
  return { level: 'normal', remaining: workingDaysBetween(calendar, today, due) };
}
