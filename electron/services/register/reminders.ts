/** What calls for attention today, and the clock of the annual report (XJR-21-2). */
import { deadlineView } from '#electron/services/cases/deadline-view';
import { answered, deskClosed } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { RegisterId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { registerOrder } from '#shared/journal/register-row';
import { dayNumber, dayOf } from '#shared/journal/row-values';
import { startClock } from '#shared/regulation/casework/clock-run';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import { timeline } from '#shared/regulation/profiles/profile-time';
import {
  type DatedItem,
  deadlinesUntil,
  itemsUntil,
  remindersOf,
} from '#shared/regulation/register/reminders';
import { standingOf } from '#shared/regulation/register/standing';
import { EVERY_ITEM, itemsOn, lateItems, standings } from './register-items';

export const list: SessionService<'reminders.list'> = async (call) => {
  const today = beijingDate(call.caller.now);
  const { desk } = call;
  const spans = timeline(desk.profiles);
  const at = spans.findIndex(({ profile }) => profile.id === desk.profile.id);
  const cases = await casesDueSoon(call, today);
  const items = await itemsEndingSoon(call, today);
  if (cases === null || items === null) return deskClosed();
  const reminders = remindersOf({
    today,
    cases,
    items,
    profile: desk.profile,
    profileEnd: spans[at]?.to ?? desk.profile.effectiveTo,
    hasSuccessor: at >= 0 && at < spans.length - 1,
    calendar: desk.calendar,
  });
  return answered({ reminders: [...reminders], annualReport: annualReport(call, today) });
};

/** The open cases whose deadline may be called. Null when the store was closed. */
async function casesDueSoon(call: SignedInCall, today: LocalDate): Promise<readonly CaseState[] | null> {
  const until = dayNumber(deadlinesUntil(today));
  const keys: string[] = [];
  eachRow(call, asked(casesIn(call, ({ status }) => !isEnded(status))), (section) => {
    const soonest = section.ints('soonest');
    return (i) => {
      const day = soonest[i] ?? 0;
      if (day !== 0 && day <= until) keys.push(section.key(i));
    };
  });
  const states: CaseState[] = [];
  const done = await inSlices(call, keys, (key) => {
    const record = call.store.tables.get('cases', key);
    if (record) states.push(record.state);
  });
  return done ? states : null;
}

/** The items whose end may be called, newest first, from their rows. Null when the store was closed. */
async function itemsEndingSoon(call: SignedInCall, today: LocalDate): Promise<readonly DatedItem[] | null> {
  const { profile } = call.desk;
  const late = await lateItems(call, today);
  if (late === null) return null;
  const until = dayNumber(itemsUntil(today, profile));
  const found: (DatedItem & { readonly order: string })[] = late.map(({ entry, row }) => ({
    id: entry.id,
    name: row.name,
    validTo: entry.validTo,
    standing: standingOf(entry, profile.renewal, today),
    order: registerOrder(dayNumber(row.codedAt), row.number),
  }));
  const items = itemsOn(call, today, EVERY_ITEM);
  const effective = (cluster: string) => cluster.startsWith('EFFECTIVE/');
  eachRow(call, { ...items, clusters: effective }, (section) => {
    const standingAt = standings(call, section, today, profile.renewal);
    const validTo = section.ints('validTo');
    return (i) => {
      const last = validTo[i] ?? 0;
      if (last > until) return;
      found.push({
        id: section.key(i) as RegisterId,
        name: section.text('name', i),
        validTo: dayOf(last),
        standing: standingAt(i),
        order: registerOrder(section.ints('codedAt')[i] ?? 0, section.text('number', i)),
      });
    };
  });
  return found.sort((a, b) => (a.order < b.order ? -1 : 1));
}

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
