/** The due-date calculator. */
import type { SessionService } from '#electron/services/service';
import { NATIONAL_CALENDAR } from '#shared/regulation/calendar/calendar';
import { dueDate } from '#shared/regulation/calendar/due-date';
import { answered } from './trouble';

export const due: SessionService<'rules.due'> = (call, input) => {
  const calendar = input.calendar === 'xj' ? call.desk.calendar : NATIONAL_CALENDAR;
  const { due: date, firstDay, provisional, skipped, makeups } = dueDate(calendar, input.from, input.days);
  return answered({ due: date, firstDay, provisional, skipped: [...skipped], makeups: [...makeups] });
};
