/**
 * Which profile is in force when. Profiles never overlap: one that names another in `replaces` cuts that
 * one's time to the day before its own begins (workflow 11.14). Nothing here reads a clock.
 */
import { addDays, formatLong, type LocalDate } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { Profile } from './profile';
import type { ProfileFault } from './profile-rules';

/** A profile with the days on which it is really in force, both included. */
export interface ProfileSpan {
  readonly profile: Profile;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The profiles by their first day, each cut where another replaces it; one replaced whole is left out. */
export function timeline(profiles: readonly Profile[]): readonly ProfileSpan[] {
  return profiles
    .map((profile) => ({ profile, from: profile.effectiveFrom, to: lastDay(profile, profiles) }))
    .filter((span) => span.from <= span.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function lastDay(profile: Profile, profiles: readonly Profile[]): LocalDate {
  return profiles
    .filter((other) => other.replaces === profile.id)
    .map((other) => addDays(other.effectiveFrom, -1))
    .reduce((earliest, day) => (day < earliest ? day : earliest), profile.effectiveTo);
}

/**
 * The profile that governs a day: the one in force, else the latest that has begun (its time ran out and no
 * successor was adopted: the desk warns and goes on), else the first.
 * @throws without any profile: one is built in.
 */
export function profileInForce(profiles: readonly Profile[], date: LocalDate): Profile {
  const spans = timeline(profiles);
  const found = spans.findLast((span) => span.from <= date) ?? spans[0];
  if (!found) throw new Error('no profile');
  return found.profile;
}

/** Whether the profiles in use have one whose time holds the day; if not, the desk works on rules that ran out. */
export const isInForce = (profiles: readonly Profile[], date: LocalDate): boolean =>
  timeline(profiles).some((span) => span.from <= date && date <= span.to);

/** Whether a checked profile may join those in use: a new id, and no day that another one governs. */
export function adoptable(
  profiles: readonly Profile[],
  next: Profile,
): Result<void, readonly ProfileFault[]> {
  const faults = [
    ...(profiles.some((profile) => profile.id === next.id)
      ? [{ place: 'id', message: `已有编号为“${next.id}”的规则` }]
      : []),
    ...replacementFaults(profiles, next),
    ...timeline(profiles)
      .filter((span) => span.profile.id !== next.replaces)
      .filter((span) => span.from <= next.effectiveTo && next.effectiveFrom <= span.to)
      .map((span) => ({
        place: 'effectiveFrom',
        message: `与“${span.profile.id}”的有效期（${formatLong(span.from)}至${formatLong(span.to)}）重叠，应写明代替该规则`,
      })),
  ];
  return faults.length === 0 ? ok(undefined) : err(faults);
}

function replacementFaults(profiles: readonly Profile[], next: Profile): readonly ProfileFault[] {
  if (next.replaces === null) return [];
  const replaced = profiles.find((profile) => profile.id === next.replaces);
  if (!replaced) return [{ place: 'replaces', message: `没有编号为“${next.replaces}”的规则` }];
  return replaced.effectiveFrom < next.effectiveFrom
    ? []
    : [{ place: 'effectiveFrom', message: `应晚于被代替规则的起日${formatLong(replaced.effectiveFrom)}` }];
}
