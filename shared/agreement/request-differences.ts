/**
 * What two requests on one register item want of it (C12): each field that either of them changes, with what stood and
 * what each says. Pure.
 */
import type { FormValues } from '#shared/forms/schema';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';

/** A request: what the item held when it was made, and what it is to hold. */
export type Request = Pick<CaseState, 'before' | 'subject' | 'application'>;

export interface RequestDifference {
  /** Place of the field, e.g. `application.dataRegistName`. */
  readonly field: string;
  readonly base: Json;
  readonly one: Json;
  readonly other: Json;
}

const SETS = ['subject', 'application'] as const;

/** Fields that two requests change, by their place; what only one of them changes stands in the other as it was. */
export function requestDifferences(one: Request, other: Request): readonly RequestDifference[] {
  const before = one.before ?? other.before;
  if (before === null) return [];
  return SETS.flatMap((set) => {
    const valueIn = (values: FormValues, key: string): Json => (values[key] ?? null) as Json;
    const isSame = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);
    const keys = new Set([before, one, other].flatMap((content) => Object.keys(content[set])));
    return [...keys].sort().flatMap((key): readonly RequestDifference[] => {
      const [base, ours, theirs] = [before, one, other].map((content) => valueIn(content[set], key));
      if (base === undefined || ours === undefined || theirs === undefined) return [];
      const isKept = isSame(base, ours) && isSame(base, theirs);
      return isKept ? [] : [{ field: `${set}.${key}`, base, one: ours, other: theirs }];
    });
  });
}
