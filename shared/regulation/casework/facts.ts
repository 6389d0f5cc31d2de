/** What a decision may know besides the case: it all comes in as arguments, nothing is looked up inside. */
import type { Role } from '#shared/access/roles';
import type { CaseConflict } from '#shared/agreement/conflict';
import type { AccountId, DivisionCode, LocalNumber } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { CodeLists } from '#shared/forms/code-lists';
import type { WorkingCalendar } from '../calendar/calendar';
import type { Profile } from '../profiles/profile';
import type { PoolFacts } from '../register/code-pool';
import type { RegisterEntry } from '../register/entry';
import type { CaseEvent } from './events';
import type { ItemDispute } from './item-dispute';

/** Another application that may register the same thing. */
export interface Duplicate {
  readonly number: LocalNumber;
  readonly name: string;
  /** What is the same, in words. */
  readonly because: string;
}

export interface Facts {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly actor: { readonly account: AccountId; readonly roles: readonly Role[] };
  readonly office: Office;
  /** The data authority has taken the office's qualification away (XJR-23-1). */
  readonly disqualified: boolean;
  /** The rules of the case: those it was accepted under, else those in force today. */
  readonly profile: Profile;
  /** The register item the case is about, or made; `null` when there is none. */
  readonly entry: RegisterEntry | null;
  /** An objection in another case that stands against the item this one is about; `null` for a case that makes one. */
  readonly dispute: ItemDispute | null;
  readonly calendar: WorkingCalendar;
  /** The code lists in force, with what was closed and when. */
  readonly codeLists: CodeLists;
  /** Whether the register has this query code, or one that looks like it. */
  readonly isCodeTaken: (code: string) => boolean;
  readonly duplicates: readonly Duplicate[];
  /** The word before the year in numbers of letters, with the station's letter where several write for the agency. */
  readonly documentWord: string;
  /** Next serial of the office's document numbers in the year of `today`. */
  readonly nextDocumentSerial: number;
  /** What other stations have to do with the case; null in a store that is alone. */
  readonly exchange: ExchangeFacts | null;
}

export interface ExchangeFacts {
  /** The agency of this store. */
  readonly agency: DivisionCode;
  /** Conflicts that stand in the way of the case: those that wait for somebody, and those in which another case won. */
  readonly conflicts: readonly CaseConflict[];
  /** Whether this station has written as much of the case as others take in from one. */
  readonly isFull: boolean;
  /** Whether the own certificate lets this station write such an event: what it does not name is void everywhere. */
  readonly mayWrite: (event: CaseEvent['type']) => boolean;
  /** Whether this agency may change the register item that the case is about: what others say of it changes nothing. */
  readonly mayChangeItem: boolean;
  /** The region's pools of query codes, of all agencies; none until it grants one. */
  readonly codePools: PoolFacts;
  /** The person at work here, as other stations of the agency name the same one. */
  readonly sameAs: readonly AccountId[];
}
