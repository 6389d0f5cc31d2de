/**
 * The desk state: what is small and always needed of what the journal says. Accounts, office, rules, serials.
 * Cases and the register are documents of tables. Nothing lives here that the journal does not say.
 */
import type { OfficerRole } from '#shared/access/separation';
import type { AccountId, StationId } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { SignedLists } from '#shared/forms/signed-lists';
import { stationLetter } from '#shared/identity/station-letter';
import type { TrustState } from '#shared/identity/trust';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { GrantedPools } from '#shared/regulation/register/code-pool';
import type { Account, AnnualReport, Measure } from './events';
import type { ExchangeView } from './exchange-fold';
import type { LineageView } from './lineage';
import type { OtherOffice, ToldByStation } from './other-office';

/** Rules and calendars of the office, and what waits for a second person. */
export interface RulesView {
  readonly adopted: Profile[];
  pendingProfile: Pending<Profile> | null;
  readonly calendars: Map<number, SourcedCalendarYear>;
  pendingCalendar: Pending<SourcedCalendarYear> | null;
  /** The region's newest list of code pools; null until it grants one. */
  pools: GrantedPools | null;
  /** What the region has changed of the code lists; null until it changes one. */
  codeLists: SignedLists | null;
}

export interface Pending<T> {
  readonly value: T;
  readonly by: AccountId;
}

/** What the data authority and the region know of the office. */
export interface SupervisionView {
  filing: { readonly reference: string; readonly date: LocalDate } | null;
  disqualified: boolean;
  readonly measures: Measure[];
  readonly reports: AnnualReport[];
}

/** Whom one of the three wants in a post, until another of them confirms. */
export interface ProposedOfficer {
  readonly post: OfficerRole;
  readonly account: AccountId;
  readonly by: AccountId;
}

export interface DeskViews {
  office: Office | null;
  practice: boolean;
  recoveryKeyConfirmed: boolean;
  /** How far the practice date is from the computer's; 0 in every real store. */
  practiceOffsetMs: number;
  readonly accounts: Map<AccountId, Account>;
  /** People who left: they stay among the accounts, without a role, because the record names them. */
  readonly removed: Set<AccountId>;
  proposedOfficer: ProposedOfficer | null;
  /** People whose passphrase somebody else chose: they choose their own before anything else. */
  readonly mustChange: Set<AccountId>;
  readonly rules: RulesView;
  /** Serials given, by year: `case/2026`, `document/2026`. */
  readonly serials: Map<string, number>;
  readonly supervision: SupervisionView;
  /** Which stations are this store's. */
  readonly lineage: LineageView;
  /** What stations of other offices told, by station. */
  readonly told: Map<StationId, ToldByStation>;
  /** Other offices by the first station of their lineage: what follows from `told`, `lineage` and `trust`. */
  readonly others: Map<StationId, OtherOffice>;
  /** Public keys with which the office's people sign, by account. */
  readonly personKeys: Map<AccountId, string>;
  /** Every key that was told as a person's, by station and account, oldest first: what it signed stays signed. */
  readonly announced: Map<StationId, { readonly [account: string]: readonly string[] }>;
  /** Who is who, as the region certified it; `NO_TRUST` in a store that is alone. */
  trust: TrustState;
  readonly exchange: ExchangeView;
  /** Latest claimed time of any own entry: a computer clock before it is in doubt. */
  latest: Instant | null;
}

/** The letter in the numbers that this store gives; empty while it is alone. */
export const letterOf = ({ office, trust, lineage }: DeskViews): string =>
  office === null ? '' : stationLetter(trust, office.division, lineage.own);

/** The serial that comes next in a year. */
export function nextSerial(views: DeskViews, kind: 'case' | 'document', date: LocalDate): number {
  return (views.serials.get(`${kind}/${date.slice(0, 4)}`) ?? 0) + 1;
}
