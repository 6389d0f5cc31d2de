/** One row of the grid. Redrawn only when its own values, marks or the cursor in it change. */
import { memo } from 'react';
import type { CodeLists } from '#shared/forms/code-lists';
import type { FieldSpec } from '#shared/forms/schema';
import { cellText, RowsCellEditor } from './RowsCell';
import type { Cell, Row } from './rows-paste';

export interface RowsRowProps {
  readonly columns: readonly FieldSpec[];
  readonly row: Row;
  readonly lists: CodeLists;
  readonly index: number;
  /** Column of the cursor in this row, -1 when it is elsewhere. */
  readonly current: number;
  readonly takesFocus: boolean;
  /** Keys of the columns with errors, joined by spaces. */
  readonly wrong: string;
  readonly onPoint: (row: number, column: number) => void;
  readonly onCell: (row: number, key: string, value: Cell) => void;
}

export const RowsRow = memo(function RowsRow(props: RowsRowProps) {
  const { columns, row, lists, index, current, takesFocus, wrong, onPoint, onCell } = props;
  const wrongKeys = wrong.split(' ');
  return (
    <tr className={current >= 0 ? 'grid-row-current' : ''}>
      <th scope="row">{index + 1}</th>
      {columns.map((column, at) => {
        const isWrong = wrongKeys.includes(column.key);
        return (
          <td
            key={column.key}
            className={isWrong ? 'grid-wrong' : ''}
            onMouseDown={(event) => {
              if (at === current) return;
              event.preventDefault();
              onPoint(index, at);
            }}
          >
            {at === current ? (
              <RowsCellEditor
                column={column}
                value={row[column.key]}
                label={`第 ${index + 1} 行 ${column.label}`}
                invalid={isWrong}
                takesFocus={takesFocus}
                onChange={(value) => onCell(index, column.key, value)}
              />
            ) : (
              cellText(column, row[column.key], lists)
            )}
          </td>
        );
      })}
    </tr>
  );
});
