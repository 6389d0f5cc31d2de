/**
 * `desk due`: a due date and every day that was skipped, with its reason: of a number of days, or of a clock
 * of the rules built in, with the same explanation that the screens show.
 */
import { type LocalDate, parseLocalDate } from '#shared/domain/local-date';
import { NATIONAL_CALENDAR, type WorkingCalendar, XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { dueDate, MAX_WORKING_DAYS } from '#shared/regulation/calendar/due-date';
import { startClock } from '#shared/regulation/casework/clock-run';
import { explanation } from '#shared/regulation/casework/explain-clock';
import { CLOCK_IDS } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';
import type { Given } from './run-desk';

/** Prints the due date; `null` when the options are wrong. */
export function printDue(given: Given, io: DeskIo): ExitCode | null {
  const from = parseLocalDate(String(given.from ?? ''));
  const name = given.calendar ?? 'xj';
  if (!from.ok || (name !== 'xj' && name !== 'national')) return null;
  const calendar = name === 'xj' ? XJ_CALENDAR : NATIONAL_CALENDAR;
  return given.clock === undefined
    ? ofDays(from.value, Number(given.days), calendar, io)
    : ofClock(from.value, String(given.clock), calendar, io);
}

function ofDays(from: LocalDate, days: number, calendar: WorkingCalendar, io: DeskIo): ExitCode | null {
  if (!Number.isInteger(days) || days < 1 || days > MAX_WORKING_DAYS) return null;
  const due = dueDate(calendar, from, days);
  io.result(due);
  if (due.provisional) io.say(`${due.missingYears.join('、')}年工作日历未载入，按双休日推算，待核。`);
  return EXIT.done;
}

function ofClock(from: LocalDate, name: string, calendar: WorkingCalendar, io: DeskIo): ExitCode | null {
  const id = CLOCK_IDS.find((clock) => clock === name);
  if (!id) return null;
  const start = startClock(XJ_2025_PROFILE, calendar, id, from);
  io.result(start);
  io.say(explanation({ ...start, holds: [], earlier: [] }));
  return EXIT.done;
}
