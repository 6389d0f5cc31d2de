/** Guards on the formal review (XJR-15-1). */
import { basis } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { correctionProven as isProven } from '#shared/forms/correction-proof';
import { checklistOf } from '../checklist';
import { runningClock, settled } from '../clock-run';
import type { Facts } from '../facts';
import type { CaseState } from '../state';

/** A result can only be passed when no checklist item failed or is open. */
export function checklistPassed(state: CaseState, facts: Facts): readonly Refusal[] {
  const open = checklistOf(state, facts.profile).filter((item) => {
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

/**
 * A correction rests on the subject's written consent or on evidence of the error (NDR-9-15): its own
 * application is the consent; otherwise what it said when heard counts as well.
 */
export function correctionProven(state: CaseState): readonly Refusal[] {
  if (state.caseType !== 'CORRECT') return ALLOWED;
  if (state.hearing?.consent === 'AGREE' || isProven(state.request, state.attachments)) return ALLOWED;
  return refuse(
    'CONSENT_MISSING',
    '更正没有登记主体的书面同意，也没有证据证明登记信息确有错误，不能更正。',
    basis('NDR-9-15', 'XJR-12-2'),
    '请取得登记主体书面同意并记录，或退回核实证据；均不能取得的，审核不通过。',
  );
}

/** A subject whose registration somebody else wants corrected is told, and heard or silent in its time (DESIGN). */
export function subjectHeard(state: CaseState, facts: Facts): readonly Refusal[] {
  if (state.caseType !== 'CORRECT' || state.request.requesterType !== 'INTERESTED') return ALLOWED;
  if (state.hearing?.answeredAt) return ALLOWED;
  const run = runningClock(state.clocks, 'CH');
  if (run && facts.today > settled(run, facts.calendar).due) return ALLOWED;
  return refuse(
    'HEARING_MISSING',
    state.hearing ? '登记主体答复期限未满，尚未答复。' : '尚未将更正申请告知登记主体并听取意见。',
    basis('NDR-9-15'),
    '请告知登记主体并记录其意见；期满未答复的，可以继续。',
  );
}

/** The same thing is not registered twice (TJR-23-1), where the profile makes that a bar. */
export function duplicateFree(_state: CaseState, facts: Facts): readonly Refusal[] {
  if (facts.duplicates.length === 0) return ALLOWED;
  return refuse(
    'DUPLICATE_FOUND',
    `疑似重复登记：${facts.duplicates.map((twin) => `${twin.number}（${twin.because}）`).join('、')}。`,
    basis('TJR-23-1'),
    '请核对；确属重复登记的，不予登记。',
  );
}
