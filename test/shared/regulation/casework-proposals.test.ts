/** Refusal, transfer, delay note and withdrawal: one proposes, another decides (workflow T09, T10, T12, T25). */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { notice } from '../../helpers/case-commands';
import { ALL_PASS, CaseKit, codesOf, withSettings } from '../../helpers/case-kit';

const AT = '2026-03-10';
const REFUSE: CaseCommand = { type: 'proposeRefusal', grounds: ['01', '05'], reasons: '不属登记范围' };
const TRANSFER: CaseCommand = { type: 'proposeTransfer', ground: '01', to: '自治区', reasons: '跨层级' };

describe('refusal (XJR-14-4)', () => {
  it('stands on listed grounds and words, is decided by a supervisor, and tells the subject by D06', () => {
    const kit = new CaseKit().submitted();
    expect(codesOf(kit.try('clerk', AT, { ...REFUSE, grounds: [] }))).toEqual(['GROUND_UNKNOWN']);
    expect(codesOf(kit.try('clerk', AT, { ...REFUSE, grounds: ['77'] }))).toEqual(['GROUND_UNKNOWN']);
    expect(codesOf(kit.try('supervisor', AT, { type: 'refuse' }))).toEqual(['STEP_NOT_OPEN']);
    kit.do('clerk', AT, REFUSE).do('supervisor', AT, { type: 'refuse' });
    expect(kit.case).toMatchObject({
      status: 'NOT_ACCEPTED',
      ending: { grounds: ['01', '05'], reasons: '不属登记范围', on: AT },
    });
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D06', party: 'subject' });
    expect(kit.run('C1')).toMatchObject({ stopped: AT, outcome: 'refused' });
  });

  it('whoever proposes does not decide, also with both roles, but may take it back (XJR-15-1)', () => {
    const kit = new CaseKit().submitted().do('everybody', AT, REFUSE);
    const [refusal] = kit.try('everybody', AT, { type: 'refuse' });
    expect(refusal).toMatchObject({ code: 'SAME_PERSON', clauses: ['XJR-15-1'] });
    kit.do('everybody', AT, { type: 'rejectProposal', reason: '材料可以补正' });
    expect(kit.case).toMatchObject({ proposal: null, returnReason: '材料可以补正', status: 'SUBMITTED' });
    kit.do('clerk', AT, { type: 'accept' });
  });

  it('while it waits nothing else is decided: no acceptance, no notice, no second proposal', () => {
    const kit = new CaseKit().submitted().do('clerk', AT, REFUSE);
    expect(codesOf(kit.try('clerk', AT, { type: 'accept' }))).toEqual(['PROPOSAL_PENDING']);
    expect(codesOf(kit.try('clerk', AT, notice(AT)))).toEqual(['PROPOSAL_PENDING']);
    expect(codesOf(kit.try('clerk', AT, TRANSFER))).toEqual(['STEP_NOT_OPEN']);
  });

  it('for want of a correction is possible only after the time and where the setting allows it (XJR-14-2)', () => {
    const lapse: CaseCommand = { type: 'proposeRefusal', grounds: ['07'], reasons: '逾期未补正' };
    const plain = new CaseKit().submitted().do('clerk', AT, notice(AT));
    const after = addDays(plain.run('C1b').due, 1);
    expect(codesOf(plain.try('clerk', after, lapse))).toEqual(['STEP_NOT_OPEN']);
    const profile = withSettings(XJ_2025_PROFILE, { 'correction.lapseCloses': true });
    const kit = new CaseKit({ profile }).submitted().do('clerk', AT, notice(AT));
    const [refusal] = kit.try('clerk', kit.run('C1b').due, lapse);
    expect(refusal).toMatchObject({ code: 'CLOCK_RUNNING', clauses: ['XJR-14-2'] });
    kit.do('clerk', after, lapse).do('supervisor', after, { type: 'refuse' });
    expect(kit.case.status).toBe('NOT_ACCEPTED');
    expect(kit.run('C1b').outcome).toBe('refused');
  });

  it('the ground of a lapse is not taken at receipt where the setting is off (XJR-14-2)', () => {
    const [refusal] = new CaseKit().submitted().try('clerk', AT, { ...REFUSE, grounds: ['07'] });
    expect(refusal?.code).toBe('GROUND_UNKNOWN');
    expect(refusal?.clauses).toContain('XJR-14-2');
  });
});

describe('transfer (XJR-5-6)', () => {
  it('names where the case goes; the letter goes to the superior agency and C1 stops', () => {
    const kit = new CaseKit().submitted();
    expect(codesOf(kit.try('clerk', AT, { ...TRANSFER, ground: '99' }))).toEqual(['GROUND_UNKNOWN']);
    kit.do('clerk', AT, TRANSFER);
    expect(codesOf(kit.try('supervisor', AT, { type: 'refuse' }))).toEqual(['STEP_NOT_OPEN']);
    kit.do('supervisor', AT, { type: 'transfer' });
    expect(kit.case).toMatchObject({ status: 'TRANSFERRED', ending: { to: '自治区', grounds: ['01'] } });
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D07', party: 'superior' });
    expect(kit.run('C1').outcome).toBe('transferred');
  });

  it('is not decided by whoever approved inside the subject or wrote the application (XJR-15-1)', () => {
    const kit = new CaseKit().draft();
    kit.do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    kit.do('approver', AT, {
      type: 'approveInternally',
      opinion: '同意',
      secrecyReviewer: '刘洋',
      secrecyReviewedAt: localDate('2026-03-09'),
    });
    kit.advance('SUBMITTED', AT);
    kit.do('counter', AT, TRANSFER);
    expect(codesOf(kit.try('approver', AT, { type: 'transfer' }))).toEqual(['SAME_PERSON']);
    kit.do('supervisor', AT, { type: 'transfer' });
  });
});

