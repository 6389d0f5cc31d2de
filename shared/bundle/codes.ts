/**
 * The closed list of what taking in a bundle can end in: number of the check, outcome, and the words for the person
 * at the desk (what happened, what was kept, what to do). Nothing else is ever answered for a bundle. Words never
 * name a path, a person or a key.
 */
import { MOST_ENTRIES } from '#shared/agreement/case-size';
import { GIB, MAX_PLAIN_BYTES, MAX_RECORDS, MAX_RECORDS_BYTES, MIB } from './limits';

/** What follows from a code. */
export type BundleOutcome =
  /** Resume later: nothing was changed, what arrived whole stays staged. */
  | 'resume'
  /** Kept in quarantine, not taken in. */
  | 'quarantine'
  /** Parked until what it builds on has arrived. */
  | 'parked'
  /** Nothing to do. */
  | 'nothing'
  /** Told, and the import goes on. */
  | 'warning'
  /** Stopped, nothing stored. */
  | 'stop'
  /** Kept sealed, to be carried on. */
  | 'courier'
  /** Taken in only when a second person agrees. */
  | 'second-approval'
  /** The preview has to be made again. */
  | 'preview-again'
  /** The store goes on for reading only. */
  | 'read-only';

export interface BundleCodeRow {
  /** Place in the order of checks, 1 to 28. */
  readonly check: number;
  readonly outcome: BundleOutcome;
  /** What happened. `{n}`, `{parts}`, `{about}` and `{date}` are filled in when they are known. */
  readonly what: string;
  /** What was kept. */
  readonly kept: string;
  /** What to do. */
  readonly todo: string;
}

const row = (
  check: number,
  outcome: BundleOutcome,
  what: string,
  kept: string,
  todo: string,
): BundleCodeRow => ({ check, outcome, what, kept, todo });

const NOTHING_CHANGED = '本机数据未作任何改动';
const STAGED = '已读入的部分保留在收件区，本机数据未作任何改动';
const QUARANTINED = '数据包已隔离保存，本机数据未作任何改动';

