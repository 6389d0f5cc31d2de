/** What a trial restore found. */
import { Descriptions } from 'antd';
import type { BackupReport } from '#shared/contract/backup';
import { BACKUP as W } from '../text/backup';

export function BackupReportView({ report }: { readonly report: BackupReport }) {
  const rows = [
    { key: 'verdict', label: W.verdict, children: report.clean ? `● ${W.sound}` : `■ ${W.unsound}` },
    ...(report.finding === null ? [] : [{ key: 'finding', label: W.finding, children: report.finding }]),
    { key: 'entries', label: W.entries, children: `${report.entries} 条` },
    { key: 'signatures', label: W.signatures, children: `${report.signatures} 个` },
    { key: 'attachments', label: W.attachments, children: `${report.attachments} 件` },
    { key: 'seconds', label: W.seconds, children: `${report.seconds} 秒` },
    {
      key: 'head',
      label: W.head,
      children: <code style={{ overflowWrap: 'anywhere' }}>{report.head || '—'}</code>,
    },
  ];
  return (
    <div role="status" style={{ marginBlockEnd: 12 }}>
      <Descriptions size="small" bordered column={1} title={W.reportTitle(report.number)} items={rows} />
    </div>
  );
}
