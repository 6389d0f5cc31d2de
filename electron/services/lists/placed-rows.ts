/**
 * A page of an ordered list of which a few rows stand elsewhere than the table has them: their place follows
 * from today's rules, from a calendar, or from a day gone by. The table answers for all others.
 */
import type { FoundRow, FoundRows } from '#electron/store/tables/tables-types';

/** A row with a place of its own. */
export interface PlacedRow {
  readonly key: string;
  /** Where it stands in the list. */
  readonly order: string;
  /** Where the table's own answer has it; null when that leaves it out. */
  readonly stored: string | null;
}

export interface PageQuery {
  /** The table's own answer, in its order. */
  query(offset: number, limit: number): FoundRows;
  /** The place of a row of that answer. */
  orderOf(row: FoundRow): string;
  readonly placed: readonly PlacedRow[];
  readonly start: number;
  readonly size: number;
}

/** Keys of the page, and how many rows the whole list has. */
export function pageOf({ query, orderOf, placed, start, size }: PageQuery): {
  readonly total: number;
  readonly keys: readonly string[];
} {
  // At most all placed rows stand before the page here and after it there, or the other way round.
  const from = Math.max(0, start - placed.length);
  const found = query(from, start - from + size + placed.length);
  const own = new Set(placed.map(({ key }) => key));
  const kept = found.rows
    .filter(({ key }) => !own.has(key))
    .map((row) => ({ key: row.key, order: orderOf(row) }));
  const stored = placed.flatMap((row) => row.stored ?? []);
  const total = found.total - stored.length + placed.length;
  if (from === 0) return { total, keys: merged(kept, placed).slice(start, start + size) };
  const [first] = kept;
  if (!first) return { total, keys: [] };
  const { order } = first;
  const asked = from + found.rows.findIndex(({ key }) => key === first.key);
  const after = placed.filter((row) => row.order > order);
  // What the list has before the first row of the answer: rows the table has there, less those that have left.
  const passed = asked - stored.filter((place) => place < order).length + (placed.length - after.length);
  return { total, keys: merged(kept, after).slice(start - passed, start - passed + size) };
}

const merged = (
  a: readonly Pick<PlacedRow, 'key' | 'order'>[],
  b: readonly Pick<PlacedRow, 'key' | 'order'>[],
): readonly string[] => [...a, ...b].sort((x, y) => (x.order < y.order ? -1 : 1)).map(({ key }) => key);
