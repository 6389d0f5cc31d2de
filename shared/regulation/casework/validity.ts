/** 有效期 of a registration result (XJR-19-1): counted from the coding date by the profile's convention. */
import { addDays, addYears, type LocalDate } from '#shared/domain/local-date';
import type { Validity } from '../profiles/profile';

/** First and last day of validity of a result coded on `codedAt`. */
export function validityOf(
  rule: Validity,
  codedAt: LocalDate,
): { readonly validFrom: LocalDate; readonly validTo: LocalDate } {
  // The day before the anniversary is counted from the day before the start: three whole years from
  // 29 February end on 28 February.
  const validTo =
    rule.convention === 'day-before'
      ? addYears(addDays(codedAt, -1), rule.years)
      : addYears(codedAt, rule.years);
  return { validFrom: codedAt, validTo };
}
