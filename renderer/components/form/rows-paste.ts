/** Cells pasted from WPS or Excel (tab-separated, quoted where a cell has line breaks) into rows of a form. */
import { type CodeLists, itemsOf } from '#shared/forms/code-lists';
import type { FieldSpec } from '#shared/forms/schema';
import { foldWidth } from '#shared/forms/text';

export type Cell = string | number | boolean | null;
export type Row = { readonly [key: string]: Cell };

const YES = ['是', 'Y', 'YES', '1', 'TRUE', '√', '✓'];
const NO = ['否', 'N', 'NO', '0', 'FALSE', '×', '✗'];

/** Cells of a clipboard text. The last empty line that spreadsheets add is dropped. */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain.charAt(i);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) endCell();
  return rows.filter((row) => row.length > 0);
}

/** The value of a typed or pasted cell; `undefined` when the column does not know it. A closed value is known: the check
 * says what is wrong with it. */
export function parseCell(column: FieldSpec, text: string, lists: CodeLists): Cell | undefined {
  const plain = text.replaceAll(/\s*\n\s*/g, ' ').trim();
  if (plain === '') return null;
  switch (column.kind) {
    case 'bool': {
      const word = foldWidth(plain).toUpperCase();
      return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
    }
    case 'enum': {
      const word = foldWidth(plain).toUpperCase();
      const found = itemsOf(lists, column.list).find(
        (item) => item.code.toUpperCase() === word || item.label.toUpperCase() === word,
      );
      return found?.code;
    }
    case 'integer':
      return /^\d{1,15}$/.test(foldWidth(plain)) ? Number(foldWidth(plain)) : undefined;
    default:
      return plain;
  }
}

export interface PasteResult {
  readonly rows: readonly Row[];
  /** `粘贴 180 行：176 正确，4 行类型不识别（第 3、9 行）` */
  readonly report: string;
}

interface PasteAt {
  readonly row: number;
  readonly column: number;
}

/** Puts pasted cells into rows from a place on; a first line of column names is understood and left out. */
export function pasteRows(
  columns: readonly FieldSpec[],
  rows: readonly Row[],
  at: PasteAt,
  text: string,
  maxRows: number,
  lists: CodeLists,
): PasteResult {
  const lines = parseTsv(text);
  const head = lines[0] ?? [];
  const named = head.map((name) =>
    columns.findIndex((c) => c.label === name.trim() || c.key === name.trim()),
  );
  const hasHead = head.length > 1 && named.filter((index) => index >= 0).length >= 2;
  const body = hasHead ? lines.slice(1) : lines;
  const target = (index: number) => (hasHead ? (named[index] ?? -1) : at.column + index);
  const next = [...rows];
  const unknown: number[] = [];
  const room = Math.max(0, maxRows - at.row);
  body.slice(0, room).forEach((cells, offset) => {
    const row: { [key: string]: Cell } = { ...next[at.row + offset] };
    let isKnown = true;
    cells.forEach((cell, index) => {
      const column = columns[target(index)];
      if (!column) return;
      const value = parseCell(column, cell, lists);
      if (value === undefined) isKnown = false;
      else if (value === null) delete row[column.key];
      else row[column.key] = value;
    });
    if (!isKnown) unknown.push(at.row + offset + 1);
    next[at.row + offset] = row;
  });
  return { rows: next, report: reportOf(Math.min(body.length, room), unknown, body.length - room) };
}

function reportOf(pasted: number, unknown: readonly number[], beyond: number): string {
  const wrong = unknown.slice(0, 10).join('、') + (unknown.length > 10 ? ' 等' : '');
  const known =
    unknown.length === 0
      ? `粘贴 ${pasted} 行，全部识别`
      : `粘贴 ${pasted} 行：${pasted - unknown.length} 行正确，${unknown.length} 行有不识别的内容（第 ${wrong} 行），该格未改`;
  return beyond > 0 ? `${known}；超出行数上限的 ${beyond} 行未粘贴` : known;
}
