/** Which lines a filter finds, oldest first, month by month: no query opens more than one month. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignedInCall } from '#electron/services/service';
import type { SecurityFilter } from '#shared/journal/security-events';
import { actsQuery } from './log-query';

/** Lines of one month that the entries claim, in the order of the chain. */
export interface LogPage {
  readonly month: string;
  readonly keys: readonly string[];
}

/** More lines than an office writes in a month. */
const MOST_LINES = 10_000_000;

/** All lines found, as of now; null when the store was closed meanwhile. */
export async function linesNow(
  call: SignedInCall,
  filter: SecurityFilter,
): Promise<readonly LogPage[] | null> {
  const query = actsQuery(filter);
  const found = new Set<string>();
  const { tables } = call.store.security;
  tables.query({
    ...query,
    clusters: (month) => {
      if (query.clusters(month)) found.add(month);
      return false;
    },
    limit: 1,
  });
  const pages: LogPage[] = [];
  for (const month of [...found].sort()) {
    const { rows } = call.store.security.tables.query({
      ...query,
      clusters: (name) => name === month,
      limit: MOST_LINES,
    });
    pages.push({ month, keys: rows.map(({ key }) => key).reverse() });
    await nextTurn();
    if (call.desk.store !== call.store) return null;
  }
  return pages;
}
