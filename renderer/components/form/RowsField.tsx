/**
 * Rows as an editable grid: moves like a spreadsheet, takes cells from WPS or Excel, and draws only the
 * rows in view, so that 2 000 rows answer at once. Every change goes to the source as a new list.
 */
import { Button } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { FieldSpec } from '#shared/forms/schema';
import { useCodeLists } from '../../stores/code-lists';
import { type FieldProps, useFormValue } from './form-source';
import { type GridKey, gridMove, type Place } from './grid-keys';
import { RowsRow } from './RowsRow';
import { type Cell, pasteRows, type Row } from './rows-paste';
import './rows.css';

const ROW_HEIGHT = 31;
const VIEW_ROWS = 12;
const OVERSCAN = 6;
const NO_ROWS: readonly Row[] = [];

export interface RowsFieldProps extends FieldProps<'rows'> {
  /** `dataItems[3].itemName` of every error, to mark its cell. */
  readonly wrongPlaces: readonly string[];
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : NO_ROWS;
}

function wrongByRow(places: readonly string[]): ReadonlyMap<number, string> {
  const byRow = new Map<number, string>();
  for (const place of places) {
    const match = /\[(\d+)\]\.(\w+)$/.exec(place);
    if (!match) continue;
    const row = Number(match[1]);
    byRow.set(row, `${byRow.get(row) ?? ''} ${match[2] ?? ''}`.trim());
  }
  return byRow;
}

function pressedKey(event: KeyboardEvent): GridKey {
  const { target } = event;
  const box = target instanceof HTMLInputElement ? target : null;
  const start = box?.selectionStart ?? 0;
  const end = box?.selectionEnd ?? 0;
  const length = box?.value.length ?? 0;
  const all = start === 0 && end === length;
  return {
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    atStart: box === null || all || (start === 0 && end === 0),
    atEnd: box === null || all || start === length,
  };
}

/** Fields of a registration have long names: their column is wide. */
const columnClass = (column: FieldSpec): string =>
  column.kind === 'enum' && column.list === 'CL-FIELD' ? 'grid-col-wide' : `grid-col-${column.kind}`;

export function RowsField({ spec, source, id, labelId, describedBy, wrongPlaces }: RowsFieldProps) {
  const rows = rowsOf(useFormValue(source, spec.key));
  const lists = useCodeLists();
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [takesFocus, setTakesFocus] = useState(false);
  const [top, setTop] = useState(0);
  const [report, setReport] = useState('');
  const [undo, setUndo] = useState<readonly Row[] | null>(null);
  const view = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const wrong = useMemo(() => wrongByRow(wrongPlaces), [wrongPlaces]);
  const { columns } = spec;
  const here: Place = { row: Math.min(at.row, Math.max(rows.length - 1, 0)), column: at.column };

  const put = useCallback(
    (next: readonly Row[]) => source.change(spec.key, next.length === 0 ? null : next),
    [source, spec.key],
  );
  const goTo = useCallback((place: Place) => {
    setAt(place);
    setTakesFocus(true);
    const box = view.current;
    if (!box) return;
    const y = place.row * ROW_HEIGHT;
    if (y < box.scrollTop) box.scrollTop = y;
    const bottom = y + 2 * ROW_HEIGHT - box.clientHeight;
    if (bottom > box.scrollTop) box.scrollTop = bottom;
  }, []);
  const onPoint = useCallback((row: number, column: number) => goTo({ row, column }), [goTo]);
  const onCell = useCallback(
    (row: number, key: string, value: Cell) => {
      const current = rowsOf(source.values()[spec.key]);
      const { [key]: _old, ...others } = current[row] ?? {};
      put(current.with(row, value === null ? others : { ...others, [key]: value }));
    },
    [source, spec.key, put],
  );

  const append = () => {
    if (rows.length >= spec.maxRows) {
      setReport(`最多 ${spec.maxRows} 行，未添加。`);
      return;
    }
    put([...rows, {}]);
    requestAnimationFrame(() => goTo({ row: rows.length, column: 0 }));
  };
  const remove = () => {
    setUndo(rows);
    put(rows.toSpliced(here.row, 1));
    setReport(`已删除第 ${here.row + 1} 行`);
  };
  const copyAbove = () => {
    const key = columns[here.column]?.key;
    const above = rows[here.row - 1];
    if (key !== undefined && above) onCell(here.row, key, above[key] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || rows.length === 0) return;
    const move = gridMove(here, rows.length, columns.length, pressedKey(event));
    if (move === null) return;
    event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
    if (move === 'append') append();
    else if (move === 'copy-above') copyAbove();
    else if (move === 'leave') addButton.current?.focus();
    else goTo(move);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const result = pasteRows(columns, rows, here, text, spec.maxRows, lists);
    setUndo(rows);
    put(result.rows);
    setReport(result.report);
  };

  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN);
  const last = Math.min(rows.length, first + VIEW_ROWS + 2 * OVERSCAN);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears keys and pastes of the controls inside
    <div id={id} className="grid" onPaste={onPaste} onBlur={() => source.leave(spec.key)}>
      <div
        ref={view}
        className="grid-view"
        style={{ maxHeight: (VIEW_ROWS + 1.5) * ROW_HEIGHT }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-rowcount={rows.length + 1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">序号</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={columnClass(column)}>
                  {column.label}
                  {column.required === 'Y' && (
                    <>
                      <span className="field-star" aria-hidden>
                        *
                      </span>
                      <span className="visually-hidden">必填</span>
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && (
              <tr aria-hidden style={{ height: first * ROW_HEIGHT }}>
                <td colSpan={columns.length + 1} />
              </tr>
            )}
            {rows.slice(first, last).map((row, offset) => {
              const index = first + offset;
              const isCurrent = index === here.row;
              return (
                <RowsRow
                  key={index}
                  columns={columns}
                  row={row}
                  lists={lists}
                  index={index}
                  current={isCurrent ? here.column : -1}
                  takesFocus={isCurrent && takesFocus}
                  wrong={wrong.get(index) ?? ''}
                  onPoint={onPoint}
                  onCell={onCell}
                />
              );
            })}
            {last < rows.length && (
              <tr aria-hidden style={{ height: (rows.length - last) * ROW_HEIGHT }}>
                <td colSpan={columns.length + 1} />
              </tr>
            )}
          </tbody>
        </table>
        {rows.length === 0 && (
          <p className="grid-empty">还没有内容。可添加一行，或从 WPS、Excel 复制后在此粘贴。</p>
        )}
      </div>
      <div className="grid-foot">
        <Button ref={addButton} size="small" onClick={append}>
          添加一行
        </Button>
        <Button size="small" disabled={rows.length === 0} onClick={remove}>
          删除第 {here.row + 1} 行
        </Button>
        {undo && (
          <Button
            size="small"
            onClick={() => {
              put(undo);
              setUndo(null);
              setReport('已撤销');
            }}
          >
            撤销
          </Button>
        )}
        <span className="field-note">
          共 {rows.length} 行，限 {spec.maxRows} 行。Tab、Enter、方向键移动，Ctrl+D 同上行，Ctrl+V 粘贴，Esc
          离开表格
        </span>
        <span role="status" className="grid-report">
          {report}
        </span>
      </div>
    </div>
  );
}
