/**
 * Working calendars: a year is typed or read from its notice, proposed by one person and confirmed by
 * another, who signs for every open clock it moves. Closed clocks never move.
 */

import { personName } from '#electron/services/cases/header';
import { visibleCase } from '#electron/services/cases/visible';
import { yearsOf } from '#electron/services/desk/desk-rules';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { holds } from '#shared/access/permissions';
import type { BUILT_IN_YEARS } from '#shared/regulation/calendar/calendar';
import { calendarTotals } from '#shared/regulation/calendar/calendar-totals';
import { readCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { readNotice } from '#shared/regulation/calendar/read-notice';
import type { MovedClock } from '#shared/regulation/casework/moved-clocks';
import { calendarWords, movedBy, tellInCases } from './calendar-moves';

export const list: SessionService<'calendars.list'> = async (call) => {
  const { calendars, pendingCalendar } = call.store.views.rules;
  const years = yearsOf([...calendars.values()]);
  const moved = pendingCalendar ? await movedBy(call, pendingCalendar.value) : [];
  if (moved === null) return deskClosed();
  return answered({
    years: years.map((year) => ({
      year: year.year,
      source: calendars.get(year.year)?.source ?? null,
      days: [...year.days],
      totals: totalsOf(year),
    })),
    pending: pendingCalendar && {
      year: pendingCalendar.value.year,
      by: personName(call, pendingCalendar.by),
      source: pendingCalendar.value.source,
      days: [...pendingCalendar.value.days],
      totals: totalsOf(pendingCalendar.value),
      moved: visibleMoves(call, moved),
    },
  });
};

export const read: SessionService<'calendars.read'> = (_call, input) => {
  const { year, spans, passed } = readNotice(input.text, input.year);
  return answered({
    year,
    spans: spans.map(({ from, to, text, name, scope, kind, dates, certain, doubt }) => ({
      from,
      to,
      text,
      name,
      scope,
      kind,
      dates: [...dates],
      certain,
      doubt,
    })),
    passed: [...passed],
  });
};

export const propose: SessionService<'calendars.propose'> = async (call, input) => {
  const calendar = readCalendarYear(input.calendar);
  // Counted before anything is judged: what is judged then holds until it is written.
  const { pendingCalendar: waiting } = call.store.views.rules;
  const year = waiting?.value ?? (calendar.ok ? calendar.value : null);
  const counted = year && (await movedBy(call, year));
  if (year && counted === null) return deskClosed();
  const moved = visibleMoves(call, counted ?? []);
  const before = pressedBefore(call, 'calendars.propose', input.commandId);
  if (!before.ok) return before;
  const { pendingCalendar } = call.store.views.rules;
  if (before.value && pendingCalendar) return answered({ year: pendingCalendar.value.year, moved });
  if (!calendar.ok)
    return refusal(
      'CALENDAR_REFUSED',
      `工作日历有 ${calendar.error.length} 处不符合要求，没有接收：${calendar.error
        .slice(0, 3)
        .map(({ place, message }) => `${place} ${message}`)
        .join('；')}`,
      '请按所列位置改正后再提出。',
      calendar.error.slice(0, 50).map(({ place, message }) => ({ field: place, message })),
    );
  if (pendingCalendar)
    return refusal(
      'CALENDAR_REFUSED',
      `${pendingCalendar.value.year}年工作日历正待第二人确认，没有再接收。`,
      '请先确认或退回。',
    );
  if (!isHere(call)) return deskClosed();
  const written = officeAct(call, 'calendars.propose', input.commandId, 'rules', {
    type: 'calendarProposed',
    calendar: calendar.value,
  });
  return written.ok ? answered({ year: calendar.value.year, moved }) : written;
};

export const confirm: SessionService<'calendars.confirm'> = async (call, input) => {
  const waiting = call.store.views.rules.pendingCalendar;
  const moved = waiting?.value.year === input.year ? await movedBy(call, waiting.value) : [];
  if (moved === null) return deskClosed();
  const before = pressedBefore(call, 'calendars.confirm', input.commandId);
  if (!before.ok) return before;
  if (before.value) return answered({ moved: [] });
  const { pendingCalendar } = call.store.views.rules;
  if (pendingCalendar?.value.year !== input.year || pendingCalendar !== waiting) return nothingPending();
  if (pendingCalendar.by === call.session.account)
    return refusal('SECOND_PERSON', '工作日历由您提出，须由第二人确认，没有生效。', '请由另一名主管确认。');
  if (moved.length !== input.movedSeen)
    return refusal(
      'CHANGED_MEANWHILE',
      `期限变动现为 ${moved.length} 件，与您看到的 ${input.movedSeen} 件不同，没有生效。`,
      '请重新核对清单后再确认。',
    );
  if (!isHere(call)) return deskClosed();
  // Where others take part, a clock moves in its case, which travels; alone, the calendar says it for all at once.
  const isAlone = call.store.views.trust.root === null;
  const written = officeAct(call, 'calendars.confirm', input.commandId, 'rules', {
    type: 'calendarConfirmed',
    year: input.year,
    moved: isAlone ? moved : [],
  });
  if (!written.ok) return written;
  const by = { actor: call.session.account, role: 'SUPERVISOR', procedure: 'calendars.confirm' } as const;
  const told = isAlone ? written : await tellInCases(call, by, moved, calendarWords(input.year));
  return told.ok ? answered({ moved: moved.map(movedView) }) : told;
};

/** Counting may have taken a while: whoever asked must still be signed in. */
const isHere = ({ desk, caller, session }: SignedInCall): boolean =>
  desk.sessions.isAlive(caller.client, session);

export const decline: SessionService<'calendars.decline'> = (call, input) => {
  const before = pressedBefore(call, 'calendars.decline', input.commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  if (call.store.views.rules.pendingCalendar?.value.year !== input.year) return nothingPending();
  const { commandId, year, reason } = input;
  return officeAct(call, 'calendars.decline', commandId, 'rules', { type: 'calendarDeclined', year, reason });
};

/** The moves of cases that this person may see: an administrator proposes a year, but sees no case. */
const visibleMoves = (call: SignedInCall, moved: readonly MovedClock[]) =>
  holds(call.session.roles, 'case.read')
    ? moved.filter(({ caseId }) => visibleCase(call, caseId) !== null).map(movedView)
    : [];

const movedView = ({ caseId, number, name, from, provisionalBefore, next }: MovedClock) => ({
  caseId,
  number,
  name,
  from,
  to: next.due,
  provisionalBefore,
});

function totalsOf(year: (typeof BUILT_IN_YEARS)[number]) {
  const { statutory, statutoryDays, makeupDays, xinjiang, xinjiangDays, workingDays } = calendarTotals(year);
  return {
    statutory: [...statutory],
    statutoryDays,
    makeupDays,
    xinjiang: [...xinjiang],
    xinjiangDays,
    workingDays,
  };
}

const nothingPending = () =>
  refusal('NOTHING_PENDING', '没有待确认的工作日历，或已由他人处理。', '请刷新后再看。');
