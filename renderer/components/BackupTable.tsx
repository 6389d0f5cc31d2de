/** Backups of a store, the newest first, each with what a trial restore found. */
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { BackupView } from '#shared/contract/backup';
import { BACKUP as W } from '../text/backup';
import { sizeOf } from './byte-size';
import { instantWords } from './instant-words';

/** With more rows the table scrolls by itself. */
const ROWS_SHOWN = 6;

function provenOf({ proven }: BackupView): string {
  if (proven === null) return W.unproven;
  return proven.clean ? W.proven(instantWords(proven.at)) : W.bad;
}

interface BackupTableProps {
  readonly backups: readonly BackupView[];
  readonly action: (backup: BackupView) => ReactNode;
}

export function BackupTable({ backups, action }: BackupTableProps) {
  return (
    <Table<BackupView>
      caption={<span className="rd-hidden">{W.caption}</span>}
      size="small"
      pagination={false}
      rowKey="number"
      dataSource={backups}
      locale={{ emptyText: <span className="rd-quiet">{W.none}</span> }}
      {...(backups.length > ROWS_SHOWN ? { scroll: { y: 260 } } : {})}
      columns={[
        { key: 'number', title: W.columns.number, dataIndex: 'number', width: 80 },
        { key: 'madeAt', title: W.columns.madeAt, width: 170, render: (_, one) => instantWords(one.madeAt) },
        { key: 'entries', title: W.columns.entries, dataIndex: 'entries', width: 80 },
        { key: 'size', title: W.columns.size, width: 100, render: (_, one) => sizeOf(one.bytes) },
        { key: 'proven', title: W.columns.proven, render: (_, one) => provenOf(one) },
        { key: 'action', title: W.columns.action, width: 110, render: (_, one) => action(one) },
      ]}
    />
  );
}
