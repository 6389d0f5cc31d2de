/** Public notice and coding, judged by decide alone. Titles name the clauses. */
import { describe, expect, it } from 'vitest';
import type { RegistryCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { publicItemsOf } from '#shared/regulation/casework/findings';
import { validityOf } from '#shared/regulation/casework/validity';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { code, saveDraft } from '../../helpers/case-commands';
import { CaseKit, codesOf, END, PUBLISH } from '../../helpers/case-kit';

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
    expect(codesOf(kit.try('supervisor', '2026-04-22', END))).toEqual(['PUBLICITY_RUNNING']);
    expect(codesOf(kit.try('clerk', '2026-04-23', END))).toEqual(['ROLE_MISSING']);
    kit.do('supervisor', '2026-04-23', END);
    expect(kit.case.clocks.find((run) => run.clock === 'C3')?.stopped).toBe('2026-04-22');
  });

  it('ends only with the word that every objection is recorded (XJR-16-5, XJR-16-6)', () => {
    const kit = new CaseKit().publicity('2026-04-08');
    const end = { type: 'endPublicity', objectionsRecorded: false } as const;
    expect(codesOf(kit.try('supervisor', '2026-04-23', end))).toEqual(['OBJECTION_OPEN']);
  });

  it('takes only papers that were added as proof for proof (XJR-16-1)', () => {
    const kit = new CaseKit().toPublish();
    const publish = { ...PUBLISH, publishedAt: localDate('2026-04-08'), receipt: '', evidence: [1] };
    expect(codesOf(kit.try('clerk', '2026-04-08', publish))).toEqual(['PUBLICATION_EVIDENCE_MISSING']);
    const attachment = {
      type: '99',
      field: '',
      title: '截图',
      fileName: 'a.png',
      mediaType: 'image/png',
      hash: 'e'.repeat(64) as never,
      bytes: 10,
    };
    kit.do('clerk', '2026-04-08', { type: 'attachEvidence', attachment });
    kit.do('clerk', '2026-04-08', { ...publish, evidence: [kit.case.attachments.at(-1)?.id ?? 0] });
  });

  it('its announcement bears the day it was published, whenever that is recorded (XJR-16-1)', () => {
    const kit = new CaseKit().toPublish();
    kit.do('clerk', '2026-04-10', { ...PUBLISH, publishedAt: localDate('2026-04-08') });
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D13', date: '2026-04-08' });
  });

  it('shows the type of the case, whatever the form says (XJR-16-3)', () => {
    const kit = new CaseKit().draft();
    const other = saveDraft({ application: { applyType: 'CHANGE' } });
    expect(codesOf(kit.try('clerk', '2026-03-09', other))).toEqual(['FORM_LOCKED']);
    const forged = {
      ...kit.case,
      application: { ...kit.case.application, applyType: 'CHANGE', dataRegistType: '2' },
    };
    expect(publicItemsOf(forged)[1]?.value).toBe('首次登记·公共数据资源');
  });

  it('an end that was counted without a calendar is 待核 and cannot be confirmed (XJR-16-2)', () => {
    const kit = new CaseKit()
      .toPublish()
      .do('clerk', '2026-12-25', { ...PUBLISH, publishedAt: localDate('2026-12-25') });
    expect(kit.case.clocks.at(-1)?.provisional).toBe(true);
    expect(codesOf(kit.try('supervisor', '2027-02-01', END))).toEqual(['CLOCK_UNVERIFIED']);
    // A program with the calendar of 2027 settles it: here a year without any holidays.
    kit.calendar = workingCalendar('xj', [XJ_2025, XJ_2026, { year: 2027, days: [] }]);
    kit.do('supervisor', '2027-02-01', END);
    expect(kit.case.clocks.find((run) => run.clock === 'C3')?.stopped).toBe('2027-01-08');
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
    [
      'the credit code of the subject',
      { code: '91653101MA9TM4T487', codeAgain: '91653101MA9TM4T487' },
      'CODE_MALFORMED',
    ],
    [
      'the local number without its mark',
      { code: '653100-2026-000001', codeAgain: '653100-2026-000001' },
      'CODE_MALFORMED',
    ],
    ['two different texts', { codeAgain: 'LX653100000002' }, 'CODE_MISMATCH'],
    ['a day inside the notice period', { codedAt: localDate('2026-04-22') }, 'CODE_DATE_INVALID'],
    ['a day to come', { codedAt: localDate('2026-04-25') }, 'CODE_DATE_INVALID'],
  ])('refuses %s (XJR-17-1)', (_what, changes, expected) => {
    const kit = new CaseKit().codingPending();
    expect(codesOf(kit.try('supervisor', '2026-04-24', code(changes)))).toEqual([expected]);
  });

  it('a code that is taken is refused (XJR-17-1)', () => {
    const kit = new CaseKit().codingPending();
    kit.codes.add('lx653100000001' as RegistryCode);
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
    expect(validityOf(validity, localDate('2024-02-29')).validTo).toBe('2027-02-28');
    expect(validityOf(validity, localDate('2024-03-01')).validTo).toBe('2027-02-28');
  });
});
