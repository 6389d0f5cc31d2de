/** Backups of a store, the newest first, each with what a trial restore found. */
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { BackupView } from '#shared/contract/backup';
import { beijingDate, beijingTime, type Instant } from '#shared/domain/local-date';
import { BACKUP as W } from '../text/backup';

const when = (at: Instant): string => `${beijingDate(at)} ${beijingTime(at)}`;
const KIB = 1024;
/** With more rows the table scrolls by itself. */
const ROWS_SHOWN = 6;

function sizeOf(bytes: number): string {
  if (bytes < KIB * KIB) return `${Math.ceil(bytes / KIB)} KB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MB`;
}

function provenOf({ proven }: BackupView): string {
  if (proven === null) return W.unproven;
  return proven.clean ? W.proven(when(proven.at)) : W.bad;
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
        { key: 'madeAt', title: W.columns.madeAt, width: 170, render: (_, one) => when(one.madeAt) },
        { key: 'entries', title: W.columns.entries, dataIndex: 'entries', width: 80 },
        { key: 'size', title: W.columns.size, width: 100, render: (_, one) => sizeOf(one.bytes) },
        { key: 'proven', title: W.columns.proven, render: (_, one) => provenOf(one) },
        { key: 'action', title: W.columns.action, width: 110, render: (_, one) => action(one) },
      ]}
    />
  );
}
