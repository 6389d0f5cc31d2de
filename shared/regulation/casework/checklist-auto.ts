/**
 * What the program can answer of the 形式审核表 by itself, with the evidence it used. A reviewer may
 * answer otherwise, with a reason. Formal review looks at form: this never claims the data were examined.
 */
import { assertNever } from '#shared/lib/assert-never';
import type { ChecklistRule } from '../profiles/profile';
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
  return facts.profile.checklist.flatMap((rule) => {
    const answer = rule.auto && autoAnswer(rule.auto, state, facts);
    return answer ? [{ item: rule.id, ...answer }] : [];
  });
}

function autoAnswer(
  auto: NonNullable<ChecklistRule['auto']>,
  state: CaseState,
  facts: Facts,
): Omit<AutoAnswer, 'item'> {
  const { application, subject } = state;
  switch (auto) {
    case 'realName':
      return verdict(
        GUARDS.realName(state, facts).length === 0,
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
      const before = String(application.depositAt ?? '') <= String(application.applyDate ?? '');
      return verdict(
        application.deposited === true && before,
        `存证时间 ${String(application.depositAt)} 不晚于申请 ${String(application.applyDate)}`,
        '没有存证，或存证晚于申请',
      );
    }
    case 'publicText':
      return verdict(
        GUARDS.publicTextClean(state, facts).length === 0,
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
    default:
      return assertNever(auto, 'automatic check');
  }
}

function verdict(holds: boolean, good: string, bad: string): Omit<AutoAnswer, 'item'> {
  return holds ? { result: 'pass', evidence: good } : { result: 'fail', evidence: bad };
}
