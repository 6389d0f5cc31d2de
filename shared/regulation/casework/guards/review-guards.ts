/** Guards on the formal review (XJR-15-1). */
import { basis } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import type { Facts } from '../facts';
import type { CaseState } from '../state';

/** A result can only be passed when no checklist item failed or is open. */
export function checklistPassed(state: CaseState, facts: Facts): readonly Refusal[] {
  const open = facts.profile.checklist.filter((item) => {
    const result = state.checklist.find((answer) => answer.item === item.id)?.result;
    return result !== 'pass' && result !== 'notApplicable';
  });
  if (open.length === 0) return ALLOWED;
  return refuse(
    'CHECKLIST_FAILED',
    `形式审核表有 ${open.length} 项不是“通过”或“不适用”：${open.map((item) => item.label).join('、')}。`,
    basis('XJR-15-1'),
    '请退回审核员。',
    open.map((item) => ({ field: item.id, message: item.label })),
  );
}
