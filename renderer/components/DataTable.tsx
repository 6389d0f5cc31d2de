/**
 * A list of rows that is walked by keyboard: ↑ ↓ Home End, J K, Enter and O open; one row is in the tab
 * order and stays the same row when the list refreshes. Paging is done by the main process, never here.
 */
import { Pagination, Table, type TableProps } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { PAGE_SIZE } from '#shared/contract/fields';
import { COMMON } from '../text/common';
import './DataTable.css';
import { useShortcut } from './use-main-action';

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; a column without takes what is left. */
  readonly width?: number;
  /** `current` tells whether inner buttons may be in the tab order. */
  readonly render: (row: Row, current: boolean) => ReactNode;
  readonly align?: 'start' | 'end';
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Absent where a row leads nowhere. */
  readonly onOpen?: (row: Row) => void;
  /** What is shown under a row; null while it is closed, and where there is nothing. */
  readonly detailOf?: (row: Row) => ReactNode | null;
  readonly focused: string | null;
  readonly onFocus: (key: string) => void;
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly empty: ReactNode;
  /** What is counted, e.g. 件. */
  readonly unit?: string;
}

const STICKY = { position: 'sticky', insetBlockStart: 0, zIndex: 2 } as const;

/** Pixels that a column without a fixed width needs to be read. */
const FREE_COLUMN = 260;

/** Below this width the list scrolls sideways instead of squeezing its names away. */
const leastWidth = (columns: readonly { readonly width?: number }[]): number =>
  columns.reduce((sum, column) => sum + (column.width ?? FREE_COLUMN), 0);

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, rowKey, focused, onFocus, onOpen, detailOf } = props;
  const area = useRef<HTMLDivElement>(null);
  const keys = rows.map(rowKey);
  const current = focused !== null && keys.includes(focused) ? focused : keys[0];

  const move = (to: number): void => {
    const key = keys[Math.max(0, Math.min(to, keys.length - 1))];
    if (key === undefined) return;
    onFocus(key);
    const row = area.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const at = current === undefined ? -1 : keys.indexOf(current);
  const open = (): void => {
    const row = rows[at];
    if (row) onOpen?.(row);
  };
  const any = rows.length > 0;
  // Somebody who just came here has the keys in the list at once; nobody's focus is taken.
  useEffect(() => {
    if (!any || document.activeElement !== document.body) return;
    area.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [any]);
  useShortcut('J', COMMON.nextRow, any ? () => move(at + 1) : null);
  useShortcut('K', COMMON.previousRow, any ? () => move(at - 1) : null);
  useShortcut('O', COMMON.openRow, any && onOpen ? open : null);

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const steps: { readonly [key: string]: () => void } = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(keys.length - 1),
      Enter: open,
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    step();
  };

  const columns: TableProps<Row>['columns'] = props.columns.map((column) => ({
    key: column.key,
    title: column.title,
    align: column.align ?? 'start',
    ...(column.width === undefined ? {} : { width: column.width }),
    onHeaderCell: () => ({ style: STICKY, scope: 'col' }),
    render: (_: unknown, row: Row) => column.render(row, rowKey(row) === current),
  }));

  return (
    <div className="rd-table">
      <div className="rd-table-scroll" ref={area}>
        <Table<Row>
          caption={<span className="rd-hidden">{props.caption}</span>}
          size="small"
          tableLayout="fixed"
          style={{ minWidth: leastWidth(props.columns) }}
          columns={columns}
          dataSource={rows}
          rowKey={rowKey}
          pagination={false}
          locale={{ emptyText: props.empty }}
          {...(detailOf === undefined
            ? {}
            : {
                expandable: {
                  showExpandColumn: false,
                  expandedRowRender: detailOf,
                  expandedRowKeys: rows.filter((row) => detailOf(row) !== null).map(rowKey),
                },
              })}
          rowClassName={(row) => `rd-row${rowKey(row) === current ? ' rd-row-current' : ''}`}
          onRow={(row) => ({
            'data-row': rowKey(row),
            tabIndex: rowKey(row) === current ? 0 : -1,
            onKeyDown: walk,
            onFocus: (event) => {
              if (event.target === event.currentTarget && rowKey(row) !== focused) onFocus(rowKey(row));
            },
            onClick: () => {
              onFocus(rowKey(row));
              onOpen?.(row);
            },
          })}
        />
      </div>
      <div className="rd-table-foot">
        <span className="rd-quiet" role="status">
          {COMMON.total(props.total, props.unit ?? COMMON.unit)}
        </span>
        <Pagination
          size="small"
          hideOnSinglePage
          showSizeChanger={false}
          pageSize={PAGE_SIZE}
          total={props.total}
          current={props.page + 1}
          onChange={(page) => props.onPage(page - 1)}
        />
      </div>
    </div>
  );
}
