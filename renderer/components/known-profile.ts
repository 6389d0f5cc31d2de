/** The rule profiles this program brings along, for dates shown before a step is done. Judges nothing. */
import type { ClockId, Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

const BUILT_IN = [XJ_2025_PROFILE, TJ_DRAFT_PROFILE];

/** The profile with this id; null for one that was loaded from a file. */
export const knownProfile = (id: string): Profile | null =>
  BUILT_IN.find((profile) => profile.id === id) ?? null;

/** Length of a clock in working days; null where the page does not know the profile or it has no such clock. */
export const clockDays = (profileId: string, clock: ClockId): number | null =>
  knownProfile(profileId)?.clocks.find((rule) => rule.id === clock)?.days ?? null;
