/** Days before a receipt that lie after the day of the receipt: a clock was wrong, then or now. */
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { Stage } from '../profiles/profile';

/** What came before a receipt, as the case and its view both say it. */
interface BeforeReceipt {
  readonly steps: readonly { readonly step: Stage; readonly doneAt: Instant | null }[];
  readonly holder: { readonly since: LocalDate | null } | null;
}

/**
 * The day of the approval, or before the first receipt of the arrival, that is recorded as one to come; `null` when both
 * have been. By a clock that is behind a receipt would lie before what it follows: a supervisor answers for its day.
 */
export function recordedAhead(
  { steps, holder }: BeforeReceipt,
  isFirst: boolean,
  today: LocalDate,
): LocalDate | null {
  const approved = steps.find(({ step }) => step === 'application')?.doneAt ?? null;
  const days = [approved && beijingDate(approved), isFirst ? (holder?.since ?? null) : null];
  return days.find((day) => day !== null && day > today) ?? null;
}
