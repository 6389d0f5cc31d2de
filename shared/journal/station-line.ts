/** Readable sentences for acts of the station: set-up, sign-ins, accounts, output. */
import { type PersonRole, ROLE_NAMES, roleNames } from '#shared/access/roles';
import { beijingDate, beijingTime, formatLong, type Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { StationEvent } from './events';

/** Official names of the measures of XJR-23-1. */
export const MEASURE_WORDS = {
  talk: '约谈',
  guidance: '现场指导',
  disqualified: '取消登记机构资格',
  requalified: '恢复登记机构资格',
} as const;

const SIGN_OUT_WORDS = {
  asked: '退出',
  locked: '锁屏',
  idle: '闲置自动锁屏',
  removed: '账号注销，会话结束',
} as const;

/** The last of several times, as clocks at the desk show it. */
const latest = (at: Instant | undefined): string =>
  at === undefined ? '' : `，最近 ${beijingDate(at)} ${beijingTime(at)}`;

const roleWords = (roles: readonly PersonRole[]): string => roleNames(roles) || '无岗位';

/** The sentence of one station event. */
export function stationLine(event: StationEvent): { readonly title: string; readonly detail: string } {
  switch (event.type) {
    case 'storeCreated':
      return {
        title: '建立登记数据',
        detail: `${event.office.name}，人员 ${event.accounts.length} 名${event.practice ? '（练习）' : ''}`,
      };
    case 'recoveryKeyConfirmed':
      return { title: '恢复单已核对', detail: '' };
    case 'accountAdded':
      return {
        title: '开立账号',
        detail: `${event.account.name}（${event.account.account}）`,
      };
    case 'rolesSet':
      return {
        title: '授予和收回岗位',
        detail: `${event.account}：${roleWords(event.before)} → ${roleWords(event.after)}`,
      };
    case 'officerProposed':
      return { title: '提名三员', detail: `${ROLE_NAMES[event.post]}：${event.account}` };
    case 'officerReplaced':
      return {
        title: '更换三员',
        detail: `${ROLE_NAMES[event.post]}：${event.former ?? '无'} → ${event.account}`,
      };
    case 'officerDeclined':
      return { title: '撤回三员提名', detail: `${ROLE_NAMES[event.post]}：${event.account}` };
    case 'accountRemoved':
      return { title: '注销人员账号', detail: `${event.account}：${event.reason}` };
    case 'passphraseChanged':
      return { title: '更换口令', detail: '' };
    case 'recoveryKeyRenewed':
      return { title: '更换恢复单', detail: '旧恢复单作废' };
    case 'passphraseReset':
      return { title: '凭恢复单重设口令', detail: event.account };
    case 'designationRecorded':
      return {
        title: '登记指定文件',
        detail: `${event.designation.documentNumber}，备案 ${event.designation.filingReference}`,
      };
    case 'clockConfirmed':
      return { title: '确认计算机时间', detail: event.reason };
    case 'practiceClockMoved':
      return { title: '调整练习日期', detail: `${Math.round(event.offsetMs / 86_400_000)} 天` };
    case 'signInsFailed':
      return {
        title: '口令错误',
        detail: `${event.account ?? '不存在的账号'} ${event.at.length} 次${latest(event.at.at(-1))}`,
      };
    case 'slipsRefused':
      return { title: '恢复单不符', detail: `${event.at.length} 次${latest(event.at.at(-1))}` };
    case 'signInReleased':
      return { title: '解除登录限制', detail: event.account };
    case 'signedIn':
      return { title: '登录', detail: '' };
    case 'signedOut':
      return { title: SIGN_OUT_WORDS[event.because], detail: '' };
    case 'documentOutput':
      return { title: event.to === 'pdf' ? '导出 PDF' : '打印', detail: `${event.document} ${event.number}` };
    case 'profileProposed':
      return { title: '提出规则包', detail: `${event.profile.id} ${event.profile.title}` };
    case 'profileConfirmed':
      return { title: '规则包生效确认', detail: event.id };
    case 'profileDeclined':
      return { title: '规则包退回', detail: `${event.id}：${event.reason}` };
    case 'calendarProposed':
      return {
        title: '提出工作日历',
        detail: `${event.calendar.year}年，${event.calendar.source.title}`,
      };
    case 'calendarConfirmed':
      return { title: '工作日历确认', detail: `${event.year}年，期限变动 ${event.moved.length} 件` };
    case 'calendarDeclined':
      return { title: '工作日历退回', detail: `${event.year}年：${event.reason}` };
    case 'filingRecorded':
      return { title: '登记机构备案', detail: `${event.reference}，${formatLong(event.date)}` };
    case 'measureRecorded':
      return {
        title: '监督管理措施',
        detail: `${MEASURE_WORDS[event.measure.kind]}，${formatLong(event.measure.on)}：${event.measure.reason}`,
      };
    case 'annualReportSubmitted':
      return {
        title: '提交登记年度报告',
        detail: `${event.report.year}年度，${formatLong(event.report.on)}报${event.report.receiver}`,
      };
    case 'registerExported':
      return {
        title: '导出登记簿',
        detail: `${event.export.rows} 条，${event.export.purpose}${event.export.approval ? `，依据 ${event.export.approval}` : '（内部资料）'}`,
      };
    default:
      return assertNever(event, 'station event');
  }
}
