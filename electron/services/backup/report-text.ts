/** The report of a trial restore as a person reads it. It must never hold anything that the records hold. */
import type { BackupSummary } from '#electron/store/backup/backup-list';
import type { TrialReport } from '#electron/store/backup/backup-set';
import { beijingDate, beijingTime, type Instant } from '#shared/domain/local-date';

const when = (at: Instant): string => `${beijingDate(at)} ${beijingTime(at)}`;

/** Lines of the report, each with its end. */
export function reportText(summary: BackupSummary, report: TrialReport): string {
  const lines = [
    '登记工作台 备份验证报告',
    `备份号：${summary.number}`,
    `备份时间：${when(summary.madeAt)}`,
    `验证时间：${when(report.at)}`,
    `验证用时：${report.seconds} 秒`,
    `结论：${report.clean ? '完好，已完整恢复试验一次' : '不可用'}`,
    ...(report.finding === null ? [] : [`发现：${report.finding}`]),
    ...report.damaged.map((path) => `缺失或损坏的文件：${path}`),
    `登记记录：${report.entries} 条（备份清单 ${summary.entries} 条）`,
    `核对的签名：${report.signatures} 个`,
    `核对的附件：${report.attachments} 件`,
    `文件：${summary.files} 个，${summary.bytes} 字节`,
    `日志末端：${report.head || '—'}`,
    `登记内容摘要：${report.stateHash || '—'}`,
  ];
  return `${lines.join('\n')}\n`;
}
