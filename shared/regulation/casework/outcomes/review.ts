/** Outcomes of the formal review: checklist, proposal, return, pass, fail (T13–T17, E05, E12, E13; XJR-15). */
import { basis } from '#shared/domain/ids';
import { refuse } from '#shared/domain/refusal';
import { checklistOf } from '../checklist';
import { autoChecklist } from '../checklist-auto';
import { latestClock } from '../clock-run';
import type { CaseCommand } from '../commands';
import { goesThroughPublicity, needsCode } from '../conditions';
import type { Facts } from '../facts';
import type { ChecklistAnswer } from '../records';
import type { CaseState } from '../state';
import { dayRefusal, done, type OutcomeResult, refused, unknownEvidence, unknownGrounds } from './outcome';
import { registration } from './registration';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** E05: keeps answers so far. */
export function saveChecklist(state: CaseState, command: Of<'saveChecklist'>, facts: Facts): OutcomeResult {
  const unknown = unknownItems(state, command.answers, facts);
  return unknown ?? done(facts.today, [{ type: 'checklistSaved', answers: command.answers }]);
}

/** T13: every item answered, and a reason wherever the answer is not the plain or computed one. */
export function proposeResult(state: CaseState, command: Of<'proposeResult'>, facts: Facts): OutcomeResult {
  const unknown = unknownItems(state, command.answers, facts);
  if (unknown) return unknown;
  const answerOf = new Map(command.answers.map((answer) => [answer.item, answer]));
  const open = checklistOf(state, facts.profile).filter((item) => {
    const result = answerOf.get(item.id)?.result;
    return result === undefined || result === 'doubtful';
  });
  if (open.length > 0)
    return refused(
      refuse(
        'CHECKLIST_INCOMPLETE',
        `形式审核表还有 ${open.length} 项未查或存疑：${open.map((item) => item.label).join('、')}。已答内容已保留。`,
        basis('XJR-15-1'),
        '请逐项作出“通过”“不通过”或“不适用”的结论。',
        open.map((item) => ({ field: item.id, message: item.label })),
      ),
    );
  const auto = new Map(autoChecklist(state, facts).map((answer) => [answer.item, answer.result]));
  const silent = command.answers.filter((answer) => {
    const computed = auto.get(answer.item);
    const needsReason =
      answer.result !== 'pass' ? answer.result !== computed : computed !== undefined && computed !== 'pass';
    return needsReason && answer.remark === '';
  });
  if (silent.length > 0)
    return refused(
      refuse(
        'OVERRIDE_WITHOUT_REASON',
        `有 ${silent.length} 项结论与系统核对结果不同或不是“通过”，但没有写明理由。`,
        basis('XJR-15-1'),
        '请在该项备注中写明理由。',
        silent.map((answer) => ({ field: answer.item, message: '缺少理由' })),
      ),
    );
  return done(facts.today, [{ type: 'resultProposed', answers: command.answers, opinion: command.opinion }]);
}

/** T14 */
export function returnToReviewer(command: Of<'returnToReviewer'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'returnedToReviewer', reason: command.reason }]);
}

/** T16, T17: on to the notice, to the code, or straight into the register (workflow 4.6). */
export function pass(state: CaseState, command: Of<'pass'>, facts: Facts): OutcomeResult {
  const next = goesThroughPublicity(state, facts)
    ? 'PUBLICITY_PENDING'
    : needsCode(state, facts)
      ? 'CODING_PENDING'
      : 'DONE';
  const passed = { type: 'reviewPassed', opinion: command.opinion, next } as const;
  return done(facts.today, [passed, ...(next === 'DONE' ? registration(state, facts) : [])]);
}

/** T15: what was asked for is not registered; grounds from the list, reasons in words (XJR-15-3). */
export function fail(_state: CaseState, command: Of<'fail'>, facts: Facts): OutcomeResult {
  const unknown = unknownGrounds(facts, 'notPass', command.grounds);
  if (unknown) return refused(unknown);
  const { grounds, reasons } = command;
  return done(facts.today, [{ type: 'reviewFailed', ending: { grounds, reasons, on: facts.today, to: '' } }]);
}

/** E12: the subject is told what somebody else wants corrected (NDR-9-15; DESIGN). */
export function notifySubject(state: CaseState, command: Of<'notifySubject'>, facts: Facts): OutcomeResult {
  const accepted = latestClock(state.clocks, 'C2')?.start ?? null;
  const wrong = dayRefusal(command.notifiedAt, accepted, facts, '告知日期');
  if (wrong) return refused(wrong);
  return done(command.notifiedAt, [{ type: 'subjectNotified', notifiedAt: command.notifiedAt }]);
}

/** E13: what the subject said of it. */
export function hearSubject(state: CaseState, command: Of<'hearSubject'>, facts: Facts): OutcomeResult {
  const wrong =
    dayRefusal(command.answeredAt, state.hearing?.notifiedAt ?? null, facts, '主体答复日期') ??
    unknownEvidence(state, command.evidence);
  if (wrong) return refused(wrong);
  const { answeredAt, consent, statement, evidence } = command;
  if (consent === 'AGREE' && evidence.length === 0)
    return refused(
      refuse(
        'CONSENT_MISSING',
        '记录主体同意更正，须有其书面同意。',
        basis('NDR-9-15'),
        '请先添加主体的书面同意，再选择该材料；没有书面同意的，按其答复记录。',
      ),
    );
  return done(answeredAt, [{ type: 'subjectHeard', answeredAt, consent, statement, evidence }]);
}

function unknownItems(
  state: CaseState,
  answers: readonly ChecklistAnswer[],
  facts: Facts,
): OutcomeResult | null {
  const known = new Set(checklistOf(state, facts.profile).map((item) => item.id));
  const seen = new Set<string>();
  for (const { item } of answers) {
    if (!known.has(item) || seen.has(item))
      return refused(
        refuse(
          'CHECKLIST_INCOMPLETE',
          `形式审核表没有“${item}”项，或该项出现两次。`,
          [],
          '请刷新后重新填写。',
        ),
      );
    seen.add(item);
  }
  return null;
}
