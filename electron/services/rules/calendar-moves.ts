/**
 * What a new calendar moves: the running clocks of open cases that this office has in hand, counted anew from their
 * documents in slices; and how it is told in the cases of an office that takes part in the exchange.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { yearsOf } from '#electron/services/desk/desk-rules';
import { newCommandId, type StationActor } from '#electron/services/desk/station-act';
import { answered, deskClosed } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import { asked } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SignedInCall } from '#electron/services/service';
import { isOpen } from '#shared/agreement/conflict';
import type { Answer } from '#shared/contract/failure';
import type { CaseId } from '#shared/domain/ids';
import { CASE_FLAG } from '#shared/journal/case-row';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { clockMove, type MovedClock, movedClocks } from '#shared/regulation/casework/moved-clocks';
import type { CaseState } from '#shared/regulation/casework/state';
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
      if (record && isInHand(call, record)) moved.push(...movedClocks([record.state], calendar));
    });
    if (!done) return null;
    if (call.store.count === moment)
      return moved.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
  }
}

/** Whose clocks this office moves: those of cases that it has without dispute. One that is alone has all. */
const isInHand = (
  { store: { views } }: SignedInCall,
  { state: { holder }, conflicts }: CaseRecord,
): boolean =>
  views.trust.root === null ||
  (holder.releasedTo === null &&
    holder.agency === views.office?.division &&
    !conflicts.some((one) => one.class === 'C07' && isOpen(one)));

/** Who moves clocks, by which procedure. */
type Mover = Pick<StationActor, 'actor' | 'role' | 'procedure'>;

/** Why a clock moved that the calendars of some years move. */
export const calendarWords = (...years: readonly number[]): string =>
  `载入${years.map((year) => `${year}年`).join('、')}工作日历`;

/** How many cases are written in one turn. */
const AT_ONCE = 50;

/**
 * Tells moved clocks in their cases, an entry each, so that they travel with the case and count wherever it is known.
 * A case that changed hands meanwhile is left to whoever has it.
 */
export async function tellInCases(
  call: SignedInCall,
  by: Mover,
  moved: readonly MovedClock[],
  because: string,
): Promise<Answer<number>> {
  const { store, desk, caller } = call;
  const byCase = new Map<CaseId, MovedClock[]>();
  for (const move of moved) byCase.set(move.caseId, [...(byCase.get(move.caseId) ?? []), move]);
  let count = 0;
  for (const [of, moves] of byCase) {
    if (count > 0 && count % AT_ONCE === 0) await nextTurn();
    if (desk.store !== store) return deskClosed();
    count += 1;
    const record = store.tables.get('cases', of);
    const events = record && isInHand(call, record) ? clockEvents(record.state, moves, because) : [];
    if (record === undefined || events.length === 0) continue;
    const { state, tips } = record;
    const place = { case: of, casePrev: tips, base: null, epoch: state.holder.epoch };
    const act = { ...by, ...place, commandId: newCommandId(), events, attachments: [] };
    const written = desk.append(act, caller, 'cases');
    if (!written.ok) return written;
  }
  return answered(moved.length);
}

/** The clocks of a case that comes into the hands of this office, as they run by the calendar here. */
export const clocksOfTaker = ({ desk }: SignedInCall, state: CaseState): readonly CaseEvent[] =>
  clockEvents(state, movedClocks([state], desk.calendar), '按接收单位工作日历计算');

/** The events by which clocks that still run in a case are moved. */
const clockEvents = (
  { clocks }: CaseState,
  moves: readonly MovedClock[],
  because: string,
): readonly CaseEvent[] =>
  moves.flatMap(({ next, run: count }) => {
    const run = clocks.find(
      ({ clock, objection, run: own, stopped }) =>
        clock === next.clock && objection === next.objection && own === count && stopped === null,
    );
    return run === undefined ? [] : [clockMove(run, next, because)];
  });

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
