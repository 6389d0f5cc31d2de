/** One cell of the row grid: plain text until it is the current one, then the one control that takes keys. */
import { useEffect, useRef } from 'react';
import { type CodeLists, labelIn } from '#shared/forms/code-lists';
import type { FieldSpec } from '#shared/forms/schema';
import { useListItems } from './list-items';
import type { Cell } from './rows-paste';

/** A cell as text on the screen. `lists`: those in force. */
export function cellText(column: FieldSpec, value: Cell | undefined, lists: CodeLists): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return column.kind === 'enum' ? labelIn(lists, column.list, String(value)) : String(value);
}

export interface RowsCellEditorProps {
  readonly column: FieldSpec;
  readonly value: Cell | undefined;
  readonly label: string;
  readonly invalid: boolean;
  /** Takes the focus when it appears, because the cursor moved here by key or mouse. */
  readonly takesFocus: boolean;
  readonly onChange: (value: Cell) => void;
}

function CodeOptions({ list, value }: { readonly list: string; readonly value: string }) {
  return useListItems(list, [value]).map(({ code, label }) => (
    <option key={code} value={code}>
      {label}
    </option>
  ));
}

/** The control of the current cell. */
export function RowsCellEditor(props: RowsCellEditorProps) {
  const { column, value, label, invalid, takesFocus, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    input.current?.focus();
    input.current?.select();
    select.current?.focus();
  }, [takesFocus]);
  if (column.kind === 'bool' || column.kind === 'enum') {
    const take = (code: string) => {
      if (code === '') onChange(null);
      else onChange(column.kind === 'bool' ? code === 'true' : code);
    };
    return (
      <select
        ref={select}
        className="grid-control"
        aria-label={label}
        aria-invalid={invalid}
        value={value === undefined || value === null ? '' : String(value)}
        onChange={(event) => take(event.target.value)}
      >
        <option value="">—</option>
        {column.kind === 'bool' ? (
          <>
            <option value="true">是</option>
            <option value="false">否</option>
          </>
        ) : (
          <CodeOptions list={column.list} value={String(value ?? '')} />
        )}
      </select>
    );
  }
  return (
    <input
      ref={input}
      className="grid-control"
      aria-label={label}
      aria-invalid={invalid}
      autoComplete="off"
      maxLength={column.kind === 'text' ? column.max * 4 : 64}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
