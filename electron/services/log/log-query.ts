/** Which lines of the security journal a filter means. Only the months asked for are opened. */
import type { SectionView } from '#electron/store/tables/tables-types';
import { addDays, isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { SecurityFilter } from '#shared/journal/security-events';

/** Nothing is left out. */
export const NO_FILTER: SecurityFilter = {
  from: null,
  to: null,
  actor: null,
  kind: null,
  outcome: null,
  procedure: '',
  text: '',
};

/** The first moment of a day in Beijing, in milliseconds. */
const startOf = (day: LocalDate): number => Date.parse(`${day}T00:00:00+08:00`);

const dayOf = (text: string | null): LocalDate | null => (text !== null && isLocalDate(text) ? text : null);

/** The query of a filter, newest first, without its page. */
export function actsQuery(filter: SecurityFilter) {
  const from = dayOf(filter.from);
  const to = dayOf(filter.to);
  const firstMonth = from?.slice(0, 7) ?? '';
  const lastMonth = to?.slice(0, 7) ?? '9999-99';
  const since = from === null ? Number.NEGATIVE_INFINITY : startOf(from);
  const before = to === null ? Number.POSITIVE_INFINITY : startOf(addDays(to, 1));
  const same = [
    ['actor', filter.actor],
    ['kind', filter.kind],
    ['outcome', filter.outcome],
  ] as const;
  return {
    table: 'acts' as const,
    clusters: (month: string) => month >= firstMonth && month <= lastMonth,
    where: (section: SectionView) => {
      const tests: ((i: number) => boolean)[] = [];
      for (const [column, value] of same) {
        if (value === null) continue;
        const code = section.codeOf(column, value);
        if (code < 0) return null;
        const codes = section.codes(column);
        tests.push((i) => codes[i] === code);
      }
      if (filter.procedure !== '') {
        const codes = section.codes('procedure');
        tests.push((i) => section.codeText('procedure', codes[i] ?? 0).includes(filter.procedure));
      }
      if (from !== null || to !== null) {
        const at = section.ints('at');
        tests.push((i) => (at[i] ?? 0) >= since && (at[i] ?? 0) < before);
      }
      return (i: number) => tests.every((test) => test(i));
    },
    text: nameKey(filter.text),
  };
}
