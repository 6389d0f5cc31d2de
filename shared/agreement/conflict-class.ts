/**
 * The classes of conflict that meeting stations can find, with their official words, who decides and what is blocked
 * meanwhile (design 2.10). Data only: whether a conflict is there, and what it does, is told by the fold. C23 is one
 * more than the design lists: an id that the region's platform gave to one notice stands on two (XJR-16-1).
 *
 * C09 suspends no station by itself, also where the code is outside the pool it is said to be from: a forged entry could
 * take a station out of the exchange, so this is told beside the side and the region's list of revocations is the word.
 * C12: one of the two goes on; the other ends, and is applied for anew on what stands then.
 * C19 is no conflict of the fold: it is a finding at the next check of the form.
 * C21: both keep their number, and `numberApart` tells them apart.
 * C22 is no conflict of the fold: it is lines of the reconciliation; what the region said stands there and here.
 */

export const CONFLICT_CLASSES = [
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C17',
  'C18',
  'C19',
  'C20',
  'C21',
  'C22',
  'C23',
] as const;

export type ConflictClass = (typeof CONFLICT_CLASSES)[number];

/** Whether this program knows a class: a newer one may tell others. */
export const isConflictClass = (text: unknown): text is ConflictClass =>
  CONFLICT_CLASSES.some((known) => known === text);

/** Whose word ends it. `none`: it needs nobody. */
export type ConflictDecider = 'none' | 'supervisor' | 'superior' | 'prefecture' | 'region' | 'administrator';

export const DECIDER_NAMES: { readonly [D in ConflictDecider]: string } = {
  none: '无需裁决',
  supervisor: '持有单位主管',
  superior: '上级登记机构',
  prefecture: '地（州、市）登记机构；跨地（州、市）的由自治区',
  region: '自治区登记机构',
  administrator: '系统管理员',
};

/** What may not be done with the case while the conflict is open. */
export type Blocked =
  | 'nothing'
  | 'submission'
  | 'submissionAndAcceptance'
  | 'nextStep'
  | 'decisions'
  | 'coding'
  | 'certificates'
  | 'registerChange'
  | 'everything';

export const BLOCKED_NAMES: { readonly [B in Blocked]: string } = {
  nothing: '不影响办理',
  submission: '暂不能送审、提交',
  submissionAndAcceptance: '暂不能送审、提交和受理',
  nextStep: '暂不能办理下一环节',
  decisions: '暂不能作任何决定',
  coding: '暂不能赋码',
  certificates: '暂不能打印登记结果',
  registerChange: '暂不能变动登记簿',
  everything: '本案只读',
};

export interface ConflictClassRow {
  /** What happened, in a few official words. */
  readonly name: string;
  readonly decider: ConflictDecider;
  readonly blocked: Blocked;
  /** Many of one import may be decided alike at one go. */
  readonly many: boolean;
}

const row = (name: string, decider: ConflictDecider, blocked: Blocked, many = false): ConflictClassRow => ({
  name,
  decider,
  blocked,
  many,
});

export const CONFLICT_CLASS: { readonly [C in ConflictClass]: ConflictClassRow } = {
  C01: row('同一草稿两处填写，内容不重叠，已合并', 'none', 'nothing'),
  C02: row('同一草稿同一栏填写不同', 'supervisor', 'submissionAndAcceptance', true),
  C03: row('同一草稿同一栏填写相同，已合并', 'none', 'nothing'),
  C04: row('同一栏各附一份材料', 'supervisor', 'submission', true),
  C05: row('同一申请在两处办理，决定不同', 'supervisor', 'nextStep'),
  C06: row('非持有单位作出的决定，作意见留存', 'none', 'nothing'),
  C07: row('案件有两个持有单位', 'superior', 'decisions'),
  C08: row('疑似重复登记', 'prefecture', 'coding'),
  C09: row('一个查询码用于两项登记', 'region', 'certificates'),
  C10: row('一项登记有两个查询码', 'region', 'certificates'),
  C11: row('同一登记同时办理两件，其中有终结登记的', 'supervisor', 'registerChange'),
  C12: row('同一登记同时办理变更、更正', 'supervisor', 'registerChange'),
  C13: row('赋码后获知公示期内的异议', 'region', 'certificates'),
  C14: row('期限按不同日历或有疑问的时间计算', 'supervisor', 'coding'),
  C15: row('案件办结后到达的办理记录，作事后记录留存', 'supervisor', 'nothing'),
  C16: row('已吊销工作站在吊销点之后的记录', 'region', 'nextStep'),
  C17: row('同一工作站同一序号有两个版本', 'region', 'nothing'),
  C18: row('没有权限的人员或工作站作出的记录，不生效', 'none', 'nothing'),
  C19: row('代码表中已失效的值', 'none', 'submission'),
  C20: row('由更新版本程序生成、本机不能识别的记录', 'administrator', 'everything'),
  C21: row('同一编号使用两次', 'supervisor', 'nothing'),
  C22: row('与自治区记录不一致', 'supervisor', 'nothing'),
  C23: row('一个公示号用于两件公示', 'region', 'nothing'),
};

/** What a choice between two cases means for the one that was not chosen. */
export const lostWords = (about: ConflictClass): string => LOST_WORDS[about] ?? '已裁决，由另一件继续';

const LOST_WORDS: { readonly [C in ConflictClass]?: string } = {
  C09: '已裁决，查询码归另一登记',
  C21: '已裁决，编号均保留',
  C23: '已裁决，公示号归另一件，本件的由自治区另行告知',
};

/** Classes that are told by two cases together. */
const BETWEEN_CASES: readonly ConflictClass[] = ['C08', 'C09', 'C11', 'C12', 'C21', 'C23'];

/** Whether two cases meet in it; all others are inside one. */
export const isBetweenCases = ({ class: about }: { readonly class: ConflictClass }): boolean =>
  BETWEEN_CASES.includes(about);
