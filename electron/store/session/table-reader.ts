/** The tables of an open chain for readers: lists may be asked at once, a document only when everything is folded. */
import type { TableMap } from '#shared/journal/fold';
import type { TableReader } from '../store-types';
import type { FoldKeeper } from './fold-keeper';

/** `reading`: runs a reading and sees to it that damage is noticed. */
export function tableReader<D, T extends TableMap>(
  state: FoldKeeper<D, T>,
  reading: <R>(read: () => R) => R,
): TableReader<T> {
  const { tables } = state;
  const rows = <R>(read: () => R): R =>
    reading(() => {
      state.demandWhole();
      return read();
    });
  return {
    get: (table, key) =>
      reading(() => {
        state.complete();
        return tables.get(table, key);
      }),
    keys: (table, prefix) => rows(() => tables.keys(table, prefix)),
    query: (query) => rows(() => tables.query(query)),
    count: (filter) => rows(() => tables.count(filter)),
  };
}
