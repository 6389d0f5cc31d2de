/** What a decision may know besides the case: it all comes in as arguments, nothing is looked up inside. */
import type { Role } from '#shared/access/roles';
import type { AccountId, LocalNumber, RegistryCode } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { WorkingCalendar } from '../calendar/calendar';
import type { Profile } from '../profiles/profile';

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
  readonly profile: Profile;
  readonly calendar: WorkingCalendar;
  readonly codesInUse: ReadonlySet<RegistryCode>;
  readonly duplicates: readonly Duplicate[];
  /** Next serial of the office's document numbers in the year of `today`. */
  readonly nextDocumentSerial: number;
}
