/** The months that can be looked at, and when one can be signed. */

const MONTHS_BACK = 24;

/**
 * The present one and those of the two years before, newest first: `2026-03` and older, for today's date `2026-03-05`;
 * empty before the date is known.
 */
export function monthsUpTo(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (!(year > 0 && month > 0)) return [];
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => {
    const count = year * 12 + (month - 1) - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

/** What is shown of a month. */
interface MonthShown {
  /** Digest of the figures. */
  readonly hash: string;
  /** When the other side last told anything; null: never. */
  readonly regionUpTo: string | null;
  readonly signed: { readonly hash: string } | null;
}

/**
 * Whether a month can be signed: it is over, the other side has told something, and nobody has signed these figures.
 * Data that came after a signature can be signed again.
 */
export const maySignMonth = (
  { hash, regionUpTo, signed }: MonthShown,
  month: string,
  today: string,
): boolean => regionUpTo !== null && month !== '' && month < today.slice(0, 7) && signed?.hash !== hash;
