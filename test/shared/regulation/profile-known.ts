/** What the profile tests tell the check about the program, and how they damage a profile at one place. */
import { clause } from '#shared/regulation/clauses/clause';
import { profileToJson } from '#shared/regulation/profiles/check-profile';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { Known } from '#shared/regulation/profiles/profile-rules';

export const KNOWN: Known = {
  guards: ['realName', 'duplicateFree', 'noOpenObjection'],
  transitions: ['T03', 'T11', 'T16', 'T18'],
  clause: (id) => clause(id) !== null,
};

export type Place = readonly (string | number)[];
export const GONE = Symbol('gone');

/** A profile as it comes out of a file. */
export const fromFile = (profile: Profile): unknown => JSON.parse(profileToJson(profile));

/** The profile with one place altered; `GONE` takes the member or row out. */
export function damaged(profile: Profile, place: Place, value: unknown): unknown {
  const alter = (node: unknown, steps: Place): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (Array.isArray(node)) {
      const rows: readonly unknown[] = node;
      const altered = alter(rows[Number(step)], rest);
      return altered === GONE
        ? rows.filter((_, index) => index !== step)
        : [...rows.slice(0, Number(step)), altered, ...rows.slice(Number(step) + 1)];
    }
    const members = new Map(Object.entries(node ?? {}));
    const altered = alter(members.get(String(step)), rest);
    if (altered === GONE) members.delete(String(step));
    else members.set(String(step), altered);
    return Object.fromEntries(members);
  };
  return alter(fromFile(profile), place);
}

/** Places of every member of every object, at any depth. */
export function memberPlaces(node: unknown, place: Place = []): readonly Place[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => memberPlaces(item, [...place, index]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [
    [...place, key],
    ...memberPlaces(member, [...place, key]),
  ]);
}
