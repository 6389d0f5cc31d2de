/** Every event an entry can hold: those of cases, and those of the station itself. */
import type { PersonRole } from '#shared/access/roles';
import type { OfficerRole } from '#shared/access/separation';
import type { AccountId, EntryId, StationId } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Designation, Office } from '#shared/domain/office';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { MovedClock } from '#shared/regulation/casework/moved-clocks';
import type { Profile } from '#shared/regulation/profiles/profile';
import { EXCHANGE_EVENTS, type ExchangeEvent } from './exchange-events';

/** A person who may sign in. Nobody is ever removed from the record. */
export interface Account {
  readonly account: AccountId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
}

export type StationEvent =
  | ExchangeEvent
  | {
      readonly type: 'storeCreated';
      readonly office: Office;
      readonly practice: boolean;
      readonly accounts: readonly Account[];
    }
  | { readonly type: 'recoveryKeyConfirmed' }
  | { readonly type: 'accountAdded'; readonly account: Account }
  /** Business roles were granted or taken away. */
  | {
      readonly type: 'rolesSet';
      readonly account: AccountId;
      readonly before: readonly PersonRole[];
      readonly after: readonly PersonRole[];
    }
  /** 三员: one of the three proposes whom to put in a post, another confirms; the former holder has no role then. */
  | { readonly type: 'officerProposed'; readonly post: OfficerRole; readonly account: AccountId }
  | {
      readonly type: 'officerReplaced';
      readonly post: OfficerRole;
      readonly account: AccountId;
      readonly former: AccountId | null;
    }
  | { readonly type: 'officerDeclined'; readonly post: OfficerRole; readonly account: AccountId }
  /** The person is no longer of the office: no way in any more; the name stays in the record. */
  | { readonly type: 'accountRemoved'; readonly account: AccountId; readonly reason: string }
  | { readonly type: 'passphraseChanged'; readonly account: AccountId }
  | { readonly type: 'recoveryKeyRenewed' }
  | { readonly type: 'designationRecorded'; readonly designation: Designation }
  /** A supervisor confirmed that the computer clock is right although earlier entries claim later times. */
  | { readonly type: 'clockConfirmed'; readonly reason: string }
  /** Practice stores only: the practice date is this far from the computer's, in milliseconds. */
  | { readonly type: 'practiceClockMoved'; readonly offsetMs: number }
  /** One person proposes rules or a calendar, another confirms; only then do they count. */
  | { readonly type: 'profileProposed'; readonly profile: Profile }
  | { readonly type: 'profileConfirmed'; readonly id: string }
  | { readonly type: 'profileDeclined'; readonly id: string; readonly reason: string }
  | { readonly type: 'calendarProposed'; readonly calendar: SourcedCalendarYear }
  /** `moved`: every open clock whose due date the calendar moved, as it was signed for. */
  | {
      readonly type: 'calendarConfirmed';
      readonly year: number;
      readonly moved: readonly MovedClock[];
    }
  | { readonly type: 'calendarDeclined'; readonly year: number; readonly reason: string }
  /** 备案 of a prefecture's agency at the region (XJR-5-4). */
  | { readonly type: 'filingRecorded'; readonly reference: string; readonly date: LocalDate }
  | { readonly type: 'measureRecorded'; readonly measure: Measure }
  | { readonly type: 'annualReportSubmitted'; readonly report: AnnualReport }
  /** The store was restored or copied and goes on under the station that signs this; `from` never writes again. */
  | {
      readonly type: 'stationContinued';
      readonly from: StationId;
      readonly seq: number;
      readonly hash: EntryId | null;
      readonly reason: string;
    }
  /** Who works in a store that goes on, as it knows them: what its former station told of people counts no more. */
  | { readonly type: 'peopleRestated'; readonly people: readonly RestatedPerson[] };

/** A person of a store that goes on. */
export interface RestatedPerson extends Account {
  /** Key with which the person signs, 64 hex digits; empty for none. */
  readonly publicKey: string;
}

/** A measure of the data authority against the agency (XJR-23-1, NDR-19). */
export interface Measure {
  readonly kind: 'talk' | 'guidance' | 'disqualified' | 'requalified';
  readonly on: LocalDate;
  readonly reason: string;
  readonly reference: string;
}

/** 登记年度报告 as submitted to the data authority (XJR-21-2). */
export interface AnnualReport {
  readonly year: number;
  readonly on: LocalDate;
  readonly receiver: string;
  readonly reference: string;
}

/** What left the register, for what purpose and on what ground (XJR-22-1, XJR-22-2). */
export interface RegisterExport {
  readonly rows: number;
  readonly purpose: string;
  /** Document that allows it; empty = internal use, marked so. */
  readonly approval: string;
  readonly fileName: string;
}

/**
 * Acts that now stand in the security journal alone. Journals of earlier versions hold them as well: signed
 * entries are never rewritten, so they are still known here. They change nothing of the desk.
 */
export type FormerStationEvent =
  | { readonly type: 'signInsFailed'; readonly account: AccountId | null; readonly at: readonly Instant[] }
  | { readonly type: 'slipsRefused'; readonly at: readonly Instant[] }
  | { readonly type: 'signInReleased'; readonly account: AccountId }
  | { readonly type: 'signedIn'; readonly account: AccountId }
  | { readonly type: 'signedOut'; readonly account: AccountId; readonly because: string }
  | { readonly type: 'passphraseReset'; readonly account: AccountId }
  | {
      readonly type: 'documentOutput';
      readonly number: string;
      readonly document: string;
      readonly to: 'pdf' | 'printer';
    }
  | { readonly type: 'registerExported'; readonly export: RegisterExport };

export type JournalEvent = CaseEvent | StationEvent | FormerStationEvent;

const STATION_EVENTS: readonly string[] = [
  'storeCreated',
  'recoveryKeyConfirmed',
  'accountAdded',
  'rolesSet',
  'officerProposed',
  'officerReplaced',
  'officerDeclined',
  'accountRemoved',
  'passphraseChanged',
  'recoveryKeyRenewed',
  'designationRecorded',
  'clockConfirmed',
  'practiceClockMoved',
  'profileProposed',
  'profileConfirmed',
  'profileDeclined',
  'calendarProposed',
  'calendarConfirmed',
  'calendarDeclined',
  'filingRecorded',
  'measureRecorded',
  'annualReportSubmitted',
  'stationContinued',
  'peopleRestated',
  ...EXCHANGE_EVENTS,
] satisfies readonly StationEvent['type'][];

const FORMER_EVENTS: readonly string[] = [
  'signInsFailed',
  'slipsRefused',
  'signInReleased',
  'signedIn',
  'signedOut',
  'passphraseReset',
  'documentOutput',
  'registerExported',
] satisfies readonly FormerStationEvent['type'][];

/** Acts of the office: facts that the desk stands on. */
export function isStationEvent(event: JournalEvent): event is StationEvent {
  return STATION_EVENTS.includes(event.type);
}

/** What happened to a case: neither an act of the office nor one that earlier versions kept here. */
export function isCaseEvent(event: JournalEvent): event is CaseEvent {
  return !isStationEvent(event) && !FORMER_EVENTS.includes(event.type);
}
