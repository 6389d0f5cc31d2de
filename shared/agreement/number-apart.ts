/**
 * The number of a case as a person reads it: where two cases stand under one number (C21) each keeps it, decided or not,
 * and a mark tells them apart. Derived and never stored; official papers bear the plain number, which is what was given.
 */
import type { CaseId } from '#shared/domain/ids';
import type { CaseConflict } from './conflict';

/** Signs of the mark: the end of the case's id, which is the same everywhere and for ever, whatever else is known. */
const MARK_SIGNS = 4;

/** A case by what its number is read from. */
export interface Numbered {
  readonly state: { readonly id: CaseId; readonly number: string };
  readonly conflicts: readonly Pick<CaseConflict, 'class'>[];
}

/** The number of a case, with 「（重号3F2A）」 after it where another case has the same. */
export const numberApart = ({ state: { id, number }, conflicts }: Numbered): string =>
  conflicts.some((one) => one.class === 'C21')
    ? `${number}（重号${id.slice(-MARK_SIGNS).toUpperCase()}）`
    : number;

/** What was typed or copied of a number, without the mark: cases are found by what was given to them. */
export const withoutMark = (text: string): string => text.replace(/（重号[0-9A-F]*）?/u, '');
