/** Tells everybody at the desk when the last backup that was proven lies too far back. */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { DeskState } from '#shared/contract/desk';
import { beijingDate, daysBetween, type LocalDate } from '#shared/domain/local-date';

/** The warning; null while a proven backup is young enough, or there is nothing to lose yet. */
export function backupWarning(store: DeskStore, today: LocalDate): DeskState['warnings'][number] | null {
  if (store.practice || store.tables.count({ table: 'cases' }) === 0) return null;
  const { lastProven, lastMade, verifyEveryDays, everyDays } = store.backupSettings;
  const days = lastProven === null ? null : daysBetween(beijingDate(lastProven.at), today);
  // A proof of a day to come was made under a wrong clock and says nothing.
  if (days !== null && days >= 0 && days <= verifyEveryDays + everyDays) return null;
  const made = lastMade === null ? '尚未备份' : `最近一次备份（第 ${lastMade.number} 号）未验证`;
  return {
    code: 'BACKUP_DUE',
    message: messageOf(days, made),
    wayOut: '请插上备份介质，由系统管理员在“管理－数据”备份并验证。',
  };
}

function messageOf(days: number | null, made: string): string {
  if (days === null) return `还没有经过验证的备份：${made}。`;
  if (days < 0) return '最近一次经过验证的备份，时间晚于本机时钟，不能算数。';
  return `距最近一次经过验证的备份已有 ${days} 日。`;
}
