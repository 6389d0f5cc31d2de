/** Folds the acts of the own office into the desk state: people, rules, supervision. Acts of other offices never. */
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { DeskViews } from './desk-views';
import type { Account, StationEvent } from './events';
import type { ExchangeEvent } from './exchange-events';

function changeRoles(views: DeskViews, account: AccountId, roles: Account['roles']): void {
  const person = views.accounts.get(account);
  if (person) views.accounts.set(account, { ...person, roles });
}

/** What an act of the office does to the desk state. */
export function applyStation(
  views: DeskViews,
  event: Exclude<StationEvent, ExchangeEvent>,
  at: Instant,
  by: AccountId,
): void {
  switch (event.type) {
    case 'storeCreated':
      views.office = event.office;
      views.practice = event.practice;
      for (const account of event.accounts) views.accounts.set(account.account, account);
      return;
    case 'recoveryKeyConfirmed':
      views.recoveryKeyConfirmed = true;
      return;
    case 'accountAdded':
      views.accounts.set(event.account.account, event.account);
      views.removed.delete(event.account.account);
      if (!views.practice) views.mustChange.add(event.account.account);
      return;
    case 'accountRemoved':
      changeRoles(views, event.account, []);
      views.removed.add(event.account);
      views.personKeys.delete(event.account);
      return;
    case 'rolesSet':
      changeRoles(views, event.account, event.after);
      return;
    case 'officerProposed':
      views.proposedOfficer = { post: event.post, account: event.account, by };
      return;
    case 'officerReplaced':
      if (event.former !== null) changeRoles(views, event.former, []);
      changeRoles(views, event.account, [event.post]);
      views.proposedOfficer = null;
      return;
    case 'officerDeclined':
      views.proposedOfficer = null;
      return;
    case 'passphraseChanged':
      views.mustChange.delete(event.account);
      return;
    case 'recoveryKeyRenewed':
      views.recoveryKeyConfirmed = false;
      return;
    case 'designationRecorded':
      if (views.office) views.office = { ...views.office, designation: event.designation };
      return;
    case 'clockConfirmed':
      views.latest = at;
      return;
    case 'practiceClockMoved':
      views.practiceOffsetMs = event.offsetMs;
      return;
    case 'profileProposed':
      views.rules.pendingProfile = { value: event.profile, by };
      return;
    case 'profileConfirmed':
      if (views.rules.pendingProfile) views.rules.adopted.push(views.rules.pendingProfile.value);
      views.rules.pendingProfile = null;
      return;
    case 'profileDeclined':
      views.rules.pendingProfile = null;
      return;
    case 'calendarProposed':
      views.rules.pendingCalendar = { value: event.calendar, by };
      return;
    case 'calendarConfirmed':
      confirmCalendar(views);
      return;
    case 'calendarDeclined':
      views.rules.pendingCalendar = null;
      return;
    case 'filingRecorded':
      views.supervision.filing = { reference: event.reference, date: event.date };
      return;
    case 'measureRecorded':
      views.supervision.measures.push(event.measure);
      if (event.measure.kind === 'disqualified') views.supervision.disqualified = true;
      if (event.measure.kind === 'requalified') views.supervision.disqualified = false;
      return;
    case 'annualReportSubmitted':
      views.supervision.reports.push(event.report);
      return;
    case 'stationContinued':
    case 'peopleRestated':
      return;
    default:
      assertNever(event, 'station event');
  }
}

/** The confirmed calendar counts from now on. */
function confirmCalendar({ rules }: DeskViews): void {
  const confirmed = rules.pendingCalendar?.value;
  rules.pendingCalendar = null;
  if (confirmed) rules.calendars.set(confirmed.year, confirmed);
}
