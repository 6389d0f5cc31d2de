/**
 * An opened section: rows of one group as columns over the opened bytes. Strings are decoded only when
 * somebody asks for them.
 */
import type { ColumnKind, Row } from '#shared/journal/fold';
import { ByteReader } from './bytes';
import type { Needle } from './needle';
import { NumberBlock } from './number-block';
import { compareText, type IndexRow, type RowLayout } from './row-layout';
import { StringBlock } from './string-block';
import type { SectionView } from './tables-types';

interface CodeColumn {
  readonly kind: 'code';
  readonly numbers: NumberBlock;
  readonly texts: StringBlock;
  codes: Uint16Array | null;
}

type Column =
  | { readonly kind: 'int'; readonly numbers: NumberBlock; values: Float64Array | null }
  | CodeColumn
  | { readonly kind: 'text'; readonly texts: StringBlock }
  /** A searched column: at this place among the searched texts of each row. */
  | { readonly kind: 'searched'; readonly place: number };

export class Section implements SectionView {
  readonly cluster: string;
  readonly n: number;
  readonly #keys: StringBlock;
  readonly #orders: StringBlock;
  readonly #searched: StringBlock;
  readonly #searchedColumns: number;
  readonly #columns = new Map<string, Column>();

  constructor(cluster: string, layout: RowLayout, bytes: Uint8Array) {
    const from = new ByteReader(bytes);
    this.cluster = cluster;
    this.n = from.u32();
    from.u32();
    this.#keys = new StringBlock(from);
    this.#orders = new StringBlock(from);
    this.#searched = new StringBlock(from);
    this.#searchedColumns = layout.search.length;
    for (const [name, kind] of layout.columns) this.#columns.set(name, readColumn(from, layout, name, kind));
  }

  ints(column: string): Float64Array {
    const found = this.#column(column, 'int');
    found.values ??= found.numbers.toFloat64();
    return found.values;
  }

  codes(column: string): Uint16Array {
    const found = this.#column(column, 'code');
    found.codes ??= found.numbers.toUint16();
    return found.codes;
  }

  codeOf(column: string, value: string): number {
    const { texts } = this.#column(column, 'code');
    for (let code = 0; code < texts.n; code++) if (texts.at(code) === value) return code;
    return -1;
  }

  codeText(column: string, code: number): string {
    return this.#column(column, 'code').texts.at(code);
  }

  /** All texts of a `code` column by code. */
  codeTexts(column: string): readonly string[] {
    const { texts } = this.#column(column, 'code');
    return Array.from({ length: texts.n }, (_, code) => texts.at(code));
  }

  kindOf(column: string): ColumnKind {
    const kind = this.#columns.get(column)?.kind;
    if (kind === undefined) throw new Error(`no column ${column}`);
    return kind === 'searched' ? 'text' : kind;
  }

  text(column: string, i: number): string {
    const found = this.#columns.get(column);
    if (found?.kind === 'searched') return this.#searched.at(i * this.#searchedColumns + found.place);
    return this.#column(column, 'text').texts.at(i);
  }

  key(i: number): string {
    return this.#keys.at(i);
  }

  order(i: number): string {
    return this.#orders.at(i);
  }

  /** All columns of a row. */
  row(i: number): Row {
    const row: { [column: string]: string | number } = {};
    for (const [name, column] of this.#columns) {
      if (column.kind === 'int') row[name] = column.numbers.at(i);
      else if (column.kind === 'code') row[name] = column.texts.at(column.numbers.at(i));
      else row[name] = this.text(name, i);
    }
    return row;
  }

  /** A row with its key and order text, for building other sections. */
  indexRow(i: number): IndexRow {
    return { key: this.key(i), order: this.order(i), row: this.row(i) };
  }

  /** The number of the row with this order text and key, -1 when the section has none. */
  find(order: string, key: string): number {
    let low = 0;
    let high = this.n - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      // Keys are decoded only where order texts are equal.
      const sign = compareText(this.order(middle), order) || compareText(this.key(middle), key);
      if (sign === 0) return middle;
      if (sign < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Where the needle first is among the searched texts; -1 when no row can be a hit. */
  firstPlace(needle: Needle): number {
    return this.#searched.firstPlace(needle);
  }

  /** Calls `found` with every row of which a searched column contains the needle, ascending. `place`: what
   * `firstPlace` answered. */
  search(needle: Needle, place: number, found: (i: number) => void): void {
    const columns = this.#searchedColumns;
    this.#searched.search(needle, place, (cell) => {
      const i = Math.floor(cell / columns);
      found(i);
      return (i + 1) * columns;
    });
  }

  #column<K extends Column['kind']>(name: string, kind: K): Column & { readonly kind: K } {
    const found = this.#columns.get(name);
    if (found?.kind !== kind) throw new Error(`no ${kind} column ${name}`);
    return found as Column & { readonly kind: K };
  }
}

function readColumn(
  from: ByteReader,
  layout: RowLayout,
  name: string,
  kind: RowLayout['columns'][number][1],
): Column {
  if (kind === 'int') return { kind, numbers: new NumberBlock(from), values: null };
  if (kind === 'code')
    return { kind, numbers: new NumberBlock(from), texts: new StringBlock(from), codes: null };
  const place = layout.search.indexOf(name);
  return place < 0 ? { kind, texts: new StringBlock(from) } : { kind: 'searched', place };
}
