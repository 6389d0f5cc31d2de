/**
 * What each guard asks, in words, and the clauses it stands on: for showing where a clause acts. Data only;
 * the judgement is in the guards, and a guard without clauses is a rule of good order of ours.
 */
import { basis, type ClauseId } from '#shared/domain/ids';
import type { GuardName } from './guard';

export interface GuardWords {
  /** What has to hold for the step to be open, zh-CN. */
  readonly label: string;
  readonly basis: readonly ClauseId[];
}

export const GUARD_BASIS: { readonly [G in GuardName]: GuardWords } = {
  agencyPower: {
    label: '本机构有登记职权',
    basis: basis('XJR-5-2', 'XJR-5-4', 'XJR-5-5', 'XJR-23-1'),
  },
  jurisdiction: {
    label: '属本机构管辖',
    basis: basis('XJR-5-2', 'XJR-5-5', 'XJR-5-6', 'XJR-7-2', 'XJR-26-1', 'NDR-6-5'),
  },
  formComplete: { label: '申请内容填写完整', basis: basis('XJR-9-2', 'XJR-9-4') },
  locksKept: { label: '未列入事项的内容与登记簿一致', basis: basis('XJR-11-2') },
  defectsAnswered: { label: '补正事项均已答复', basis: basis('XJR-14-2') },
  defectOfOwnSide: { label: '由提出申请的一方答复补正', basis: basis('XJR-14-2') },
  realName: { label: '登记主体已实名认证', basis: basis('XJR-18-1') },
  publicTextClean: { label: '公示文字不含敏感内容', basis: basis('XJR-16-4') },
  isCreator: { label: '是新建人', basis: [] },
  agentOwn: { label: '第三方只办理自己新建的申请', basis: basis('XJR-10-1') },
  notDrafter: { label: '不是填报人', basis: basis('XJR-9-4', 'XJR-15-1') },
  notDrafterReviewing: { label: '审核人不是填报人', basis: basis('XJR-9-4', 'XJR-15-1') },
  notAcceptor: { label: '审核人不是受理人', basis: basis('XJR-15-1') },
  notReviewer: { label: '不是审核人', basis: basis('XJR-15-1') },
  notInternalApprover: { label: '不是业务审核人', basis: basis('XJR-15-1') },
  notProposer: { label: '不是提出人', basis: basis('XJR-15-1') },
  notCodeEnterer: { label: '不是查询码录入人', basis: basis('XJR-17-1') },
  notFinder: { label: '不是核实认定提出人', basis: basis('XJR-23-2') },
  nothingPending: { label: '没有待决定的事项', basis: [] },
  withdrawalEnabled: { label: '可以撤回申请', basis: basis('TJR-21-1') },
  noCodeYet: { label: '尚未录入查询码', basis: basis('XJR-17-1') },
  correctionLapsed: { label: '补正期限已届满', basis: basis('XJR-14-2') },
  reviewDueSoon: { label: '形式审核临近或超过期限', basis: basis('XJR-15-2', 'XJR-15-3') },
  checklistPassed: { label: '形式审核表全部通过', basis: basis('XJR-15-1') },
  correctionProven: { label: '更正经书面同意或有证据', basis: basis('NDR-9-15', 'XJR-12-2') },
  duplicateFree: { label: '无重复登记', basis: basis('TJR-23-1') },
  publicityOver: { label: '公示期已届满', basis: basis('XJR-16-2', 'XJR-17-1') },
  publicityEnded: { label: '公示期满已确认', basis: basis('XJR-16-2', 'XJR-17-1') },
  codeEntered: { label: '已录入查询码', basis: basis('XJR-17-1') },
  codeNotEntered: { label: '查询码只录入一次', basis: basis('XJR-17-1') },
  wasPublished: { label: '本案经过公示', basis: basis('XJR-16-5') },
  noneUpheld: { label: '没有认定成立的异议', basis: basis('XJR-16-11', 'XJR-23-2') },
  noOpenObjection: { label: '没有未结异议', basis: basis('XJR-16-6', 'XJR-17-1') },
  objectionReal: { label: '异议为实名提出', basis: basis('XJR-16-5') },
  objectionInPeriod: { label: '异议在公示期内提出', basis: basis('XJR-16-5') },
  objectionEvidence: { label: '异议附有证据材料', basis: basis('NDR-12-5') },
  answerOverdue: { label: '主体答复期限已届满', basis: basis('XJR-16-8') },
  notObjectionProposer: { label: '不是异议处理意见提出人', basis: basis('XJR-16-9') },
  targetEffective: { label: '所涉登记仍有效', basis: basis('XJR-11-2') },
  targetUndisputed: {
    label: '所涉登记没有未结或成立的异议',
    basis: basis('XJR-16-6', 'XJR-16-11', 'XJR-23-2'),
  },
  renewalTerm: { label: '续展期限符合规定', basis: basis('XJR-19-2', 'XJR-19-4') },
  noRevocationOpen: { label: '没有正在办理的撤销', basis: basis('XJR-23-2') },
  shorteningFits: { label: '调整后的有效期在现有期限内', basis: basis('XJR-19-2') },
  subjectHeard: { label: '已听取登记主体对更正的意见', basis: basis('NDR-9-15') },
  actStands: { label: '本案的结果没有被后来的登记变动', basis: basis('XJR-11-2') },
  targetRevoked: { label: '所涉登记已被撤销', basis: basis('XJR-23-2') },
  renewalNear: { label: '临近或在续展窗口内', basis: basis('XJR-19-3') },
  expiredUnrenewed: { label: '有效期满且没有续展', basis: basis('XJR-19-3', 'XJR-19-5') },
  subjectHeardOnRevocation: { label: '已听取登记主体陈述', basis: basis('XJR-23-2') },
};
