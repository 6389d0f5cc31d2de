/** How one event of the security journal reads: its kind, its outcome and a short sentence. Words only. */
import { beijingDate, beijingTime, type Instant } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { StationEvent } from './events';
import type { ExportedThing, ProposedCut, SecurityEvent, Viewed } from './security-events';
import { STATION_TITLES } from './station-line';

/** What an auditor asks by. */
export const ACT_KINDS = {
  signIn: '登录和退出',
  keys: '口令和恢复单',
  rights: '账号和权限',
  refusal: '拒绝办理',
  view: '查看重要数据',
  output: '打印和导出',
  office: '机构和规则',
  store: '数据和核对',
  log: '日志查阅',
} as const;
export type ActKind = keyof typeof ACT_KINDS;
export const ACT_KIND_CODES = Object.keys(ACT_KINDS) as [ActKind, ...ActKind[]];

export const ACT_OUTCOMES = { done: '完成', refused: '拒绝', failed: '未通过' } as const;
export type ActOutcome = keyof typeof ACT_OUTCOMES;
export const ACT_OUTCOME_CODES = Object.keys(ACT_OUTCOMES) as [ActOutcome, ...ActOutcome[]];

/** One line of the log, without who and when. */
export interface SecurityLine {
  readonly kind: ActKind;
  readonly outcome: ActOutcome;
  readonly title: string;
  /** Number of a case or a paper, account, file: what it was about. */
  readonly subject: string;
  readonly detail: string;
}

const SIGN_OUT_WORDS = {
  asked: '退出',
  locked: '锁屏',
  idle: '闲置自动锁屏',
  removed: '账号注销，会话结束',
  closed: '窗口关闭，会话结束',
} as const;

const VIEWED_WORDS: { readonly [V in Viewed]: string } = {
  case: '打开重要数据案件',
  attachment: '查看重要数据材料',
  objector: '查看异议提出方身份',
};

const EXPORTED_WORDS: { readonly [E in ExportedThing]: string } = {
  profile: '导出规则包',
  log: '导出运行日志',
};

/** Why the desk said no, in words; a code without words of its own stays as it is. */
const REFUSAL_WORDS: { readonly [code: string]: string } = {
  PERMISSION_MISSING: '没有权限',
  ROLES_MISSING: '没有岗位',
  ROLE_MISSING: '岗位不符',
  SESSION_MISSING: '没有登录',
  SENDER_REFUSED: '调用不是来自本程序窗口',
  PASSPHRASE_MUST_CHANGE: '须先更换口令',
  SAME_PERSON: '须由不同人员办理',
  SECOND_PERSON: '须由第二人办理',
  OWN_ACCOUNT: '不得办理本人账号',
  ROLES_INVALID: '岗位不得兼任',
  SIGN_IN_HELD: '账号已停止登录',
  ACCOUNT_REMOVED: '账号已注销',
  INPUT_UNSAFE: '输入含有不允许的内容',
  INPUT_TOO_LARGE: '输入过大',
  PROCEDURE_UNKNOWN: '没有这个操作',
};

/** The kind of an act of the office. What is not named here concerns the office and its rules. */
const ACT_KIND: { readonly [T in StationEvent['type']]?: ActKind } = {
  recoveryKeyConfirmed: 'keys',
  recoveryKeyRenewed: 'keys',
  passphraseChanged: 'keys',
  trustReceived: 'keys',
  personKeySet: 'keys',
  storeCreated: 'rights',
  accountAdded: 'rights',
  accountRemoved: 'rights',
  rolesSet: 'rights',
  officerProposed: 'rights',
  officerReplaced: 'rights',
  officerDeclined: 'rights',
};

const SLIP_WORDS = {
  held: '与记录相符',
  typo: '键入有误或不是本机出具，未作判断',
  newer: '记录中没有此封印，现有数据是旧副本',
} as const;

/** The last of several times, as clocks at the desk show it. */
const latest = (at: Instant | undefined): string =>
  at === undefined ? '' : `，最近 ${beijingDate(at)} ${beijingTime(at)}`;

const done = (kind: ActKind, title: string, subject = '', detail = ''): SecurityLine => ({
  kind,
  outcome: 'done',
  title,
  subject,
  detail,
});

