/**
 * Rules and calendars that the region has signed: they count without a second person of the office, because two of
 * the region's officers stood for them. A rule pack begins on the first day its own text names, a calendar at once;
 * cases keep the rules they were received under.
 */
import type { PolicyRecord } from '#shared/identity/policy';
import { canonicalJson } from '#shared/lib/canonical-json';
import {
  calendarYearInput,
  readCalendarYear,
  type SourcedCalendarYear,
} from '#shared/regulation/calendar/calendar-year';
import { parseProfile } from '#shared/regulation/profiles/check-profile';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { Known } from '#shared/regulation/profiles/profile-rules';
import { adoptable } from '#shared/regulation/profiles/profile-time';
import type { RulesView } from './desk-views';
import type { TrustRecord } from './exchange-events';

/** A pack that puts something in force here; `other` kinds are only kept with their record. */
export type RegionPack =
  | { readonly kind: 'rules'; readonly profile: Profile }
  | { readonly kind: 'calendar'; readonly calendar: SourcedCalendarYear }
  | { readonly kind: 'other' };

/**
 * What a policy record puts in force; null when its content is none of its kind, or begins on another day than the
 * record says. `known`: guards, rows and clauses of this program. Whether the content is what was signed is asked
 * elsewhere.
 */
export function readPack(record: PolicyRecord, content: string, known: Known): RegionPack | null {
  if (record.kind !== 'rules' && record.kind !== 'calendar') return { kind: 'other' };
  const raw = plainJson(content);
  if (record.kind === 'rules') {
    const parsed = parseProfile(raw, known);
    if (!parsed.ok || parsed.value.id !== record.id) return null;
    return parsed.value.effectiveFrom === record.inForceFrom
      ? { kind: 'rules', profile: parsed.value }
      : null;
  }
  // A calendar tells what days are; it cannot begin later than it is known.
  const year = record.inForceFrom <= record.issuedOn ? readCalendarYear(raw) : null;
  return year?.ok ? { kind: 'calendar', calendar: year.value } : null;
}

/** Whether a profile fits beside those in use: it is one of them, or contradicts none. */
export function fitsBeside(profiles: readonly Profile[], next: Profile): boolean {
  const same = profiles.find(({ id }) => id === next.id);
  return same ? canonicalJson(same) === canonicalJson(next) : adoptable(profiles, next).ok;
}

/** Puts the packs of records that were accepted in force. Their contents were read before the event was written. */
export function adoptPacks(rules: RulesView, records: readonly TrustRecord[]): void {
  for (const item of records) {
    if (item.kind !== 'policy' || item.content === null) continue;
    if (item.record.kind === 'rules') adoptProfile(rules, plainJson(item.content) as Profile);
    if (item.record.kind === 'calendar') {
      const year = calendarYearInput.safeParse(plainJson(item.content));
      const read = year.success ? readCalendarYear(year.data) : null;
      if (read?.ok) rules.calendars.set(read.value.year, read.value);
    }
  }
}

function adoptProfile(rules: RulesView, profile: Profile): void {
  if (rules.adopted.every(({ id }) => id !== profile.id)) rules.adopted.push(profile);
  // What two people of the office were about to adopt under the same name is settled.
  if (rules.pendingProfile?.value.id === profile.id) rules.pendingProfile = null;
}

function plainJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
