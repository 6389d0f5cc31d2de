/** Formal review, judged by decide alone. Titles name the clauses. */
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { receive } from '../../helpers/case-commands';
import { ALL_PASS, APPROVE, CaseKit, codesOf } from '../../helpers/case-kit';

describe('formal review', () => {
  const propose = (answers = ALL_PASS): CaseCommand => ({ type: 'proposeResult', answers, opinion: '通过' });

  it('every item is answered before a result is proposed (XJR-15-1)', () => {
    const kit = new CaseKit().underReview();
    expect(codesOf(kit.try('reviewer', '2026-03-20', propose(ALL_PASS.slice(1))))).toEqual([
      'CHECKLIST_INCOMPLETE',
    ]);
    const doubtful = ALL_PASS.map((answer, at) =>
      at === 3 ? { ...answer, result: 'doubtful' as const } : answer,
    );
    expect(codesOf(kit.try('reviewer', '2026-03-20', propose(doubtful)))).toEqual(['CHECKLIST_INCOMPLETE']);
  });

  it('overruling what the program computed needs a reason (XJR-15-1)', () => {
    const kit = new CaseKit().underReview();
    kit.duplicates = [{ number: 'L-2' as never, name: '公交', because: '存证摘要相同' }];
    expect(codesOf(kit.try('reviewer', '2026-03-20', propose()))).toEqual(['OVERRIDE_WITHOUT_REASON']);
    const explained = ALL_PASS.map((answer) =>
      answer.item === 'K11' ? { ...answer, remark: '另一件已作废' } : answer,
    );
    expect(codesOf(kit.try('reviewer', '2026-03-20', propose(explained)))).toEqual([]);
  });

  it('whoever reviewed never approves, also with both roles (XJR-15-1)', () => {
    const kit = new CaseKit().proposed('deputy');
    expect(codesOf(kit.try('deputy', '2026-04-01', { type: 'pass', opinion: '' }))).toEqual(['SAME_PERSON']);
    const helped = new CaseKit().underReview();
    helped.do('deputy', '2026-03-20', { type: 'saveChecklist', answers: ALL_PASS.slice(0, 2) });
    helped.do('reviewer', '2026-03-21', propose());
    expect(codesOf(helped.try('deputy', '2026-04-01', { type: 'pass', opinion: '' }))).toEqual([
      'SAME_PERSON',
    ]);
  });

  it('whoever approved for the subject does not decide for the agency', () => {
    const kit = new CaseKit().draft();
    kit
      .do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' })
      .do('approver', '2026-03-09', APPROVE);
    kit.do('clerk', '2026-03-10', receive('2026-03-10')).do('clerk', '2026-03-11', { type: 'accept' });
    kit.do('reviewer', '2026-03-20', propose());
    expect(codesOf(kit.try('approver', '2026-03-21', { type: 'pass', opinion: '' }))).toEqual([
      'SAME_PERSON',
    ]);
  });

  it('a failed item cannot be passed; the case goes back to the reviewer (XJR-15-1)', () => {
    const failing = ALL_PASS.map((answer, at) =>
      at === 5 ? { ...answer, result: 'fail' as const, remark: '依据不符' } : answer,
    );
    const kit = new CaseKit().underReview().do('reviewer', '2026-03-20', propose(failing));
    expect(codesOf(kit.try('supervisor', '2026-03-21', { type: 'pass', opinion: '' }))).toEqual([
      'CHECKLIST_FAILED',
    ]);
    kit.do('supervisor', '2026-03-21', { type: 'returnToReviewer', reason: '请核对依据' });
    expect(kit.case.status).toBe('UNDER_REVIEW');
  });
});
