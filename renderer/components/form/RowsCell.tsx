/** One cell of the row grid: plain text until it is the current one, then the one control that takes keys. */
import { useContext, useEffect, useRef } from 'react';
import { labelOf } from '#shared/forms/code-lists';
import type { FieldSpec } from '#shared/forms/schema';
import { listItems, ObjectTypeContext } from './list-items';
import type { Cell } from './rows-paste';

/** A cell as text on the screen. */
export function cellText(column: FieldSpec, value: Cell | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return column.kind === 'enum' ? labelOf(column.list, String(value)) : String(value);
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

/** The control of the current cell. */
export function RowsCellEditor(props: RowsCellEditorProps) {
  const { column, value, label, invalid, takesFocus, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  const objectType = useContext(ObjectTypeContext);
  useEffect(() => {
    if (!takesFocus) return;
    input.current?.focus();
    input.current?.select();
    select.current?.focus();
  }, [takesFocus]);
  if (column.kind === 'bool' || column.kind === 'enum') {
    const options =
      column.kind === 'bool'
        ? [
            { code: 'true', label: '是' },
            { code: 'false', label: '否' },
          ]
        : listItems(column.list, objectType);
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
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
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
