/**
 * The door for rule profiles from files: shape, then rules, every fault with its place. A damaged profile is
 * refused whole and changes nothing; nothing is repaired or filled in.
 */
import type { z } from 'zod';
import { findForbidden } from '#shared/forms/text';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import type { Profile } from './profile';
import { type Known, type ProfileFault, profileFaults } from './profile-rules';
import { profileSchema } from './profile-schema';

const MAX_DEPTH = 8;
const MAX_FAULTS = 100;
/** Signs without a shape of their own: direction marks, joiners, zero-width spaces. */
const INVISIBLE = /[\u061c\u200b-\u200f\u2060-\u2064\ufeff]/u;

/** A profile from outside, or everything that is wrong with it (at most 100 faults), in the order of the file. */
export function parseProfile(raw: unknown, known: Known): Result<Profile, readonly ProfileFault[]> {
  const hostile = hostileTexts(raw, '', 0);
  if (hostile.length > 0) return err(hostile.slice(0, MAX_FAULTS));
  const parsed = profileSchema.safeParse(raw);
  if (!parsed.success)
    return err(parsed.error.issues.flatMap((issue) => told(issue, raw)).slice(0, MAX_FAULTS));
  const faults = profileFaults(parsed.data, known);
  return faults.length === 0 ? ok(parsed.data) : err(faults.slice(0, MAX_FAULTS));
}

/** The one text of a profile, for export and for its digest; `parseProfile` of it gives the profile back. */
export const profileToJson = (profile: Profile): string => canonicalJson(profile);

/** Signs that make a text read differently from what it is, in values and in keys, at any depth. */
function hostileTexts(value: unknown, place: string, depth: number): readonly ProfileFault[] {
  if (depth > MAX_DEPTH) return [{ place, message: '层次过深' }];
  if (typeof value === 'string') {
    return isHostile(value) ? [{ place, message: '含有控制字符、方向字符或不可见字符' }] : [];
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => hostileTexts(item, `${place}[${index}]`, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = place === '' ? key : `${place}.${key}`;
    if (key === '__proto__' || isHostile(key))
      return [{ place: place === '' ? '(根)' : place, message: '含有不允许的项目名' }];
    return hostileTexts(member, inner, depth + 1);
  });
}

const isHostile = (text: string): boolean =>
  INVISIBLE.test(text) || findForbidden(text, { lines: false, bidi: false }) !== undefined;

/** A fault of shape in words. Unknown keys are told one by one, each at its own place. */
function told(issue: z.core.$ZodIssue, raw: unknown): readonly ProfileFault[] {
  const place = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ place: placeOf([...issue.path, key]), message: '不认识的项目' }));
  if (at(raw, issue.path) === undefined) return [{ place, message: '缺少此项' }];
  if (issue.code === 'invalid_type')
    return [{ place, message: `应为${TYPE_NAMES[issue.expected] ?? '其他类型'}` }];
  if (issue.code === 'invalid_key') return [{ place, message: '应为条款编号，如XJR-14-1' }];
  return [{ place, message: issue.message }];
}

const TYPE_NAMES: { readonly [type: string]: string } = {
  string: '文字',
  array: '列表',
  object: '对象',
  record: '对象',
};

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`,
    )
    .join('') || '(根)';

function at(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
