/**
 * Where a register item stands on a day: decided states first, then what follows from the calendar
 * (workflow section 6). Nothing expires or is cancelled by itself in law (XJR-19-5).
 */
import { addDays, daysBetween, type LocalDate } from '#shared/domain/local-date';
import type { Renewal } from '../profiles/profile';
import type { RegisterEntry } from './entry';

export const STANDINGS = [
  'EFFECTIVE',
  'RENEWAL_WINDOW',
  'RENEWING',
  'EXPIRED_PENDING',
  'CANCELLED',
  'REVOKED',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_NAMES: { readonly [S in Standing]: string } = {
  EFFECTIVE: '有效',
  RENEWAL_WINDOW: '续展窗口',
  RENEWING: '续展审查中',
  EXPIRED_PENDING: '期满待注销',
  CANCELLED: '已注销',
  REVOKED: '已撤销',
};

/** First and last day on which a renewal may be asked for (XJR-19-3): both count. */
export const renewalWindow = (
  validTo: LocalDate,
  renewal: Renewal,
): { readonly opens: LocalDate; readonly closes: LocalDate } => ({
  opens: addDays(validTo, -renewal.windowDays),
  closes: validTo,
});

/** The standing of an item on `today`. */
export function standingOf(entry: RegisterEntry, renewal: Renewal, today: LocalDate): Standing {
  if (entry.status !== 'EFFECTIVE') return entry.status;
  const { openApplication } = entry;
  if (openApplication?.type === 'RENEW' && openApplication.received) return 'RENEWING';
  if (today > entry.validTo) return 'EXPIRED_PENDING';
  return today >= renewalWindow(entry.validTo, renewal).opens ? 'RENEWAL_WINDOW' : 'EFFECTIVE';
}

/** Calendar days until the last day of validity; negative when it is over. */
export const daysLeft = (entry: RegisterEntry, today: LocalDate): number => daysBetween(today, entry.validTo);