/** The line of one event: what the log keeps for three years at least (XJD-15-5). */
export function securityLine(event: SecurityEvent): SecurityLine {
  switch (event.type) {
    case 'journalBegun':
      return done('store', '运行日志开始');
    case 'storeOpened':
      return {
        ...done('store', '打开登记数据', '', `案件日志 ${event.entries} 条`),
        outcome: event.damaged ? 'failed' : 'done',
      };
    case 'storeClosed':
      return done('store', '关闭登记数据');
    case 'signedIn':
      return done('signIn', '登录', event.account);
    case 'signedOut':
      return done('signIn', SIGN_OUT_WORDS[event.because], event.account);
    case 'signInsFailed':
      return {
        ...done('signIn', '口令错误', event.account ?? '不存在的账号', times(event.at)),
        outcome: 'refused',
      };
    case 'slipsRefused':
      return { ...done('keys', '恢复单不符', '', times(event.at)), outcome: 'refused' };
    case 'signInReleased':
      return done('rights', '解除登录限制', event.account);
    case 'passphraseReset':
      return done('keys', '凭恢复单重设口令', event.account);
    case 'slipChecked':
      return {
        ...done('store', '核对封印条', `第 ${event.number} 号`, SLIP_WORDS[event.result]),
        outcome: event.result === 'held' ? 'done' : 'failed',
      };
    case 'masterRenewed':
      return done('keys', '更换主密钥', '', `案件日志 ${event.entries} 条已换用新密钥`);
    case 'doubtLifted':
      return done('store', '解除旧副本疑点', '', `${event.by} 提请：${event.reason}`);
    case 'masterKept':
      return {
        ...done('keys', '更换主密钥', '', '此前一条所记事项没有办成，主密钥和恢复单都没有更换'),
        outcome: 'failed',
      };
    case 'officeActed':
      return done(ACT_KIND[event.act] ?? 'office', STATION_TITLES[event.act], '', event.about);
    case 'refused':
      return {
        kind: 'refusal',
        outcome: 'refused',
        title: REFUSAL_WORDS[event.code] ?? event.code,
        subject: event.number,
        detail: `${event.right === '' ? event.asked : `${event.right}（${event.asked}）`}${again(event.times)}`,
      };
    case 'importantViewed':
      return done('view', VIEWED_WORDS[event.what], event.number);
    case 'logViewed':
      return done('log', '查阅运行日志');
    case 'documentOutput':
      return done('output', event.to === 'pdf' ? '导出 PDF' : '打印', event.number, event.document);
    case 'sheetOutput':
      return done('output', event.to === 'pdf' ? '导出 PDF' : '打印', event.about, event.document);
    case 'mediumRead':
      return done('office', '读入介质', event.medium, `${event.files} 个文件`);
    case 'mediumUsed':
      return done(
        'office',
        event.way === 'read' ? '介质上的数据包' : '回执写入介质',
        event.medium,
        event.bundles.map(({ bundleId, number }) => `${number} ${bundleId.slice(0, 8)}`).join('、'),
      );
    case 'importUnbacked':
      return { ...done('store', '导入前未备份', event.bundle, event.because), outcome: 'failed' };
    case 'registerExported':
      return done('output', '导出登记簿', event.export.fileName, registerWords(event.export));
    case 'exported':
      return done('output', EXPORTED_WORDS[event.what], event.fileName, `${event.items} 条`);
    case 'verified':
      return {
        ...done(
          'store',
          '核对全部记录',
          '',
          event.finding ?? `案件日志 ${event.entries} 条、运行日志 ${event.securityEntries} 条，全部完好`,
        ),
        outcome: event.clean ? 'done' : 'failed',
      };
    case 'backupMade':
      return done('store', '备份', event.fileName, `${event.entries} 条`);
    case 'backupTested':
      return { ...done('store', '试恢复', event.fileName), outcome: event.clean ? 'done' : 'failed' };
    case 'backupRestored':
      return done('store', '从备份恢复', event.fileName, `${event.entries} 条`);
    case 'clockDoubted':
      return {
        ...done('store', '计算机时间可疑', '', `早于最近一次办理（${beijingDate(event.latest)}）`),
        outcome: 'failed',
      };
    case 'archiveMade':
      return done('store', '制作存档副本', event.fileName, `${event.entries} 条`);
    case 'cutProposed':
      return done(
        'log',
        '提请截去运行日志',
        event.fileName,
        `${cutWords(event)}，已存档并读回核对，待另一人确认`,
      );
    case 'cutDeclined':
      return done('log', '撤回截去运行日志', event.fileName, '日志没有截去');
    case 'journalCut':
      return done('log', '截去运行日志', event.fileName, `${cutWords(event)}，已存档并读回核对`);
    case 'officeActFailed':
      return {
        ...done(ACT_KIND[event.act] ?? 'office', STATION_TITLES[event.act], '', '此前一条所记事项没有办成'),
        outcome: 'failed',
      };
    case 'enrolmentAsked':
      return done('keys', '申请入网', event.request.station, event.fileName);
    case 'enrolmentRead':
      return done(
        'keys',
        '读入入网批复',
        event.fileName,
        `证书第 ${event.certificate} 号，待另一名管理员确认`,
      );
    case 'enrolmentDeclined':
      return done('keys', '退回入网批复', event.fileName, '没有入网');
    case 'questionSaved':
      return done('log', '保存查询条件', event.question.name);
    case 'questionRemoved':
      return done('log', '删除查询条件', event.name);
    default:
      return assertNever(event, 'security event');
  }
}

const cutWords = ({ place, span: { from, to, days } }: ProposedCut): string =>
  `至第 ${place.seal.number} 号封印，共 ${place.entries} 条，${beijingDate(from)} 至 ${beijingDate(to)}，其间 ${days} 天有记录`;

const again = (count = 1): string => (count === 1 ? '' : `，一分钟内又有 ${count} 次`);

const times = (at: readonly Instant[]): string => `${at.length} 次${latest(at.at(-1))}`;

const registerWords = ({ rows, purpose, approval }: { rows: number; purpose: string; approval: string }) =>
  `${rows} 条，${purpose}${approval === '' ? '（内部资料）' : `，依据 ${approval}`}`;
