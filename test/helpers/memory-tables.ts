/** Tables kept as plain maps: what the tests of the law fold into, and the model that the real tables are held against. */
import type { Documents, TableMap, TableName, TableSpec } from '#shared/journal/fold';

export class MemoryTables<T extends TableMap> implements Documents<T> {
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

  /** Keys of a table in the order they came. */
  *keys(table: TableName<T>, clusterPrefix = ''): Iterable<string> {
    const spec = this.#specs[table];
    for (const [key, doc] of this.#of(table)) {
      const row = spec.row(doc as T[typeof table]);
      if (row !== null && spec.cluster(row).startsWith(clusterPrefix)) yield key;
    }
  }

  /** Every document of a table in the order they came. */
  all<N extends TableName<T>>(table: N): readonly T[N][] {
    return [...this.#of(table).values()] as T[N][];
  }

  /** Every document of a table with its key, in the order they came. */
  entries<N extends TableName<T>>(table: N): Iterable<readonly [string, T[N]]> {
    return this.#of(table) as ReadonlyMap<string, T[N]>;
  }

  size(table: TableName<T>): number {
    return this.#of(table).size;
  }

  #of(table: string): Map<string, unknown> {
    const known = this.#documents.get(table);
    if (known) return known;
    const made = new Map<string, unknown>();
    this.#documents.set(table, made);
    return made;
  }
}
