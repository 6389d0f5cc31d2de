/**
 * Rules, calendars, code pools and changes of code lists that the region has signed: they count without a second person
 * of the office, because two of the region's officers stood for them. A rule pack begins on the first day its own text
 * names, what the others hold says itself from when; cases keep the rules they were received under.
 */
import { lostOf, readSignedLists, type SignedLists } from '#shared/forms/signed-lists';
import { isPolicyKind, type PolicyRecord } from '#shared/identity/policy';
import { canonicalJson } from '#shared/lib/canonical-json';
import { readCalendarYear, type SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { KNOWN_RULES } from '#shared/regulation/casework/known-rules';
import { TEXTS } from '#shared/regulation/clauses/texts';
import { parseProfile } from '#shared/regulation/profiles/check-profile';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { Known } from '#shared/regulation/profiles/profile-rules';
import { adoptable } from '#shared/regulation/profiles/profile-time';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { type GrantedPools, readCodePools } from '#shared/regulation/register/code-pool';
import type { RulesView } from './desk-views';
import type { TrustRecord } from './exchange-events';

/** A pack that puts something in force here; of `other` kinds only the record is kept. */
export type RegionPack =
  | { readonly kind: 'rules'; readonly profile: Profile }
  | { readonly kind: 'calendar'; readonly calendar: SourcedCalendarYear }
  | { readonly kind: 'pool'; readonly granted: GrantedPools }
  | { readonly kind: 'codes'; readonly signed: SignedLists }
  | { readonly kind: 'other' };

/**
 * What a policy record puts in force; null when its content is none of its kind, or begins on another day than the
 * record says. `known`: guards, rows and clauses of this program. Whether the content is what was signed is asked
 * elsewhere.
 */
export function readPack(record: PolicyRecord, content: string, known: Known): RegionPack | null {
  if (!isPolicyKind(record.kind)) return { kind: 'other' };
  const raw = plainJson(content);
  if (record.kind === 'rules') {
    const parsed = parseProfile(raw, known);
    if (!parsed.ok || parsed.value.id !== record.id) return null;
    return parsed.value.effectiveFrom === record.inForceFrom
      ? { kind: 'rules', profile: parsed.value }
      : null;
  }
  // A calendar tells what days are, pools and values of code lists say themselves from when: none begins later than it
  // is known.
  if (record.inForceFrom > record.issuedOn) return null;
  if (record.kind === 'pool') {
    const pools = readCodePools(raw);
    return pools && { kind: 'pool', granted: { number: record.number, pools } };
  }
  if (record.kind === 'codes') {
    const { number, id, inForceFrom } = record;
    const lists = readSignedLists(raw);
    return lists.ok ? { kind: 'codes', signed: { number, id, inForceFrom, lists: lists.value } } : null;
  }
  const year = readCalendarYear(raw);
  return year.ok ? { kind: 'calendar', calendar: year.value } : null;
}

/** Whether a profile fits beside those in use: it is one of them, or contradicts none. */
export function fitsBeside(profiles: readonly Profile[], next: Profile): boolean {
  const same = profiles.find(({ id }) => id === next.id);
  return same ? canonicalJson(same) === canonicalJson(next) : adoptable(profiles, next).ok;
}

/** Whether a pack can be put in force beside what is in use: its rules rest on a text that is law, and contradict no
 * others; its code lists hold every value of those before. What is of a kind without effect here never can. */
export function canAdopt(
  { profiles, codeLists }: { readonly profiles: readonly Profile[] } & Pick<RulesView, 'codeLists'>,
  pack: RegionPack,
): boolean {
  if (pack.kind === 'codes') return lostOf(codeLists?.lists ?? [], pack.signed.lists) === null;
  if (pack.kind !== 'rules') return pack.kind !== 'other';
  const origin = Object.values(TEXTS).find(({ prefix }) => prefix === pack.profile.text);
  return origin?.isBasis === true && fitsBeside(profiles, pack.profile);
}

/** Puts the packs of records that were accepted in force. One that cannot be stays with its record: the office is told,
 * and a newer program that can read it folds anew. */
export function adoptPacks(rules: RulesView, records: readonly TrustRecord[]): void {
  for (const item of records) {
    const pack =
      item.kind === 'policy' && item.content !== null
        ? readPack(item.record, item.content, KNOWN_RULES)
        : null;
    const { codeLists } = rules;
    const profiles = [XJ_2025_PROFILE, ...rules.adopted];
    if (pack === null || !canAdopt({ profiles, codeLists }, pack)) continue;
    if (pack.kind === 'rules') adoptProfile(rules, pack.profile);
    if (pack.kind === 'pool') rules.pools = pack.granted;
    if (pack.kind === 'codes') rules.codeLists = pack.signed;
    if (pack.kind === 'calendar') rules.calendars.set(pack.calendar.year, pack.calendar);
  }
}

function adoptProfile(rules: RulesView, profile: Profile): void {
  if ([XJ_2025_PROFILE, ...rules.adopted].every(({ id }) => id !== profile.id)) rules.adopted.push(profile);
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
