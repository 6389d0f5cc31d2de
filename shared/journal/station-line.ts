/** Readable words for acts of the office: set-up, accounts, rules, supervision. */
import { type PersonRole, ROLE_NAMES, roleNames } from '#shared/access/roles';
import { formatLong } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { StationEvent } from './events';
import { exchangeDetail } from './exchange-line';

/** Official names of the measures of XJR-23-1. */
export const MEASURE_WORDS = {
  talk: '约谈',
  guidance: '现场指导',
  disqualified: '取消登记机构资格',
  requalified: '恢复登记机构资格',
} as const;

const roleWords = (roles: readonly PersonRole[]): string => roleNames(roles) || '无岗位';

/** What each act is called. */
export const STATION_TITLES: { readonly [T in StationEvent['type']]: string } = {
  storeCreated: '建立登记数据',
  recoveryKeyConfirmed: '恢复单已核对',
  accountAdded: '开立账号',
  rolesSet: '授予和收回岗位',
  officerProposed: '提名三员',
  officerReplaced: '更换三员',
  officerDeclined: '撤回三员提名',
  accountRemoved: '注销人员账号',
  passphraseChanged: '更换口令',
  recoveryKeyRenewed: '更换恢复单',
  designationRecorded: '登记指定文件',
  clockConfirmed: '确认计算机时间',
  practiceClockMoved: '调整练习日期',
  profileProposed: '提出规则包',
  profileConfirmed: '规则包生效确认',
  profileDeclined: '规则包退回',
  calendarProposed: '提出工作日历',
  calendarConfirmed: '工作日历确认',
  calendarDeclined: '工作日历退回',
  filingRecorded: '登记机构备案',
  measureRecorded: '监督管理措施',
  annualReportSubmitted: '提交登记年度报告',
  stationContinued: '在本机继续',
  peopleRestated: '重新说明在岗人员',
  trustReceived: '收下信任文件',
  personKeySet: '登记签名公钥',
  bundleMade: '生成数据包',
  bundleCarried: '交付数据包',
  receiptTaken: '收下回执',
  bundleImported: '导入数据包',
  importSetAside: '回到导入前',
  importRestored: '恢复已搁置的导入',
  bundleSetAside: '数据包转入隔离区',
  reconciled: '月度对账',
};

/** What an act was about, in words. */
export function stationDetail(event: StationEvent): string {
  switch (event.type) {
    case 'storeCreated':
      return `${event.office.name}，人员 ${event.accounts.length} 名${event.practice ? '（练习）' : ''}`;
    case 'accountAdded':
      return `${event.account.name}（${event.account.account}）`;
    case 'rolesSet':
      return `${event.account}：${roleWords(event.before)} → ${roleWords(event.after)}`;
    case 'officerProposed':
    case 'officerDeclined':
      return `${ROLE_NAMES[event.post]}：${event.account}`;
    case 'officerReplaced':
      return `${ROLE_NAMES[event.post]}：${event.former ?? '无'} → ${event.account}`;
    case 'accountRemoved':
      return `${event.account}：${event.reason}`;
    case 'recoveryKeyRenewed':
      return '旧恢复单作废';
    case 'designationRecorded':
      return `${event.designation.documentNumber}，备案 ${event.designation.filingReference}`;
    case 'clockConfirmed':
      return event.reason;
    case 'practiceClockMoved':
      return `${Math.round(event.offsetMs / 86_400_000)} 天`;
    case 'profileProposed':
      return `${event.profile.id} ${event.profile.title}`;
    case 'profileConfirmed':
      return event.id;
    case 'profileDeclined':
      return `${event.id}：${event.reason}`;
    case 'calendarProposed':
      return `${event.calendar.year}年，${event.calendar.source.title}`;
    case 'calendarConfirmed':
      return `${event.year}年，期限变动 ${event.moved.length} 件`;
    case 'calendarDeclined':
      return `${event.year}年：${event.reason}`;
    case 'filingRecorded':
      return `${event.reference}，${formatLong(event.date)}`;
    case 'measureRecorded':
      return `${MEASURE_WORDS[event.measure.kind]}，${formatLong(event.measure.on)}：${event.measure.reason}`;
    case 'annualReportSubmitted':
      return `${event.report.year}年度，${formatLong(event.report.on)}报${event.report.receiver}`;
    case 'stationContinued':
      return `原工作站 ${event.from} 止于第 ${event.seq} 条：${event.reason}；此后编号、文号跳过一千个以上接续`;
    case 'peopleRestated':
      return `在岗人员 ${event.people.length} 名，岗位和签名密钥以此为准`;
    case 'trustReceived':
    case 'personKeySet':
    case 'bundleMade':
    case 'bundleCarried':
    case 'receiptTaken':
    case 'bundleImported':
    case 'importSetAside':
    case 'importRestored':
    case 'bundleSetAside':
    case 'reconciled':
      return exchangeDetail(event);
    case 'recoveryKeyConfirmed':
    case 'passphraseChanged':
      return '';
    default:
      return assertNever(event, 'station event');
  }
}
