/** INTERIM (replaced when the tables engine is in): tables as plain maps in memory. */
import type { Documents, Row, TableMap, TableName, TableSpec } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import type { FoundRow, FoundRows, RowFilter, RowQuery, SectionView } from './tables/tables-types';

interface Line extends FoundRow {
  readonly order: string;
  readonly cluster: string;
}

export class InterimTables<T extends TableMap> implements Documents<T> {
  readonly #specs: { readonly [N in TableName<T>]: TableSpec<T[N]> };
  readonly #documents = new Map<string, Map<string, unknown>>();

  constructor(specs: { readonly [N in TableName<T>]: TableSpec<T[N]> }) {
    this.#specs = specs;
  }

  get<N extends TableName<T>>(table: N, key: string): T[N] | undefined {
    return this.#of(table).get(key) as T[N] | undefined;
  }

  put<N extends TableName<T>>(table: N, key: string, doc: T[N]): void {
    this.#of(table).set(key, doc);
  }

  *keys(table: TableName<T>, clusterPrefix: string): Iterable<string> {
    for (const line of this.#lines(table)) if (line.cluster.startsWith(clusterPrefix)) yield line.key;
  }

  query(query: RowQuery<TableName<T>>): FoundRows {
    const found = this.#found(query).sort((a, b) =>
      a.order < b.order ? -1 : a.order > b.order ? 1 : a.key < b.key ? -1 : 1,
    );
    const { order } = query;
    if (order !== undefined && order !== 'section') {
      const sign = order.descending ? -1 : 1;
      found.sort((a, b) => {
        const [x, y] = [a.row[order.column] ?? '', b.row[order.column] ?? ''];
        return x < y ? -sign : x > y ? sign : a.key < b.key ? -1 : 1;
      });
    }
    return {
      total: found.length,
      rows: found
        .slice(query.offset ?? 0, (query.offset ?? 0) + query.limit)
        .map(({ key, row }) => ({ key, row })),
    };
  }

  count(filter: RowFilter<TableName<T>>): number {
    return this.#found(filter).length;
  }

  toJson(): Json {
    return [...this.#documents].map(([table, docs]) => [table, [...docs]]) as unknown as Json;
  }

  load(json: Json): void {
    for (const [table, docs] of json as unknown as [string, [string, unknown][]][])
      this.#documents.set(table, new Map(docs));
  }

  #found(filter: RowFilter<TableName<T>>): Line[] {
    const spec = this.#specs[filter.table];
    const wanted = filter.text ?? '';
    const lines = this.#lines(filter.table).filter(({ cluster }) => filter.clusters?.(cluster) ?? true);
    return [...new Set(lines.map(({ cluster }) => cluster))].flatMap((cluster) => {
      const group = lines.filter((line) => line.cluster === cluster);
      const test = filter.where ? filter.where(sectionOf(cluster, group)) : () => true;
      return group.filter(
        ({ row }, index) =>
          test?.(index) &&
          (wanted === '' || spec.search.some((column) => String(row[column]).includes(wanted))),
      );
    });
  }

  #lines(table: TableName<T>): Line[] {
    const spec = this.#specs[table];
    return [...this.#of(table)].flatMap(([key, doc]) => {
      const row = spec.row(doc as T[typeof table]);
      return row === null ? [] : [{ key, row, order: spec.order(row), cluster: spec.cluster(row) }];
    });
  }

  #of(table: string): Map<string, unknown> {
    const known = this.#documents.get(table);
    if (known) return known;
    const made = new Map<string, unknown>();
    this.#documents.set(table, made);
    return made;
  }
}

function sectionOf(cluster: string, lines: readonly Line[]): SectionView {
  const values = (column: string) => lines.map(({ row }: { row: Row }) => row[column]);
  const dictionary = (column: string) => [...new Set(values(column).map(String))];
  return {
    cluster,
    n: lines.length,
    key: (row) => lines[row]?.key ?? '',
    ints: (column) => Float64Array.from(values(column).map(Number)),
    codes: (column) => {
      const words = dictionary(column);
      return Uint16Array.from(values(column).map((value) => words.indexOf(String(value))));
    },
    codeOf: (column, value) => dictionary(column).indexOf(value),
    codeText: (column, code) => dictionary(column)[code] ?? '',
    text: (column, row) => String(lines[row]?.row[column] ?? ''),
  };
}
