/** The law of the main path, judged by decide alone. Titles name the clauses. */
import { describe, expect, it } from 'vitest';
import type { DivisionCode, RegistryCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { availableActions } from '#shared/regulation/casework/actions';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import { validityOf } from '#shared/regulation/casework/validity';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { ALL_PASS, APPROVE, CaseKit, codesOf, KASHGAR, PUBLISH } from '../../helpers/case-kit';

const defect = {
  place: '承诺书',
  kind: '缺印章/签名',
  problem: '印章不清',
  requirement: '重新盖章',
  basis: [],
  newBecause: '',
} as const;
const notice = (
  date: string,
  changes: Partial<Extract<CaseCommand, { type: 'requestCorrection' }>> = {},
): CaseCommand => ({
  type: 'requestCorrection',
  defects: [defect],
  delivery: { method: 'counter', receiver: '古丽', date: localDate(date) },
  overrideReason: '',
  ...changes,
});
const receive = (date: string, backdatedBecause = ''): CaseCommand => ({
  type: 'receive',
  receivedAt: localDate(date),
  channel: 'window',
  backdatedBecause,
});
const code = (changes: Partial<Extract<CaseCommand, { type: 'enterCode' }>> = {}): CaseCommand => ({
  type: 'enterCode',
  code: 'LX653100000001',
  codeAgain: 'LX653100000001',
  codedAt: localDate('2026-04-24'),
  replyReference: '回复1号',
  ...changes,
});

describe('application and internal approval', () => {
  it('an incomplete form is not sent; every missing item is named at once (XJR-9-4)', () => {
    const kit = new CaseKit();
    kit.do('clerk', '2026-03-09', { type: 'create', id: 'a'.repeat(32) as never, number: 'L-1' as never });
    const [refusal] = kit.try('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    expect(refusal?.code).toBe('FORM_INCOMPLETE');
    expect(refusal?.clauses).toContain('XJR-9-4');
    expect(refusal?.places?.length).toBeGreaterThan(30);
    expect(kit.case.status).toBe('DRAFT');
  });

  it('deposit after the application is refused (XJR-9-2)', () => {
    const kit = new CaseKit().draft();
    kit.do('clerk', '2026-03-09', {
      type: 'saveDraft',
      subject: {},
      application: { depositAt: '2026-03-08', applyDate: '2026-03-06' },
    });
    expect(codesOf(kit.try('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' }))).toEqual([
      'FORM_INCOMPLETE',
    ]);
  });

  it('whoever drafted does not approve internally', () => {
    const kit = new CaseKit().draft();
    kit.do('everybody', '2026-03-09', {
      type: 'saveDraft',
      subject: {},
      application: { keywords: ['公交'] },
    });
    kit.do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    expect(codesOf(kit.try('everybody', '2026-03-09', APPROVE))).toEqual(['SAME_PERSON']);
    kit.do('reviewer', '2026-03-09', APPROVE);
    expect(kit.case.status).toBe('INTERNAL_APPROVED');
  });

  it('after it was sent the form is locked', () => {
    const kit = new CaseKit().submitted();
    const edit: CaseCommand = {
      type: 'saveDraft',
      subject: {},
      application: { dataRegistName: '另一个名称' },
    };
    expect(codesOf(kit.try('clerk', '2026-03-10', edit))).toEqual(['STEP_NOT_OPEN']);
  });

  it('a draft is discarded only before it was submitted', () => {
    const discard: CaseCommand = { type: 'discard', reason: '不办了' };
    expect(codesOf(new CaseKit().submitted().try('clerk', '2026-03-10', discard))).toEqual(['STEP_NOT_OPEN']);
    expect(new CaseKit().draft().do('clerk', '2026-03-09', discard).case.status).toBe('DISCARDED');
  });
});

describe('receipt, correction and acceptance', () => {
  it('C1 is 3 working days from 收到申请日 (XJR-14-1)', () => {
    const [run] = new CaseKit().submitted('2026-03-19').case.clocks;
    expect(run).toMatchObject({
      clock: 'C1',
      start: '2026-03-19',
      days: 3,
      due: '2026-03-25',
      stopped: null,
      profile: 'XJ-2025',
    });
    expect(run?.skipped.map((day) => day.reason)).toContain('肉孜节放假');
  });

  it('a receipt is never in the future, never before the approval; an earlier day needs a supervisor and a reason', () => {
    const kit = new CaseKit().draft();
    kit
      .do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', '2026-03-10', APPROVE);
    expect(codesOf(kit.try('clerk', '2026-03-12', receive('2026-03-13')))).toEqual(['RECEIPT_DATE_INVALID']);
    expect(codesOf(kit.try('clerk', '2026-03-12', receive('2026-03-09')))).toEqual(['RECEIPT_DATE_INVALID']);
    expect(codesOf(kit.try('clerk', '2026-03-12', receive('2026-03-11', '昨天收到')))).toEqual([
      'RECEIPT_DATE_INVALID',
    ]);
    expect(codesOf(kit.try('supervisor', '2026-03-12', receive('2026-03-11')))).toEqual([
      'RECEIPT_DATE_INVALID',
    ]);
    kit.do('supervisor', '2026-03-12', receive('2026-03-11', '昨天停电，手工收件'));
    expect(kit.case.receipts[0]?.backdatedBecause).toBe('昨天停电，手工收件');
  });

  it('a resubmission starts a fresh 3 days and keeps the old run (XJR-14-3)', () => {
    const kit = new CaseKit().submitted('2026-03-10').do('clerk', '2026-03-11', notice('2026-03-11'));
    expect(kit.case.clocks.map(({ clock, stopped, outcome }) => [clock, stopped, outcome])).toEqual([
      ['C1', '2026-03-11', 'correction'],
      ['C1b', null, null],
    ]);
    expect(codesOf(kit.try('clerk', '2026-03-16', { type: 'sendForApproval', warningsReason: '' }))).toEqual([
      'DEFECTS_UNANSWERED',
    ]);
    kit.do('clerk', '2026-03-16', { type: 'answerDefect', index: 0, answer: '已盖章' });
    kit
      .do('clerk', '2026-03-16', { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', '2026-03-17', APPROVE);
    kit.do('clerk', '2026-03-19', receive('2026-03-19'));
    expect(kit.case.round).toBe(2);
    expect(kit.case.clocks.filter((run) => run.clock === 'C1')).toMatchObject([
      { run: 1, due: '2026-03-13', outcome: 'correction' },
      { run: 2, start: '2026-03-19', due: '2026-03-25', stopped: null },
    ]);
    expect(kit.case.documents.map((issued) => [issued.document, issued.round])).toEqual([
      ['D02', 1],
      ['D05', 1],
      ['D02', 2],
    ]);
  });

  it('correction is told once: a later list holds only what the resubmission brought, or a supervisor overrides (XJR-14-2)', () => {
    const kit = new CaseKit().submitted('2026-03-10').do('clerk', '2026-03-10', notice('2026-03-10'));
    kit.do('clerk', '2026-03-10', { type: 'answerDefect', index: 0, answer: '已盖章' });
    kit
      .do('clerk', '2026-03-10', { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', '2026-03-10', APPROVE);
    kit.do('clerk', '2026-03-11', receive('2026-03-11'));
    expect(codesOf(kit.try('clerk', '2026-03-11', notice('2026-03-11')))).toEqual(['DEFECT_NOT_NEW']);
    expect(codesOf(kit.try('clerk', '2026-03-11', notice('2026-03-11', { overrideReason: '理由' })))).toEqual(
      ['DEFECT_NOT_NEW'],
    );
    const fresh = notice('2026-03-11', { defects: [{ ...defect, newBecause: '新提交的承诺书缺页' }] });
    expect(codesOf(kit.try('clerk', '2026-03-11', fresh))).toEqual([]);
    const other = new CaseKit().submitted('2026-03-10').do('clerk', '2026-03-10', notice('2026-03-10'));
    other.do('clerk', '2026-03-10', { type: 'answerDefect', index: 0, answer: '已盖章' });
    other
      .do('clerk', '2026-03-10', { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', '2026-03-10', APPROVE);
    other.do('clerk', '2026-03-11', receive('2026-03-11'));
    expect(
      codesOf(
        other.try(
          'supervisor',
          '2026-03-11',
          notice('2026-03-11', { overrideReason: '首次遗漏，由主管担责' }),
        ),
      ),
    ).toEqual([]);
  });

  it('an empty notice and an impossible delivery day are refused (XJR-14-2)', () => {
    const kit = new CaseKit().submitted('2026-03-10');
    expect(codesOf(kit.try('clerk', '2026-03-11', notice('2026-03-12', { defects: [] })))).toEqual([
      'DEFECTS_MISSING',
      'DELIVERY_DATE_INVALID',
    ]);
  });

  it('acceptance stops C1 and starts 20 working days of review (XJR-15-2)', () => {
    const { clocks, documents } = new CaseKit().underReview('2026-03-11').case;
    expect(clocks[0]).toMatchObject({ clock: 'C1', stopped: '2026-03-11', outcome: 'accepted' });
    expect(clocks[1]).toMatchObject({ clock: 'C2', start: '2026-03-11', days: 20, due: '2026-04-10' });
    expect(documents.map((issued) => issued.number)).toEqual(['喀数登〔2026〕1号', '喀数登〔2026〕2号']);
  });

  it('a county office neither receives nor accepts before its designation is recorded (XJR-5-2, XJR-5-4, XJR-5-5)', () => {
    const kit = new CaseKit().submitted('2026-03-10');
    kit.office = { ...KASHGAR, level: 'county', division: '653101' as DivisionCode };
    for (const command of [
      { type: 'accept' },
      receive('2026-03-10'),
      { type: 'pass', opinion: '' },
    ] as const) {
      const [refusal] = kit.try('everybody', '2026-03-11', command);
      expect(refusal?.code).toBe('AGENCY_POWER_MISSING');
      expect(refusal?.clauses).toEqual(['XJR-5-2', 'XJR-5-4', 'XJR-5-5']);
      expect(refusal?.wayOut).not.toBe('');
    }
    kit.office = {
      ...kit.office,
      designation: {
        documentNumber: '喀署发1号',
        documentDate: localDate('2026-01-05'),
        filingReference: '备案1',
      },
    };
    kit.do('clerk', '2026-03-11', { type: 'accept' });
  });

  it('what belongs to another division or to the region is not accepted here (XJR-5-5, XJR-5-6)', () => {
    const kit = new CaseKit().submitted('2026-03-10');
    kit.office = { ...KASHGAR, division: '653200' as DivisionCode };
    expect(codesOf(kit.try('clerk', '2026-03-11', { type: 'accept' }))).toEqual(['NOT_OUR_JURISDICTION']);
  });
});

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

describe('public notice', () => {
  it('runs 10 working days from the real publication day (XJR-16-2)', () => {
    const kit = new CaseKit().publicity('2026-04-08');
    expect(kit.case.clocks.at(-1)).toMatchObject({
      clock: 'C3',
      start: '2026-04-08',
      days: 10,
      due: '2026-04-22',
    });
  });

  it('does not start without proof or with an impossible day (XJR-16-1)', () => {
    const kit = new CaseKit().toPublish();
    const publish = (changes: object): CaseCommand => ({
      ...PUBLISH,
      publishedAt: localDate('2026-04-08'),
      ...changes,
    });
    expect(codesOf(kit.try('clerk', '2026-04-08', publish({ receipt: '' })))).toEqual([
      'PUBLICATION_EVIDENCE_MISSING',
    ]);
    expect(codesOf(kit.try('clerk', '2026-04-08', publish({ evidence: [99] })))).toEqual([
      'PUBLICATION_EVIDENCE_MISSING',
    ]);
    expect(
      codesOf(kit.try('clerk', '2026-04-08', publish({ publishedAt: localDate('2026-04-09') }))),
    ).toEqual(['PUBLICATION_DATE_INVALID']);
    expect(
      codesOf(kit.try('clerk', '2026-04-08', publish({ publishedAt: localDate('2026-03-31') }))),
    ).toEqual(['PUBLICATION_DATE_INVALID']);
  });

  it('ends only after its last day and only by a supervisor (XJR-16-2, XJR-17-1)', () => {
    const kit = new CaseKit().publicity('2026-04-08');
    expect(codesOf(kit.try('supervisor', '2026-04-22', { type: 'endPublicity' }))).toEqual([
      'PUBLICITY_RUNNING',
    ]);
    expect(codesOf(kit.try('clerk', '2026-04-23', { type: 'endPublicity' }))).toEqual(['ROLE_MISSING']);
    kit.do('supervisor', '2026-04-23', { type: 'endPublicity' });
    expect(kit.case.clocks.find((run) => run.clock === 'C3')?.stopped).toBe('2026-04-22');
  });

  it('an end that was counted without a calendar is 待核 and cannot be confirmed (XJR-16-2)', () => {
    const kit = new CaseKit()
      .toPublish()
      .do('clerk', '2026-12-25', { ...PUBLISH, publishedAt: localDate('2026-12-25') });
    expect(kit.case.clocks.at(-1)?.provisional).toBe(true);
    expect(codesOf(kit.try('supervisor', '2027-02-01', { type: 'endPublicity' }))).toEqual([
      'CLOCK_UNVERIFIED',
    ]);
  });
});

describe('coding', () => {
  it('before the notice period ends no code is entered (XJR-16-2, XJR-17-1)', () => {
    const [refusal] = new CaseKit().publicity().try('supervisor', '2026-04-20', code());
    expect(refusal?.code).toBe('PUBLICITY_RUNNING');
    expect(refusal?.message).toContain('2026年4月22日');
  });

  it.each([
    ['a local number', { code: 'L-653100-2026-000001', codeAgain: 'L-653100-2026-000001' }, 'CODE_MALFORMED'],
    ['two different texts', { codeAgain: 'LX653100000002' }, 'CODE_MISMATCH'],
    ['a day inside the notice period', { codedAt: localDate('2026-04-22') }, 'CODE_DATE_INVALID'],
    ['a day to come', { codedAt: localDate('2026-04-25') }, 'CODE_DATE_INVALID'],
  ])('refuses %s (XJR-17-1)', (_what, changes, expected) => {
    const kit = new CaseKit().codingPending();
    expect(codesOf(kit.try('supervisor', '2026-04-24', code(changes)))).toEqual([expected]);
  });

  it('a code that is taken is refused (XJR-17-1)', () => {
    const kit = new CaseKit().codingPending();
    kit.codes.add('LX653100000001' as RegistryCode as never);
    expect(codesOf(kit.try('supervisor', '2026-04-24', code()))).toEqual(['CODE_TAKEN']);
  });

  it('a second person types it again; a mismatch registers nothing; validity is 3 years (XJR-17-1, XJR-19-1)', () => {
    const kit = new CaseKit().codingPending().do('supervisor', '2026-04-24', code());
    expect(
      codesOf(kit.try('supervisor', '2026-04-24', { type: 'confirmCode', code: 'LX653100000001' })),
    ).toEqual(['SAME_PERSON']);
    expect(
      codesOf(kit.try('reviewer', '2026-04-24', { type: 'confirmCode', code: 'LX653100000009' })),
    ).toEqual(['CODE_MISMATCH']);
    kit.do('reviewer', '2026-04-24', { type: 'confirmCode', code: 'LX653100000001' });
    expect(kit.case).toMatchObject({
      status: 'REGISTERED',
      code: { validFrom: '2026-04-24', validTo: '2029-04-23' },
    });
  });

  it('registered here is not confirmed there (XJR-17-1)', () => {
    const kit = new CaseKit().codingPending().do('supervisor', '2026-04-24', code());
    kit.do('reviewer', '2026-04-24', { type: 'confirmCode', code: 'LX653100000001' });
    expect(kit.case.steps.every((step) => step.confirmedAt === null && step.confirmRef === null)).toBe(true);
  });

  it('validity ends the day before the third anniversary, by setting on it (XJR-19-1)', () => {
    const { validity } = XJ_2025_PROFILE;
    expect(validityOf(validity, localDate('2026-03-05')).validTo).toBe('2029-03-04');
    expect(validityOf({ ...validity, convention: 'anniversary' }, localDate('2026-03-05')).validTo).toBe(
      '2029-03-05',
    );
    expect(validityOf(validity, localDate('2024-02-29')).validTo).toBe('2027-02-27');
  });
});

describe('the buttons and the service are drawn from one table', () => {
  const stages = [
    () => new CaseKit().draft(),
    () => new CaseKit().submitted(),
    () => new CaseKit().underReview(),
    () => new CaseKit().proposed(),
    () => new CaseKit().toPublish(),
    () => new CaseKit().publicity(),
    () => new CaseKit().codingPending(),
  ];
  it.each(stages.map((make) => [make().case.status, make] as const))(
    'in %s every offered step is open and every other step is refused',
    (_status, make) => {
      const kit = make();
      const facts = kit.facts('everybody', '2026-04-24');
      const offered = new Set(availableActions(kit.case, facts).map((action) => action.transition.command));
      const probes: readonly CaseCommand[] = [
        { type: 'discard', reason: 'x' },
        { type: 'sendForApproval', warningsReason: '' },
        { type: 'returnToClerk', reason: 'x' },
        APPROVE,
        receive('2026-04-24'),
        notice('2026-04-24'),
        { type: 'accept' },
        { type: 'proposeResult', answers: ALL_PASS, opinion: 'x' },
        { type: 'returnToReviewer', reason: 'x' },
        { type: 'pass', opinion: '' },
        { ...PUBLISH, publishedAt: localDate('2026-04-24') },
        { type: 'endPublicity' },
        code(),
        { type: 'confirmCode', code: 'LX653100000001' },
        { type: 'rejectCode', reason: 'x' },
      ];
      for (const probe of probes) {
        const refused = codesOf(make().try('everybody', '2026-04-24', probe)).includes('STEP_NOT_OPEN');
        if (!offered.has(probe.type)) expect(refused, probe.type).toBe(true);
      }
      expect(availableActions(kit.case, facts).filter((action) => action.main)).toHaveLength(1);
    },
  );

  it('knows every state', () => {
    expect(CASE_STATUSES).toContain('REGISTERED');
  });
});
