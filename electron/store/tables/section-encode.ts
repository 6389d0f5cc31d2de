/**
 * Turns rows of one group into the bytes of a section: keys, order texts, the searched texts row by row, then
 * every other column. Nothing is kept twice: a searched column is read out of the searched texts.
 */
import { ByteWriter } from './bytes';
import { writeNumbers } from './number-block';
import { type IndexRow, intOf, type RowLayout, textOf } from './row-layout';
import { writeStrings } from './string-block';

/** Most rows of a section: about 100 KB, which is the cheapest size to open. */
export const SECTION_ROWS = 1024;

const writer = new ByteWriter();

function writeCodes(rows: readonly IndexRow[], column: string): void {
  const numbers = new Map<string, number>();
  const codes = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const text = row ? textOf(row.row, column) : '';
    let code = numbers.get(text);
    if (code === undefined) {
      code = numbers.size;
      numbers.set(text, code);
    }
    codes[i] = code;
  }
  writeNumbers(writer, codes);
  writeStrings(writer, [...numbers.keys()]);
}

/** The bytes of a section. Rows come in their order and are at most `SECTION_ROWS`. */
export function encodeSection(layout: RowLayout, rows: readonly IndexRow[]): Uint8Array {
  writer.u32(rows.length);
  writer.u32(0);
  writeStrings(
    writer,
    rows.map((row) => row.key),
  );
  writeStrings(
    writer,
    rows.map((row) => row.order),
  );
  writeStrings(
    writer,
    rows.flatMap(({ row }) => layout.search.map((column) => textOf(row, column))),
  );
  for (const [name, kind] of layout.columns) {
    if (kind === 'int')
      writeNumbers(
        writer,
        rows.map(({ row }) => intOf(row, name)),
      );
    else if (kind === 'code') writeCodes(rows, name);
    else if (!layout.search.includes(name))
      writeStrings(
        writer,
        rows.map(({ row }) => textOf(row, name)),
      );
  }
  return writer.finish();
}

/** Cuts ordered rows into parts of nearly equal size, none above the limit. */
export function cutRows<T>(rows: readonly T[], limit: number): readonly (readonly T[])[] {
  const parts = Math.ceil(rows.length / limit);
  return Array.from({ length: parts }, (_, part) =>
    rows.slice(Math.floor((part * rows.length) / parts), Math.floor(((part + 1) * rows.length) / parts)),
  );
}