/** In the order of the checks. */
export const BUNDLE_CODES = {
  B01_MEDIUM: row(
    1,
    'resume',
    '介质读取不稳定，两次读取内容不一致',
    NOTHING_CHANGED,
    '请更换接口或介质后重新读取',
  ),
  B02_NOT_BUNDLE: row(2, 'stop', '不是数据包文件', NOTHING_CHANGED, '请选择数据包文件'),
  B03_TOO_NEW: row(2, 'stop', '数据包由更新版本的程序生成', NOTHING_CHANGED, '请先升级本机程序，再重新导入'),
  B04_HEADER: row(
    3,
    // Nothing of it can be told apart from any other file: it stays on its medium.
    'stop',
    '数据包头不合规',
    NOTHING_CHANGED,
    '请重新拷贝；仍不合规的，请发送单位重新制作',
  ),
  B05_TRUNCATED: row(4, 'resume', '文件不完整（缺 {n} 字节）', NOTHING_CHANGED, '请从原介质重新拷贝'),
  B06_DAMAGED: row(4, 'resume', '文件已损坏', NOTHING_CHANGED, '请重新拷贝；仍损坏的，请发送单位重新写出'),
  B07_PARTS: row(5, 'resume', '还缺第 {parts} 卷', STAGED, '收到所缺分卷后继续导入'),
  B08_MIXED: row(5, 'quarantine', '分卷不属于同一数据包', QUARANTINED, '请向发送单位核对分卷清单'),
  B09_NOT_OURS: row(
    6,
    'courier',
    '收件单位不是本单位',
    '可作为转交件原样保存，本机数据未作任何改动',
    '请按交接单转交收件单位',
  ),
  B10_UNKNOWN_SENDER: row(
    7,
    'quarantine',
    '发送机未登记（无本区颁发的证书）',
    QUARANTINED,
    '请与发送单位核对，取得其证书后重新检查',
  ),
  B11_CHAIN: row(7, 'quarantine', '发送机的证书链不成立', QUARANTINED, '请报告自治区核查'),
  B12_ROOT_ROLLBACK: row(
    8,
    'quarantine',
    '根证书版本倒退，疑似攻击',
    QUARANTINED,
    '请勿使用该介质，立即报告自治区',
  ),
  B13_ROOT_GAP: row(
    8,
    'resume',
    '缺中间版本的根证书',
    STAGED,
    '请先导入自治区下发的根证书；取不到的，请重新申请入网证书，自治区的答复附有全部根证书，再继续导入',
  ),
  B14_REVOKED: row(
    9,
    'quarantine',
    '发送机已吊销，其后记录转人工裁决',
    QUARANTINED,
    '请按吊销名单与发送单位核实',
  ),
  B15_SIGNATURE: row(
    10,
    'quarantine',
    '签名不符，数据包可能被改动',
    QUARANTINED,
    '请勿使用该介质，请发送单位重新制作',
  ),
  B16_ALREADY: row(11, 'nothing', '此包已导入{date}', NOTHING_CHANGED, '不必重复导入，可重打回执'),
  B17_ID_REUSED: row(
    11,
    'quarantine',
    '与已收到的数据包同号而内容不同',
    QUARANTINED,
    '请报告自治区核查发送机',
  ),
  B18_NO_KEY: row(
    12,
    'resume',
    '没有对应密钥（可能是旧密钥时期）',
    STAGED,
    '请向自治区索取收件密钥文件，由系统管理员在“站点与密钥”读入后重新验证；本机是新换、新增工作站的，请发送单位读入该文件后重新制作',
  ),
  B19_DECRYPT: row(12, 'quarantine', '解密校验失败', QUARANTINED, '请发送单位重新制作'),
  B20_SIZE: row(
    13,
    'quarantine',
    `内容超出一个数据包的上限（解压后 ${MAX_PLAIN_BYTES / GIB} GB，记录 ${MAX_RECORDS / 10_000} 万条、${MAX_RECORDS_BYTES / MIB} MB），或与所标大小不符，已停止`,
    QUARANTINED,
    '请报告自治区核查发送机',
  ),
  /** Not in the list of the design: its limit of time, which no other code says. */
  B37_STALLED: row(
    13,
    'quarantine',
    '校验长时间没有进展，已停止',
    QUARANTINED,
    '请检查本机磁盘后重新检查；仍无进展的，请报告自治区核查发送机',
  ),
  B21_FORMAT: row(14, 'quarantine', '内容格式不合规', QUARANTINED, '请发送单位重新制作'),
  B22_FORBIDDEN_KEY: row(14, 'quarantine', '内容含禁用字段名', QUARANTINED, '请报告自治区核查发送机'),
  B23_REWRAPPED: row(
    15,
    'quarantine',
    '包内外发送或收件信息不一致',
    QUARANTINED,
    '请勿使用该介质，立即报告自治区',
  ),
  B24_NO_AUTHORITY: row(16, 'quarantine', '发送机无权发送此类数据包', QUARANTINED, '请与发送单位核对其证书'),
  B25_NO_APPROVAL: row(17, 'quarantine', '缺导出审批签名', QUARANTINED, '请发送单位经主管审批后重新制作'),
  B26_WAITING: row(
    18,
    'parked',
    '需先导入第 {n} 号数据包',
    '本包已存放待处理，本机数据未作任何改动',
    '收到所缺数据包后先行导入，新换、新增的工作站先导入上级下发的；取不到的，请先向发送单位送一个数据包再由其制作，或请其“从头制作”',
  ),
  B27_CHAIN: row(
    19,
    'parked',
    '记录链不连续',
    '本包已存放待处理，本机数据未作任何改动',
    '收到所缺数据包后先行导入',
  ),
  B28_FORK: row(
    19,
    'quarantine',
    '同一序号出现两个版本，该机已暂停',
    '两个版本均已保存，本机数据未作任何改动',
    '请报告自治区核查该机；该机重新登记，或经自治区换发证书后，方可继续收发',
  ),
  B29_ENTRY_SIGNATURE: row(20, 'quarantine', '第 {n} 条记录签名不符', QUARANTINED, '请报告自治区核查发送机'),
  /** Not in the list of the design: one case, not the bundle, is beyond what can be told while somebody waits. */
  B38_CASE_SIZE: row(
    21,
    'quarantine',
    `包内一件案件的办理记录过多，超出一台工作站 ${MOST_ENTRIES} 条的上限{about}`,
    QUARANTINED,
    '请报告自治区核查该工作站；其他单位、其他工作站的数据包照常导入',
  ),
  B30_ATTACHMENT: row(
    22,
    'parked',
    '附件缺失或不符',
    '其他申请照常导入',
    '相关申请暂不能办理，请发送单位补送附件',
  ),
  B31_POLICY_ROLLBACK: row(23, 'quarantine', '规则版本倒退', QUARANTINED, '请报告自治区核查'),
  B32_POLICY_GAP: row(23, 'resume', '缺中间规则包', STAGED, '请先导入所缺规则包，再继续导入'),
  W01_CLOCK: row(24, 'warning', '对方时钟疑似有误', '各项日期以经办人确认的为准', '请通知发送单位校准时钟'),
  G01_SECOND: row(
    25,
    'second-approval',
    '本次导入须第二人复核{because}',
    NOTHING_CHANGED,
    '请另一名登记机构主管复核同意后导入',
  ),
  B33_PLAN_STALE: row(26, 'preview-again', '预览后数据有变', NOTHING_CHANGED, '请重新预览'),
  B34_DISK: row(27, 'resume', '磁盘空间不足', '未作任何改动', '请腾出空间后重试'),
  B35_WRITE: row(27, 'resume', '写入失败，已回退', '未作任何改动', '请检查磁盘或介质后重试'),
  B36_SELF_CHECK: row(28, 'read-only', '导入后自检不一致，已转只读', '数据均已保存', '请联系管理员'),
} as const satisfies { readonly [code: string]: BundleCodeRow };

