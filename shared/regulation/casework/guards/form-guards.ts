/** Guards on the form: complete, answered, real name, publishable (XJR-9, XJR-14, XJR-16, XJR-18). */
import { basis } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { isPublicTextHint, scanPublicText } from '#shared/forms/public-text';
import type { Facts } from '../facts';
import { caseFindings, lockedDifferences, publicItemsOf } from '../findings';
import type { CaseState } from '../state';

/** No error is left in the form and its attachments (XJR-9-2, XJR-9-4). */
export function formComplete(state: CaseState, facts: Facts): readonly Refusal[] {
  const errors = caseFindings(state, facts).filter((finding) => finding.level === 'error');
  if (errors.length === 0) return ALLOWED;
  const clauses = [...new Set([...basis('XJR-9-4'), ...errors.flatMap((error) => error.basis)])];
  return refuse(
    'FORM_INCOMPLETE',
    `申请表有 ${errors.length} 处不齐全或不符合规定：${errors
      .slice(0, 3)
      .map((error) => error.message)
      .join('；')}${errors.length > 3 ? '……' : ''}。已填内容已保存。`,
    clauses,
    state.status === 'SUBMITTED' ? '请一次性告知登记主体补正。' : '请按清单逐项补齐后再送审。',
    errors.map((error) => ({ field: error.field, message: error.message })),
  );
}

/** Only what is declared as changed or wrong differs from the register (XJR-11-2). */
export function locksKept(state: CaseState): readonly Refusal[] {
  const touched = lockedDifferences(state);
  if (touched.length === 0) return ALLOWED;
  return refuse(
    'FORM_LOCKED',
    `有 ${touched.length} 项没有列为${state.caseType === 'CORRECT' ? '更正' : '变更'}事项，但与登记簿不同：${touched
      .map(({ label }) => label)
      .slice(0, 5)
      .join('、')}。`,
    basis('XJR-11-2'),
    '请把这些项列入事项，或恢复为登记簿的内容。',
    touched.map(({ field, label }) => ({ field, message: label })),
  );
}

/** The subject's side answers a notice; a request of somebody else is answered at the counter. */
export function defectOfOwnSide(state: CaseState, facts: Facts): readonly Refusal[] {
  const atCounter = state.caseType === 'CORRECT' && state.request.requesterType !== 'SUBJECT';
  const role = atCounter ? 'ACCEPTANCE_CLERK' : 'SUBJECT_CLERK';
  if (facts.actor.roles.includes(role)) return ALLOWED;
  return refuse(
    'ROLE_MISSING',
    '补正说明由提出申请的一方填写。',
    basis('XJR-14-2'),
    atCounter ? '请由受理员代为登记。' : '请由登记主体经办人填写。',
  );
}

/** Every defect of the latest notice is answered before the application goes on (XJR-14-2). */
export function defectsAnswered(state: CaseState): readonly Refusal[] {
  const notice = state.corrections.at(-1);
  const open = notice?.answers.filter((answer) => answer === null).length ?? 0;
  if (open === 0) return ALLOWED;
  return refuse(
    'DEFECTS_UNANSWERED',
    `补正告知书中还有 ${open} 项没有填写补正说明。`,
    basis('XJR-14-2'),
    '请逐项填写补正说明后再送审。',
  );
}

/** The subject's real name is verified before registration goes on (XJR-18-1). */
export function realName(state: CaseState): readonly Refusal[] {
  if (state.subject.realNameStatus === 'verified') return ALLOWED;
  return refuse(
    'REAL_NAME_MISSING',
    '登记主体尚无实名认证记录，不能受理。',
    basis('XJR-18-1'),
    '请核验主体证件，经补正在申请表“登记主体”页登记实名认证方式、日期和经办人。',
  );
}

/** Nothing secret, sensitive or personal stands in what would be published (XJR-16-4). Hints only warn. */
export function publicTextClean(state: CaseState): readonly Refusal[] {
  const hits = publicItemsOf(state).flatMap((item) =>
    scanPublicText(item.value)
      .filter((hit) => !isPublicTextHint(hit.kind))
      .map((hit) => ({ field: item.key, message: `${item.label}：${hit.message}` })),
  );
  if (hits.length === 0) return ALLOWED;
  return refuse(
    'FORM_INCOMPLETE',
    `公示内容有 ${hits.length} 处疑似敏感信息，不能公示：${hits[0]?.message ?? ''}。`,
    basis('XJR-16-4'),
    '请退回修改公示内容。',
    hits,
  );
}
