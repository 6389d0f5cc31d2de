/**
 * What the program can answer of the 形式审核表 by itself, with the evidence it used. A reviewer may
 * answer otherwise, with a reason. Formal review looks at form: this never claims the data were examined.
 */
import { assertNever } from '#shared/lib/assert-never';
import type { AutoCheck } from '../profiles/profile';
import { renewalWindow } from '../register/standing';
import { checklistOf } from './checklist';
import type { Facts } from './facts';
import { GUARDS } from './guards/guard';
import { materialsOf } from './materials';
import type { ChecklistResult } from './records';
import type { CaseState } from './state';

export interface AutoAnswer {
  readonly item: string;
  readonly result: ChecklistResult;
  /** The evidence in words. */
  readonly evidence: string;
}

/** The program's answers to the items of the profile that it can compute. */
export function autoChecklist(state: CaseState, facts: Facts): readonly AutoAnswer[] {
  return checklistOf(state, facts.profile).flatMap((rule) => {
    const answer = rule.auto && autoAnswer(rule.auto, state, facts);
    return answer ? [{ item: rule.id, ...answer }] : [];
  });
}

function autoAnswer(auto: AutoCheck, state: CaseState, facts: Facts): Omit<AutoAnswer, 'item'> {
  const { application, subject } = state;
  switch (auto) {
    case 'realName':
      return verdict(
        GUARDS.realName(state).length === 0,
        `实名认证于 ${String(subject.realNameAt ?? '—')} 办理`,
        '没有实名认证记录',
      );
    case 'jurisdiction':
      return verdict(
        GUARDS.jurisdiction(state, facts).length === 0,
        '主体所在地区在本机构辖区内',
        '主体不在本机构管辖范围',
      );
    case 'deposit': {
      // A change, correction or renewal is asked for on the day its request bears, not on that of the first one.
      const asked = state.caseType === 'FIRST' ? application : state.request;
      const before = String(application.depositAt ?? '') <= String(asked.applyDate ?? '');
      return verdict(
        application.deposited === true && before,
        `存证时间 ${String(application.depositAt)} 不晚于申请 ${String(asked.applyDate)}`,
        '没有存证，或存证晚于申请',
      );
    }
    case 'publicText':
      return verdict(
        GUARDS.publicTextClean(state).length === 0,
        '公示四项未发现敏感内容',
        '公示四项有疑似敏感内容',
      );
    case 'duplicate': {
      const twins = facts.duplicates.map((twin) => `${twin.number}（${twin.because}）`).join('、');
      return verdict(
        facts.duplicates.length === 0,
        '未发现同主体同名、同目录代码或同摘要的登记',
        `疑似重复：${twins}`,
      );
    }
    case 'materials': {
      const missing = materialsOf(state, facts.profile).filter((material) => material.missing);
      return verdict(
        missing.length === 0,
        `材料 ${state.attachments.length} 件，应有材料均已提交`,
        `缺 ${missing.length} 件材料`,
      );
    }
    case 'risk':
      return verdict(
        application.riskAssessed === true && application.riskConclusion !== 'high',
        `评估日期 ${String(application.riskDate ?? '—')}`,
        '没有评估，或结论为高风险',
      );
    case 'agent': {
      const asked = state.caseType === 'FIRST' ? application : state.request;
      if (asked.hasAgent !== true) return { result: 'notApplicable', evidence: '没有委托第三方' };
      const until = String(asked.agentTo ?? '');
      return verdict(until >= facts.today, `委托期限至 ${until}`, `委托期限至 ${until || '—'}，已过期或未填`);
    }
    case 'joint': {
      const several = application.applicantMode === 'joint' || application.applicantMode === 'oneForAll';
      if (!several) return { result: 'notApplicable', evidence: '单一主体申请' };
      const proof = state.attachments.some(({ field }) => field === 'jointAgreementFile');
      return verdict(proof || state.caseType !== 'FIRST', '有协商一致证明', '没有协商一致证明');
    }
    case 'agreement': {
      if (application.inAuthorizedScope !== true && state.objectType === '1')
        return { result: 'notApplicable', evidence: '未纳入授权运营范围' };
      const end = String(application.agreementTo ?? '');
      return verdict(
        end >= facts.today,
        `协议期限至 ${end}`,
        end === '' ? '没有协议期限' : `协议已于 ${end} 到期`,
      );
    }
    case 'catalogue': {
      const code = String(application.catalogCode ?? '');
      return code === ''
        ? { result: 'notApplicable', evidence: '申请表没有目录代码' }
        : { result: 'pass', evidence: `目录代码 ${code}` };
    }
    case 'consent':
      return verdict(
        GUARDS.correctionProven(state).length === 0,
        '登记主体书面同意，或有证据证明确有错误',
        '没有书面同意，也没有证据',
      );
    case 'window': {
      const { entry, profile } = facts;
      const received = state.receipts[0]?.receivedAt ?? facts.today;
      const window = entry && renewalWindow(entry.validTo, profile.renewal);
      return verdict(
        window !== null && received >= window.opens && received <= window.closes,
        `收到申请日 ${received} 在续展窗口内`,
        `收到申请日 ${received} 不在续展窗口内`,
      );
    }
    default:
      return assertNever(auto, 'automatic check');
  }
}

function verdict(holds: boolean, good: string, bad: string): Omit<AutoAnswer, 'item'> {
  return holds ? { result: 'pass', evidence: good } : { result: 'fail', evidence: bad };
}
