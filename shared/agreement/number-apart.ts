/**
 * The number of a case as a person reads it: where two cases stand under one number (C21) each keeps it, decided or not,
 * and a suffix tells them apart. Derived and never stored; papers bear the plain number, which is what was given.
 */
import type { CaseId } from '#shared/domain/ids';
import type { CaseConflict } from './conflict';

/** Marks in the order of the cases' ids, which is the same at every station that knows them. */
const MARKS = '甲乙丙丁戊己庚辛壬癸';

/** A case by what its number is read from. */
export interface Numbered {
  readonly state: { readonly id: CaseId; readonly number: string };
  readonly conflicts: readonly Pick<CaseConflict, 'class' | 'cases'>[];
}

/** The number of a case, with 「（重号甲）」 after it where another case has the same. */
export function numberApart({ state: { id, number }, conflicts }: Numbered): string {
  const met = conflicts.flatMap((one) => (one.class === 'C21' ? one.cases : []));
  if (met.length === 0) return number;
  const place = [...new Set([id, ...met])].sort().indexOf(id);
  return `${number}（重号${MARKS[place] ?? place + 1}）`;
}
