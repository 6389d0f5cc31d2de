/** The months that can be looked at: the present one and those of the two years before, newest first. */

const MONTHS_BACK = 24;

/** `2026-03` and older, for today's date `2026-03-05`; empty before the date is known. */
export function monthsUpTo(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (!(year > 0 && month > 0)) return [];
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => {
    const count = year * 12 + (month - 1) - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
