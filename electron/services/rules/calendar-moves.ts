/** What a new calendar moves: the running clocks of open cases, counted anew from their documents in slices. */
import { yearsOf } from '#electron/services/desk/desk-rules';
import { inSlices } from '#electron/services/in-slices';
import { asked } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SignedInCall } from '#electron/services/service';
import { CASE_FLAG } from '#shared/journal/case-row';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { type MovedClock, movedClocks } from '#shared/regulation/casework/moved-clocks';
import { isEnded } from '#shared/regulation/casework/status';

/**
 * The open clocks that a year would move, in every case of the store, as of one moment: nothing was written between
 * the first case that was counted and the answer. Null when the store was closed.
 */
export async function movedBy(
  call: SignedInCall,
  year: SourcedCalendarYear,
): Promise<readonly MovedClock[] | null> {
  for (;;) {
    const moment = call.store.count;
    const { rules } = call.store.views;
    const confirmed = [...rules.calendars.values()].filter((known) => known.year !== year.year);
    const calendar = workingCalendar('xj', yearsOf([...confirmed, year]));
    const moved: MovedClock[] = [];
    const done = await inSlices(call, runningCases(call), (key) => {
      const record = call.store.tables.get('cases', key);
      if (record) moved.push(...movedClocks([record.state], calendar));
    });
    if (!done) return null;
    if (call.store.count === moment)
      return moved.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
  }
}

/** Keys of the cases in which a clock runs, whoever may see them: none runs in a case that has ended. */
function runningCases(call: SignedInCall): readonly string[] {
  const keys: string[] = [];
  eachRow(call, asked({ holds: ({ status }) => !isEnded(status), where: undefined }), (section) => {
    const flags = section.ints('flags');
    return (i) => {
      if (((flags[i] ?? 0) & CASE_FLAG.running) !== 0) keys.push(section.key(i));
    };
  });
  return keys;
}