export type BundleCode = keyof typeof BUNDLE_CODES;

/** Why one supervisor alone does not confirm an import (G01), with the number that is too high. */
export type SecondReason =
  | { readonly is: 'doubtful' | 'set-aside' | 'revocation' | 'rules' | 'code-lists' | 'old-list' }
  | { readonly is: 'many' | 'conflicts'; readonly n: number };

const SECOND_REASONS: { readonly [R in SecondReason['is']]: string } = {
  doubtful: '发送方的人员、签名密钥或工作站有变，须先核实',
  'set-aside': '数据包曾被隔离',
  revocation: '吊销名单有新增',
  rules: '带来自治区新规则',
  'code-lists': '带来自治区新代码表',
  'old-list': '本机吊销名单过旧',
  many: '将改动 {n} 件（超过阈值）',
  conflicts: '将产生冲突 {n} 项（超过阈值）',
};

const becauseOf = (reasons: readonly SecondReason[]): string =>
  reasons
    .map((reason) => SECOND_REASONS[reason.is].replace('{n}', 'n' in reason ? `${reason.n}` : ''))
    .join('；');

/** Why a bundle is not simply taken in, with what is needed to say so. */
export interface BundleRefusal {
  readonly code: BundleCode;
  /** Bytes missing (B05), number of a bundle (B26) or of a record (B29). */
  readonly n?: number;
  /** Why a second supervisor has to agree (G01). */
  readonly because?: readonly SecondReason[];
  /** Numbers of the parts that are missing (B07). */
  readonly parts?: readonly number[];
  /** Which case, and who wrote too much of it (B38). */
  readonly about?: string;
  /** Day of the former import (B16). */
  readonly date?: string;
  /** For the technical details, never for the sentence: which rule was broken. ASCII, no path, no content. */
  readonly detail?: string;
}

/** All codes, in the order of the checks. */
export const BUNDLE_CODE_LIST = Object.keys(BUNDLE_CODES) as readonly BundleCode[];

/** Longest list of part numbers that a sentence names one by one. */
const PARTS_NAMED = 12;

function partsNamed(parts: readonly number[]): string {
  const named = parts.slice(0, PARTS_NAMED).join('、');
  return parts.length > PARTS_NAMED ? `${named} 等 ${parts.length} ` : named;
}

/** What happened and was kept, and what to do: the sentences for the person at the desk. */
export function bundleSentences({ code, n, because, parts, about, date }: BundleRefusal): {
  readonly message: string;
  readonly wayOut: string;
} {
  const { what, kept, todo } = BUNDLE_CODES[code];
  const told = what
    .replace('（缺 {n} 字节）', n === undefined ? '' : `（缺 ${n} 字节）`)
    .replace('第 {n} 号', n === undefined ? '此前的' : `第 ${n} 号`)
    .replace('第 {n} 条', n === undefined ? '有' : `第 ${n} 条`)
    .replace('{because}', because === undefined ? '' : `：${becauseOf(because)}`)
    .replace('第 {parts} 卷', parts === undefined ? '部分分卷' : `第 ${partsNamed(parts)} 卷`)
    .replace('{about}', about === undefined ? '' : `（${about}）`)
    .replace('{date}', date === undefined ? '' : `（${date}）`);
  return { message: `${told}。${kept}。`, wayOut: `${todo}。` };
}

/** The same in one text. */
export function bundleWords(refusal: BundleRefusal): string {
  const { message, wayOut } = bundleSentences(refusal);
  return message + wayOut;
}
