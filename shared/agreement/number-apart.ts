/**
 * The number of a case as a person reads it: where two cases stand under one number (C21) each keeps it, decided or not,
 * and a mark tells them apart. Derived and never stored; official papers bear the plain number, which is what was given.
 */
import type { CaseId } from '#shared/domain/ids';
import { markOf } from '#shared/domain/number-mark';
import type { CaseConflict } from './conflict';

/** A case by what its number is read from. */
export interface Numbered {
  readonly state: { readonly id: CaseId; readonly number: string };
  readonly conflicts: readonly Pick<CaseConflict, 'class'>[];
}

/** The number of a case, with its mark after it where another case has the same. */
export const numberApart = ({ state: { id, number }, conflicts }: Numbered): string =>
  conflicts.some((one) => one.class === 'C21') ? `${number}${markOf(id)}` : number;
