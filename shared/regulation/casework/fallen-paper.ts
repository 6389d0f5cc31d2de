/**
 * A paper that is void by what is said outside its case: to whom a code belongs, what the region's record says of an item.
 * That may be said otherwise again; what the office itself said of the paper is kept apart from it.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { IssuedDocument, Voided } from './records';

/** By whose word a paper is void, and why. */
export interface Fall {
  readonly reason: string;
  readonly on: LocalDate;
  readonly by: AccountId;
}

/**
 * A paper as it stands: `fall` is what is said of it now, null while nothing is. `reasons`: all that are said in this
 * way. The very same paper when nothing changes; one that fell with its act is left as it is.
 */
export function withFall(
  paper: IssuedDocument,
  fall: Fall | null,
  reasons: readonly string[],
): IssuedDocument {
  const { voided } = paper;
  const isSaid = voided?.recalled !== undefined && reasons.includes(voided.reason);
  if (voided?.recalled !== undefined && !isSaid) return paper;
  const own = isSaid ? ofOffice(voided) : voided;
  const now = fall === null ? own : fallen(own, fall);
  return JSON.stringify(now) === JSON.stringify(voided) ? paper : { ...paper, voided: now };
}

/** What the office itself said of a paper that had fallen: that it was taken back. */
const ofOffice = ({ recalled }: Voided): Voided | null =>
  recalled ? { reason: recalled.how, on: recalled.on, by: recalled.by } : null;

/**
 * Whatever the office itself said of a paper that falls counts as its taking back, by the cause and never by the day:
 * which of the two it knew of when it spoke is told by no date, and clocks of two offices differ.
 */
const fallen = (own: Voided | null, { reason, on, by }: Fall): Voided => ({
  ...{ reason, on, by },
  recalled: own && { on: own.on, by: own.by, how: own.reason },
});
