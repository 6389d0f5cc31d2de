/**
 * The state text of an open store: what it holds in law. It reads every document, one after the other, and gives the
 * text in pieces, because the whole may be longer than a text can be: for checking a store, not for a screen.
 */
import { type DeskRows, eachRow } from '#electron/services/lists/row-filter';
import { stateParts } from '#shared/journal/state-hash';
import type { DeskStore } from './desk-store';

/** See `stateParts`. */
/** What of a store its text is made from. */
type ReadStore = Pick<DeskStore, 'views' | 'tables'>;

export const deskTextParts = (store: ReadStore): Iterable<string> =>
  stateParts(store.views.office, everyCase(store), everyItem(store));

function* everyCase(store: ReadStore) {
  for (const key of keysBy(store, { table: 'cases' }, 'number')) {
    const record = store.tables.get('cases', key);
    if (record) yield record.state;
  }
}

function* everyItem(store: ReadStore) {
  for (const key of keysBy(store, { table: 'register' }, 'code')) {
    const entry = store.tables.get('register', key);
    if (entry) yield entry;
  }
}

/** Keys of all rows, ascending by a text column. */
function keysBy(store: ReadStore, rows: DeskRows, column: string): readonly string[] {
  const found: (readonly [value: string, key: string])[] = [];
  eachRow({ store }, rows, (section) => (i) => {
    found.push([section.text(column, i), section.key(i)]);
  });
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}
