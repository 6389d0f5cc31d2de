/** 有效期 of a registration result and of its renewal (XJR-19): pure date arithmetic by the profile. */
import { addDays, addMonths, addYears, type LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import type { Profile, Validity } from '../profiles/profile';
import type { RegisterEntry } from '../register/entry';
import type { CaseState } from './state';

export interface Period {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  /** The end of the agreement cut the period short (XJR-19-2). */
  readonly byAgreement: boolean;
}

/** First and last day of validity of a result coded on `codedAt`; a product ends with its agreement. */
export function validityOf(rule: Validity, codedAt: LocalDate, agreementTo: LocalDate | null = null): Period {
  const anniversary = addYears(codedAt, rule.years);
  const full = rule.convention === 'day-before' ? dayBefore(codedAt, anniversary) : anniversary;
  return limited(rule, codedAt, full, agreementTo);
}

/** The day before the corresponding day; where the last month has no such day, its end is the last day itself. */
const dayBefore = (start: LocalDate, corresponding: LocalDate): LocalDate =>
  corresponding.slice(8) === start.slice(8) ? addDays(corresponding, -1) : corresponding;

/** The period of a renewal: from the day after the old one, `months` long at most (XJR-19-4). */
export function renewalOf(
  rule: Validity,
  oldTo: LocalDate,
  months: number,
  agreementTo: LocalDate | null = null,
): Period {
  const from = addDays(oldTo, 1);
  return limited(rule, from, dayBefore(from, addMonths(from, months)), agreementTo);
}

function limited(rule: Validity, from: LocalDate, full: LocalDate, agreementTo: LocalDate | null): Period {
  const cut = rule.limitedByAgreement && agreementTo !== null && agreementTo < full;
  return { validFrom: from, validTo: cut ? agreementTo : full, byAgreement: cut };
}

/** The end of the agreement that limits a product; `null` for a resource or when none is given. */
export function agreementEnd(objectType: string, application: FormValues): LocalDate | null {
  const to = application.agreementTo;
  return objectType === '2' && typeof to === 'string' ? (to as LocalDate) : null;
}

type Renewing = Pick<CaseState, 'objectType' | 'application' | 'request'>;

/** The end of the agreement as the renewal states it; nothing when it states none. */
export const agreedEnd = ({ request }: Pick<Renewing, 'request'>): FormValues =>
  typeof request.agreementTo === 'string' ? { agreementTo: request.agreementTo } : {};

/** The period a renewal asks for, as far as the rules and the agreement allow it (XJR-19-2, XJR-19-4). */
export function renewedPeriod(state: Renewing, entry: RegisterEntry, profile: Profile): Period {
  const months = Math.min(Number(state.request.renewMonths), profile.renewal.maxMonths);
  const end = agreementEnd(state.objectType, { ...state.application, ...agreedEnd(state) });
  return renewalOf(profile.validity, entry.validTo, months, end);
}
