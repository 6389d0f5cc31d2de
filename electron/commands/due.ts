/** `desk due`: the due date of a period and every day that was skipped, with its reason. */
import { parseLocalDate } from '#shared/domain/local-date';
import { NATIONAL_CALENDAR, XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { dueDate, MAX_WORKING_DAYS } from '#shared/regulation/calendar/due-date';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';
import type { Given } from './run-desk';

/** Prints the due date; `null` when the options are wrong. */
export function printDue(given: Given, io: DeskIo): ExitCode | null {
  const from = parseLocalDate(String(given.from ?? ''));
  const days = Number(given.days);
  const calendar = given.calendar ?? 'xj';
  if (!from.ok || !Number.isInteger(days) || days < 1 || days > MAX_WORKING_DAYS) return null;
  if (calendar !== 'xj' && calendar !== 'national') return null;
  const due = dueDate(calendar === 'xj' ? XJ_CALENDAR : NATIONAL_CALENDAR, from.value, days);
  io.result(due);
  if (due.provisional) io.say(`${due.missingYears.join('、')}年工作日历未载入，按双休日推算，待核。`);
  return EXIT.done;
}
