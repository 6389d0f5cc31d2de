/**
 * The columns of one table in the order in which sections hold them, and the check that a row has exactly
 * these columns. A row that does not is a bug of the fold, never bad input.
 */
import type { ColumnKind, Row, TableSpec } from '#shared/journal/fold';

/** A row with everything a section holds of it. */
export interface IndexRow {
  readonly key: string;
  readonly order: string;
  readonly row: Row;
}

/** Columns by name and kind, then the names of those searched. Plain JSON, kept in the directory. */
export type RowLayout = {
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
  readonly search: readonly string[];
};

export function layoutOf(spec: Pick<TableSpec<unknown>, 'columns' | 'search'>): RowLayout {
  return { columns: Object.entries(spec.columns), search: spec.search };
}

/** Whether two layouts are the same, so that sections of the one can be read as the other. */
export function sameLayout(a: RowLayout, b: RowLayout): boolean {
  return JSON.stringify([a.columns, a.search]) === JSON.stringify([b.columns, b.search]);
}

/** @throws Error unless the row has exactly the layout's columns with values of their kinds. */
export function checkRow(layout: RowLayout, row: Row): void {
  for (const [name, kind] of layout.columns) {
    const value = row[name];
    if (kind === 'int' ? !Number.isSafeInteger(value) : typeof value !== 'string')
      throw new Error(`column ${name} does not hold a value of kind ${kind}`);
  }
  if (Object.keys(row).length !== layout.columns.length) throw new Error('a row has an unknown column');
}

/** Ascending by UTF-16 code units. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of rows in a group: by order text, ties by key. */
export const compareRows = (
  a: { readonly order: string; readonly key: string },
  b: { readonly order: string; readonly key: string },
): number => compareText(a.order, b.order) || compareText(a.key, b.key);

/** A value of an integer column. */
export const intOf = (row: Row, column: string): number => {
  const value = row[column];
  return typeof value === 'number' ? value : Number.NaN;
};

/** A value of a code or text column. */
export const textOf = (row: Row, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};