describe('the note that a review is not finished (XJR-15-3)', () => {
  const propose = (expected: string): CaseCommand => ({
    type: 'proposeDelayNote',
    reasons: '专家意见未回',
    expected: localDate(expected),
  });

  it('is given from five working days before the due day, with a day to come; the clock stays visible', () => {
    // C2 from 2026-03-11 is due on 2026-04-10.
    const kit = new CaseKit().underReview();
    const [early] = kit.try('reviewer', '2026-04-01', propose('2026-04-20'));
    expect(early).toMatchObject({ code: 'CLOCK_RUNNING', clauses: ['XJR-15-2', 'XJR-15-3'] });
    expect(codesOf(kit.try('reviewer', '2026-04-03', propose('2026-04-03')))).toEqual(['DATE_INVALID']);
    kit.do('reviewer', '2026-04-03', propose('2026-04-20'));
    expect(
      codesOf(kit.try('reviewer', '2026-04-03', { type: 'proposeResult', answers: ALL_PASS, opinion: '' })),
    ).toEqual(['PROPOSAL_PENDING']);
    kit.do('supervisor', '2026-04-07', { type: 'explainDelay' });
    expect(kit.case.delayNotes).toEqual([
      { reasons: '专家意见未回', expected: '2026-04-20', on: '2026-04-07' },
    ]);
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D11', party: 'subject' });
    expect(kit.run('C2')).toMatchObject({ due: '2026-04-10', stopped: null });
  });

  it('is not decided by whoever proposed it, and may be sent back (XJR-15-1)', () => {
    const kit = new CaseKit().underReview().do('deputy', '2026-04-13', propose('2026-04-20'));
    expect(codesOf(kit.try('deputy', '2026-04-13', { type: 'explainDelay' }))).toEqual(['SAME_PERSON']);
    kit.do('supervisor', '2026-04-13', { type: 'rejectProposal', reason: '请抓紧' });
    expect(kit.case.proposal).toBeNull();
  });
});

describe('withdrawal (TJR-21-1; DESIGN in Xinjiang)', () => {
  const asked = (kit: CaseKit, at = AT): CaseKit => {
    const attachment = kit.evidence('clerk', at);
    return kit.do('clerk', at, { type: 'requestWithdrawal', reasons: '不再需要', attachment });
  };

  it('needs the written request in the case, the consent of another person, and ends every clock and objection', () => {
    const kit = new CaseKit().publicity();
    expect(
      codesOf(
        kit.try('clerk', '2026-04-10', { type: 'requestWithdrawal', reasons: '不办了', attachment: 1 }),
      ),
    ).toEqual(['EVIDENCE_UNKNOWN']);
    kit.do('clerk', '2026-04-10', OBJECTION);
    asked(kit, '2026-04-10');
    expect(codesOf(kit.try('clerk', '2026-04-10', { type: 'consentWithdrawal' }))).toEqual(['ROLE_MISSING']);
    kit.do('supervisor', '2026-04-10', { type: 'consentWithdrawal' });
    expect(kit.case.status).toBe('WITHDRAWN');
    expect(kit.case.objections[0]?.status).toBe('MOOT');
    expect(kit.case.clocks.every(({ stopped }) => stopped !== null)).toBe(true);
    expect(kit.case.documents.at(-1)?.document).toBe('D22');
  });

  it('whoever asked does not consent; a denial goes out by D22 too and the case goes on', () => {
    const kit = new CaseKit().submitted();
    const attachment = kit.evidence('clerk', AT);
    kit.do('everybody', AT, { type: 'requestWithdrawal', reasons: '不再需要', attachment });
    for (const command of [
      { type: 'consentWithdrawal' },
      { type: 'denyWithdrawal', reason: '已临期' },
    ] as const)
      expect(codesOf(kit.try('everybody', AT, command))).toEqual(['SAME_PERSON']);
    kit.do('supervisor', AT, { type: 'denyWithdrawal', reason: '已临期' });
    expect(kit.case.documents.at(-1)?.document).toBe('D22');
    expect(kit.case).toMatchObject({ status: 'SUBMITTED', proposal: null });
    kit.do('clerk', AT, { type: 'accept' });
  });

  it('is not possible once a code is here (XJR-17-1), nor where the setting is off', () => {
    const kit = new CaseKit().codingPending();
    asked(kit, '2026-04-23').do('supervisor', '2026-04-23', { type: 'denyWithdrawal', reason: '待赋码' });
    kit.advance('CODING_PENDING', '2026-04-23');
    kit.do('supervisor', '2026-04-24', {
      type: 'enterCode',
      code: 'LX653100000001',
      codeAgain: 'LX653100000001',
      codedAt: localDate('2026-04-24'),
      replyReference: '回复',
    });
    const attachment = kit.evidence('clerk', '2026-04-24');
    const ask: CaseCommand = { type: 'requestWithdrawal', reasons: '不再需要', attachment };
    const [refusal] = kit.try('clerk', '2026-04-24', ask);
    expect(refusal).toMatchObject({ code: 'STEP_NOT_OPEN', clauses: ['XJR-17-1'] });
    const off = new CaseKit({ profile: withSettings(XJ_2025_PROFILE, { 'withdrawal.enabled': false }) });
    off.submitted();
    expect(codesOf(off.try('clerk', AT, { ...ask, attachment: off.evidence('clerk', AT) }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
  });
});

const OBJECTION = {
  type: 'registerObjection',
  receivedAt: localDate('2026-04-10'),
  objector: { kind: 'anonymous', description: '匿名信' },
  ground: '01',
  content: '有争议',
  request: '',
  evidence: [],
  evidenceFollows: false,
} as const;
