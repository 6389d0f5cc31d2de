/** What calls for attention today, and the clock of the annual report (XJR-21-2). */
import { deadlineView } from '#electron/services/cases/deadline-view';
import { visibleCases } from '#electron/services/cases/visible';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { startClock } from '#shared/regulation/casework/clock-run';
import { timeline } from '#shared/regulation/profiles/profile-time';
import { remindersOf } from '#shared/regulation/register/reminders';
import { registerOn } from './register-rows';

export const list: SessionService<'reminders.list'> = (call) => {
  const today = beijingDate(call.caller.now);
  const { desk } = call;
  const spans = timeline(desk.profiles);
  const at = spans.findIndex(({ profile }) => profile.id === desk.profile.id);
  const reminders = remindersOf({
    today,
    cases: visibleCases(call),
    entries: registerOn(call, today).map(({ entry }) => entry),
    profile: desk.profile,
    profileEnd: spans[at]?.to ?? desk.profile.effectiveTo,
    hasSuccessor: at >= 0 && at < spans.length - 1,
    calendar: desk.calendar,
  });
  return answered({ reminders: [...reminders], annualReport: annualReport(call, today) });
};

/** The report of the year that ended last: 20 working days from 31 December. */
function annualReport(call: SignedInCall, today: LocalDate) {
  const year = Number(today.slice(0, 4)) - 1;
  const submitted = call.store.views.supervision.reports.find((report) => report.year === year);
  const start = startClock(call.desk.profile, call.desk.calendar, 'AR', `${year}-12-31` as LocalDate);
  const run = {
    ...start,
    run: 1,
    stopped: submitted?.on ?? null,
    outcome: submitted ? ('submitted' as const) : null,
    holds: [],
    earlier: [],
  };
  return { year, deadline: deadlineView(run, call.desk.calendar, today), submittedOn: submitted?.on ?? null };
}
