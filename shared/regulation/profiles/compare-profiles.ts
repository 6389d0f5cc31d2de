/**
 * What changes when one profile follows another, row by row and in words, so that the keeper of a desk sees
 * it before adopting. It shows every difference and weighs none.
 */
import type { Profile } from './profile';
import { NONE, PARTS, type Part, type Said } from './profile-parts';

export interface ProfileDifference {
  /** Heading under which the screen groups it. */
  readonly part: string;
  /** Where it is, by ids and not by positions: `clocks.C1.days`. */
  readonly place: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Every difference from `a` to `b`, part by part, in the order of `a` and then what only `b` has. */
export function compareProfiles(a: Profile, b: Profile): readonly ProfileDifference[] {
  return PARTS.flatMap((part) => {
    const before = part.rows(a);
    const after = part.rows(b);
    const gained = after.filter((row) => !before.some((old) => old.key === row.key));
    return [
      ...before.flatMap((old) =>
        differences(
          part,
          old,
          after.find((row) => row.key === old.key),
        ),
      ),
      ...gained.map((row) => whole(part, row, NONE, inOne(row))),
    ];
  });
}

function differences(part: Part, old: Said, now: Said | undefined): readonly ProfileDifference[] {
  if (!now) return [whole(part, old, inOne(old), NONE)];
  return old.members.flatMap(([member, label, before], index) => {
    const after = now.members[index]?.[2] ?? NONE;
    return before === after
      ? []
      : [
          {
            part: part.title,
            place: placeOf(part.place, old.key, member),
            label: `${old.name}：${label}`,
            before,
            after,
          },
        ];
  });
}

const whole = (part: Part, row: Said, before: string, after: string): ProfileDifference => ({
  part: part.title,
  place: placeOf(part.place, row.key),
  label: row.name,
  before,
  after,
});

const inOne = ({ members }: Said): string =>
  members.map(([, label, words]) => `${label}：${words}`).join('；');
const placeOf = (...steps: readonly string[]): string => steps.filter((step) => step !== '').join('.');
