/** Conditions on rows, put together: who may see them, and several at once. */
import type { SignedInCall } from '#electron/services/service';
import type { RowFilter, SectionView, Where } from '#electron/store/tables/tables-types';
import { isOnlyAgent } from '#shared/access/roles';
import type { DeskTables } from '#shared/journal/desk-tables';

export type DeskRows = RowFilter<keyof DeskTables>;

/** Rows of a section that hold one value in a `code` column; null when none does. */
export function having(column: string, value: string): Where {
  return (section) => {
    const code = section.codeOf(column, value);
    if (code < 0) return null;
    const codes = section.codes(column);
    return (i) => codes[i] === code;
  };
}

/** As `having`, for a column of many values: only those of rows that are asked about are read. */
export function saying(column: string, value: string): Where {
  return (section) => {
    const codes = section.codes(column);
    const known: (boolean | undefined)[] = [];
    return (i) => {
      const code = codes[i] ?? 0;
      let same = known[code];
      if (same === undefined) {
        same = section.codeText(column, code) === value;
        known[code] = same;
      }
      return same;
    };
  };
}

/** Rows of cases in which something contradicts that nobody has decided. */
export const inConflict: Where = (section) => {
  const open = section.ints('open');
  return (i) => (open[i] ?? 0) > 0;
};

/** Rows that hold to all conditions; no condition when there is none. */
export function every(...conditions: readonly (Where | undefined)[]): Where | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  const [first, second] = given;
  if (first === undefined || second === undefined) return first;
  return (section) => {
    const tests = given.map((condition) => condition(section));
    const known = tests.filter((test) => test !== null);
    if (known.length < tests.length) return null;
    return (i) => known.every((test) => test(i));
  };
}

/** A third party sees what it began, everybody else all (XJR-10-1): a condition on cases and on register items. */
export const sightOf = ({ session }: SignedInCall): Where | undefined =>
  isOnlyAgent(session.roles) ? having('drafter', session.account) : undefined;

/** Looks at every row that a filter finds, and answers with none. */
export function eachRow(
  { store }: { readonly store: Pick<SignedInCall['store'], 'tables'> },
  filter: DeskRows,
  look: (section: SectionView) => (i: number) => void,
): void {
  store.tables.count({
    ...filter,
    where: (section) => {
      const test = filter.where ? filter.where(section) : () => true;
      if (test === null) return null;
      const see = look(section);
      return (i) => {
        if (test(i)) see(i);
        return false;
      };
    },
  });
}

/** A filter with its condition, if there is one. */
export const filterOf = (
  table: keyof DeskTables,
  clusters: (cluster: string) => boolean,
  where: Where | undefined,
): DeskRows => ({ table, clusters, ...(where ? { where } : {}) });
