/** Application, receipt, correction and acceptance, judged by decide alone. Titles name the clauses. */
import { describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { jurisdictionOf } from '#shared/regulation/casework/jurisdiction';
import { DEFECT, notice, receive, saveDraft } from '../../helpers/case-commands';
import { APPROVE, CaseKit, codesOf, KASHGAR } from '../../helpers/case-kit';

describe('application and internal approval', () => {
  it('an incomplete form is not sent; every missing item is named at once (XJR-9-4)', () => {
    const kit = new CaseKit();
    kit.start('FIRST', '2026-03-09');
    const [refusal] = kit.try('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    expect(refusal?.code).toBe('FORM_INCOMPLETE');
    expect(refusal?.clauses).toContain('XJR-9-4');
    expect(refusal?.places?.length).toBeGreaterThan(30);
    expect(kit.case.status).toBe('DRAFT');
  });

  it('deposit after the application is refused (XJR-9-2)', () => {
    const kit = new CaseKit().draft();
    kit.do(
      'clerk',
      '2026-03-09',
      saveDraft({ application: { depositAt: '2026-03-08', applyDate: '2026-03-06' } }),
    );
    expect(codesOf(kit.try('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' }))).toEqual([
      'FORM_INCOMPLETE',
    ]);
  });

  it('whoever drafted does not approve internally', () => {
    const kit = new CaseKit().draft();
    kit.do('everybody', '2026-03-09', saveDraft({ application: { keywords: ['公交'] } }));
    kit.do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    expect(codesOf(kit.try('everybody', '2026-03-09', APPROVE))).toEqual(['SAME_PERSON']);
    kit.do('reviewer', '2026-03-09', APPROVE);
    expect(kit.case.status).toBe('INTERNAL_APPROVED');
  });

  it('whoever answered a defect has drafted and does not approve', () => {
    const kit = new CaseKit().submitted('2026-03-10').do('clerk', '2026-03-10', notice('2026-03-10'));
    kit.do('everybody', '2026-03-10', { type: 'answerDefect', index: 0, answer: '已盖章' });
    kit.do('clerk', '2026-03-10', { type: 'sendForApproval', warningsReason: '' });
    expect(codesOf(kit.try('everybody', '2026-03-10', APPROVE))).toEqual(['SAME_PERSON']);
  });

  it('a file goes only where a form asks for it, and a third party works on its own cases only (XJR-10-1)', () => {
    const kit = new CaseKit().draft();
    const attachment = {
      type: '03',
      field: 'nonsense',
      title: 'x',
      fileName: 'x.pdf',
      mediaType: 'application/pdf',
      hash: 'e'.repeat(64) as never,
      bytes: 10,
    };
    expect(codesOf(kit.try('clerk', '2026-03-09', { type: 'attach', attachment }))).toEqual([
      'ATTACHMENT_REFUSED',
    ]);
    const edit: CaseCommand = saveDraft({ application: { keywords: ['x'] } });
    expect(codesOf(kit.try('agent', '2026-03-09', edit))).toEqual(['SAME_PERSON']);
  });

  it('after it was sent the form is locked', () => {
    const kit = new CaseKit().submitted();
    const edit: CaseCommand = saveDraft({ application: { dataRegistName: '另一个名称' } });
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
    const fresh = notice('2026-03-11', { defects: [{ ...DEFECT, newBecause: '新提交的承诺书缺页' }] });
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

  it('a notice is not served before it is made, and names only listed kinds and clauses (XJR-14-2)', () => {
    const kit = new CaseKit().submitted('2026-03-10');
    const early = notice('2026-03-10', {});
    expect(codesOf(kit.try('clerk', '2026-03-12', early))).toEqual(['DELIVERY_DATE_INVALID']);
    const odd = notice('2026-03-12', { defects: [{ ...DEFECT, kind: 'zz' }] });
    expect(codesOf(kit.try('clerk', '2026-03-12', odd))).toEqual(['DEFECTS_MISSING']);
  });

  it('a receipt by a channel that is not listed is refused', () => {
    const kit = new CaseKit().draft();
    kit
      .do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', '2026-03-09', APPROVE);
    const odd: CaseCommand = {
      type: 'receive',
      receivedAt: localDate('2026-03-10'),
      channel: 'pigeon',
      backdatedBecause: '',
    };
    expect(codesOf(kit.try('clerk', '2026-03-10', odd))).toEqual(['RECEIPT_DATE_INVALID']);
  });

  it('the regional agency takes its own bodies and the cities directly under it, not those of a prefecture (XJR-7-2)', () => {
    const region: Office = { ...KASHGAR, level: 'region', division: '650000' as DivisionCode };
    const where = (adminLevel: string, regionCode: string, office = region) =>
      jurisdictionOf({ adminLevel, regionCode }, office);
    expect(where('2', '650102')).toBe('self');
    expect(where('3', '659001')).toBe('self');
    expect(where('4', '653101')).toBe('toOther');
    expect(where('3', '659001', KASHGAR)).toBe('toRegion');
    expect(where('4', '653101', KASHGAR)).toBe('self');
    expect(where('4', '653201', KASHGAR)).toBe('toOther');
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
