/** The rules, the calendar and the code lists a desk works with: what is built in, and what its people adopted since. */
import type { LocalDate } from '#shared/domain/local-date';
import type { CodeLists } from '#shared/forms/code-lists';
import { listsInForce } from '#shared/forms/signed-lists';
import type { RulesView } from '#shared/journal/desk-views';
import {
  BUILT_IN_YEARS,
  type CalendarYear,
  type WorkingCalendar,
  workingCalendar,
} from '#shared/regulation/calendar/calendar';
import type { Profile } from '#shared/regulation/profiles/profile';
import { profileInForce } from '#shared/regulation/profiles/profile-time';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

export class DeskRules {
  readonly profiles: readonly Profile[];
  readonly calendar: WorkingCalendar;
  readonly codeLists: CodeLists;

  /** `rules`: what the open store has adopted; `null` while no store is open. */
  constructor(rules: RulesView | null) {
    this.profiles = [XJ_2025_PROFILE, ...(rules?.adopted ?? [])];
    this.calendar = workingCalendar('xj', yearsOf([...(rules?.calendars.values() ?? [])]));
    this.codeLists = listsInForce(rules?.codeLists ?? null);
  }

  /** The profile that governs a day. */
  inForce(day: LocalDate): Profile {
    return profileInForce(this.profiles, day);
  }
}

/** Every loaded year; one confirmed here stands in the place of the one built in. */
export function yearsOf(confirmed: readonly CalendarYear[]): readonly CalendarYear[] {
  const own = new Set(confirmed.map(({ year }) => year));
  return [...BUILT_IN_YEARS.filter(({ year }) => !own.has(year)), ...confirmed].sort(
    (a, b) => a.year - b.year,
  );
}
