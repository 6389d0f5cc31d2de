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
  | { readonly level: 'done'; readonly late: number };

/** Working days before the due day from which the light is amber. */
export function amberFrom(totalDays: number): number {
  if (totalDays <= 5) return 1;
  if (totalDays <= 10) return 2;
  return Math.max(3, Math.ceil(totalDays / 5));
}

/** The light of a period due on `due`, seen on `today`, stopped on `stopped` if it is over. */
export function deadlineLight(
  calendar: WorkingCalendar,
  period: { readonly days: number; readonly due: LocalDate; readonly stopped: LocalDate | null },
  today: LocalDate,
): DeadlineLight {
  if (period.stopped)
    return { level: 'done', late: workingDaysBetween(calendar, period.due, period.stopped) };
  if (today > period.due) return { level: 'overdue', late: workingDaysBetween(calendar, period.due, today) };
  if (today === period.due) return { level: 'today' };
  const remaining = workingDaysBetween(calendar, today, period.due);
  return { level: remaining <= amberFrom(period.days) ? 'soon' : 'normal', remaining };
}
