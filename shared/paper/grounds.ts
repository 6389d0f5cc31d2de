/** Grounds of the profile's lists on a letter: official label and the clauses they stand on. */
import type { Ground, GroundListId, Profile } from '#shared/regulation/profiles/profile';
import { numbered } from './blocks';
import type { Cite } from './cite';
import type { DocumentBlock } from './model';

/** The label of a ground; the code itself when the profile no longer names it. */
export const groundLabel = (profile: Profile, list: GroundListId, code: string): string =>
  groundOf(profile, list, code)?.label ?? code;

const groundOf = (profile: Profile, list: GroundListId, code: string): Ground | undefined =>
  profile.grounds[list].find((ground) => ground.code === code);

export const groundsTable = (
  profile: Profile,
  list: GroundListId,
  codes: readonly string[],
  cite: Cite,
): DocumentBlock =>
  numbered(
    [
      ['情形', 46],
      ['依据条款', 46],
    ],
    codes.map((code) => {
      const ground = groundOf(profile, list, code);
      return [ground?.label ?? code, cite.list(ground?.basis ?? [])];
    }),
  );
