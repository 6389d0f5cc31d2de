/** Guards on the form: complete, answered, real name, publishable (XJR-9, XJR-14, XJR-16, XJR-18). */
import { basis } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { isPublicTextHint, scanPublicText } from '#shared/forms/public-text';
import type { Facts } from '../facts';
import { caseFindings, publicItemsOf } from '../findings';
import type { CaseState } from '../state';

/** No error is left in the form and its attachments (XJR-9-2, XJR-9-4). */
export function formComplete(state: CaseState, facts: Facts): readonly Refusal[] {
  const errors = caseFindings(state, facts.today).filter((finding) => finding.level === 'error');
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

/** Every defect of the latest notice is answered before the application goes on (XJR-14-2). */
export function defectsAnswered(state: CaseState, _facts: Facts): readonly Refusal[] {
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
export function realName(state: CaseState, _facts: Facts): readonly Refusal[] {
  if (state.subject.realNameStatus === 'verified') return ALLOWED;
  return refuse(
    'REAL_NAME_MISSING',
    '登记主体尚无实名认证记录，不能受理。',
    basis('XJR-18-1'),
    '请核验主体证件，经补正在申请表“登记主体”页登记实名认证方式、日期和经办人。',
  );
}

/** Nothing secret, sensitive or personal stands in what would be published (XJR-16-4). Hints only warn. */
export function publicTextClean(state: CaseState, _facts: Facts): readonly Refusal[] {
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
