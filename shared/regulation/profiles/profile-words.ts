/** Words in which screens say what a profile holds. They name the rows; they never explain or judge them. */
import type {
  AutoCheck,
  ClockNature,
  ExchangeSettingId,
  GroundListId,
  MaterialCondition,
  PublicityRule,
  SettingId,
  SettingValues,
  StageRule,
  Tag,
  Validity,
} from './profile';

export const TAG_NAMES: { readonly [T in Tag]: string } = {
  LAW: '条文规定',
  INTERP: '条文理解',
  DESIGN: '办理习惯',
};

export const NATURE_NAMES: { readonly [N in ClockNature]: string } = {
  deadline: '期限',
  period: '期间',
  reminder: '提醒',
};

export const PUBLICITY_NAMES: { readonly [P in PublicityRule]: string } = {
  always: '公示',
  openOrAuthorised: '涉及开放、授权运营的公示',
  publicItemChanged: '公示事项变动的公示',
  never: '不公示',
};

export const CODE_NAMES: { readonly [C in StageRule['code']]: string } = {
  new: '发放新码',
  kept: '沿用原码',
  none: '不赋码',
};

export const AUTO_NAMES: { readonly [A in AutoCheck]: string } = {
  realName: '实名认证',
  jurisdiction: '管辖',
  deposit: '存证时间',
  publicText: '公示文字',
  duplicate: '重复登记',
  materials: '材料清单',
  risk: '风险评估',
  agent: '委托手续',
  joint: '联合申请',
  agreement: '授权协议',
  catalogue: '目录代码',
  consent: '书面同意或证据',
  window: '续展窗口',
};

export const CONDITION_NAMES: { readonly [M in MaterialCondition]: string } = {
  always: '必交',
  agent: '委托代理的',
  joint: '多主体的',
  shared: '共享获取并用于授权运营的',
  authorised: '纳入授权运营范围的',
  redeposit: '重新存证的',
  riskChanged: '风险情况变化的',
  interested: '利害关系人申请的',
  consent: '登记主体书面同意的',
};

export const CONVENTION_NAMES: { readonly [C in Validity['convention']]: string } = {
  'day-before': '届满年对应日的前一日',
  anniversary: '届满年对应日',
};

export const GROUND_LIST_NAMES: { readonly [L in GroundListId]: string } = {
  refuse: '不予受理理由',
  transfer: '移送理由',
  notPass: '审核不通过理由',
  objection: '异议事由',
  objectionInvalid: '异议不予受理理由',
  revoke: '撤销事由',
  revokeSource: '撤销线索来源',
};

/** Guards that a profile may add to a step; one that is not named here is shown by its own name. */
export const GUARD_NAMES: { readonly [guard: string]: string } = {
  agencyPower: '本机构有登记职权',
  jurisdiction: '属本机构管辖',
  formComplete: '申请内容填写完整',
  defectsAnswered: '补正事项均已答复',
  realName: '登记主体已实名认证',
  publicTextClean: '公示文字不含敏感内容',
  notDrafter: '不是填报人',
  notReviewer: '不是审核人',
  notInternalApprover: '不是业务审核人',
  notProposer: '不是提出人',
  checklistPassed: '形式审核表全部通过',
  publicityEnded: '公示期满已确认',
  nothingPending: '没有在办的其他申请',
  withdrawalEnabled: '可以撤回申请',
  noOpenObjection: '没有未结异议',
  targetEffective: '登记仍有效',
  renewalNear: '在续展窗口内',
  correctionProven: '更正经书面同意或有证据',
  duplicateFree: '无重复登记',
};

export const SETTING_NAMES: { readonly [K in SettingId | ExchangeSettingId]: string } = {
  'objection.publicityClock': '异议期间的公示期',
  'objection.decisionStart': '异议处理期限起算',
  'objection.evidence': '异议的证据',
  'withdrawal.enabled': '可以撤回申请',
  'correction.lapseCloses': '逾期未补正可以不予受理',
  'duties.acceptEqualsReview': '受理人可以审核',
  'duties.twoPersons': '两人办理',
  'deposit.required': '申请前存证',
  'subject.unincorporated': '非法人组织可以登记',
  'cancellation.announce': '注销时公告',
  'retention.years': '登记信息保存年限',
  'exchange.massShare': '导入改动在办件占比超过此数须两人确认',
  'exchange.massFloor': '导入改动件数达到此数才计占比',
  'exchange.massCases': '导入改动件数超过此数须两人确认',
  'exchange.massConflicts': '导入产生冲突超过此数须两人确认',
  'exchange.listWarning': '吊销名单超过此天数未更新时提示',
  'exchange.listSecond': '吊销名单超过此天数未更新时导入须两人确认',
  'exchange.bundleRecords': '一个数据包所含记录数达到此数即分次送出',
};

const VALUE_NAMES: { readonly [value: string]: string } = {
  continue: '继续计算',
  pause: '暂停计算',
  material: '收到主体材料之日',
  answerDue: '答复期限届满之日',
  required: '受理时必须提供',
  mayFollow: '可以注明待补',
  always: '一律要求',
  authorised: '仅授权运营的要求',
};

/** What the number of a setting counts. */
const UNITS: { readonly [id: string]: string } = {
  'retention.years': '年',
  'exchange.massShare': '%',
  'exchange.massFloor': '件',
  'exchange.massCases': '件',
  'exchange.massConflicts': '项',
  'exchange.listWarning': '天',
  'exchange.listSecond': '天',
  'exchange.bundleRecords': '条',
};

/** The value of a setting in words. */
export function settingWords(
  id: SettingId | ExchangeSettingId,
  value: SettingValues[SettingId] | number,
): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' ? `${value}${UNITS[id] ?? ''}` : (VALUE_NAMES[value] ?? value);
}
