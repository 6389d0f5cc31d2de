/**
 * What a store holds of cases and register as text that is the same in every store with the same entries and the same
 * trust: everybody is named with the station of the store, no import is left out of account, and nothing of the order
 * in which entries came is in it. For holding two stores against each other.
 */
import type { CaseId } from '#shared/domain/ids';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { DESK_TABLES, type DeskTables } from './desk-tables';
import type { DeskViews } from './desk-views';
import type { Documents, TableName } from './fold';
import { type EntriesOf, refold } from './refold';

/**
 * Canonical characters of every case and item, in pieces, to be hashed by the caller. `cases`: all of them, in any
 * order; `documents`: of the store, which are only read.
 */
export function* agreementParts(
  views: DeskViews,
  documents: Pick<Documents<DeskTables>, 'get'>,
  cases: Iterable<CaseId>,
  entriesOf: EntriesOf,
): Generator<string> {
  const asOther = asNobodys(views);
  const folded = new Folded(documents);
  for (const of of [...new Set(cases)].sort()) refold(asOther, folded, of, entriesOf);
  for (const table of ['cases', 'register'] as const)
    for (const [key, doc] of folded.sorted(table)) yield canonicalJson([table, key, doc as unknown as Json]);
}

/** The views as somebody sees them whose entries are not among those folded. */
function asNobodys(views: DeskViews): DeskViews {
  const { root, continues } = views.lineage;
  return {
    ...views,
    lineage: { root, own: new Set(), continues },
    exchange: { ...views.exchange, aside: {} },
  };
}

/** Documents of the folding alone; only what calendars moved is read from the store. */
class Folded implements Documents<DeskTables> {
  readonly #own = new Map<string, Map<string, unknown>>();

  constructor(readonly store: Pick<Documents<DeskTables>, 'get'>) {}

  get<N extends TableName<DeskTables>>(table: N, key: string): DeskTables[N] | undefined {
    if (table === 'moves') return this.store.get(table, key);
    return this.#of(table).get(key) as DeskTables[N] | undefined;
  }

  put<N extends TableName<DeskTables>>(table: N, key: string, doc: DeskTables[N]): void {
    this.#of(table).set(key, doc);
  }

  *keys(table: TableName<DeskTables>, clusterPrefix: string): Iterable<string> {
    for (const [key, doc] of this.#of(table)) {
      const { row, cluster } = DESK_TABLES[table] as {
        row(doc: unknown): Parameters<typeof cluster>[0] | null;
        cluster(row: { readonly [column: string]: string | number }): string;
      };
      const found = row(doc);
      if (found !== null && cluster(found).startsWith(clusterPrefix)) yield key;
    }
  }

  /** Documents of a table, ascending by key. */
  sorted(table: TableName<DeskTables>): readonly (readonly [string, unknown])[] {
    return [...this.#of(table)].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #of(table: string): Map<string, unknown> {
    const known = this.#own.get(table) ?? new Map<string, unknown>();
    this.#own.set(table, known);
    return known;
  }
}
