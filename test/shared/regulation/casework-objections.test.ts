/** Objections J01 to J10, judged by decide and kept by the fold (workflow 5; XJR-16-5 to XJR-16-11, NDR-12). */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { holding } from '#shared/regulation/casework/objection';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { answer, code, delivery, finding, objection, PERSON } from '../../helpers/case-commands';
import { CaseKit, codesOf, END, RegistryKit, withSettings } from '../../helpers/case-kit';

/** Published on 2026-04-08; the notice runs to 2026-04-22. */
const DAY = '2026-04-10';
const received = (changes: Parameters<typeof objection>[1] = {}, kit = new CaseKit()): CaseKit =>
  kit.publicity().do('clerk', DAY, objection(DAY, changes));
const accepted = (kit = new CaseKit()): CaseKit =>
  received({}, kit).do('clerk', DAY, { type: 'acceptObjection', objection: 1 });
const about = (type: 'acceptObjection' | 'forwardObjection' | 'decideObjection' | 'recordNoAnswer') =>
  ({ type, objection: 1 }) as const;

describe('an objection is received and judged (XJR-16-5)', () => {
  it('is recorded whole with D15, and holds the registration from its receipt (XJR-16-6)', () => {
    const kit = received();
    expect(kit.objection(1)).toMatchObject({ status: 'RECEIVED', receivedAt: DAY, inPeriod: true });
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D15', party: 'file', objection: 1 });
    expect(holding(kit.case.objections)).toHaveLength(1);
    expect(codesOf(kit.try('supervisor', '2026-04-23', END))).toEqual(['OBJECTION_OPEN']);
  });

  it('is not recorded before the notice, in the future, or without a published notice', () => {
    const kit = new CaseKit().publicity();
    expect(codesOf(kit.try('clerk', DAY, objection('2026-04-07')))).toEqual(['DATE_INVALID']);
    expect(codesOf(kit.try('clerk', DAY, objection('2026-04-11')))).toEqual(['DATE_INVALID']);
    expect(codesOf(new CaseKit().toPublish().try('clerk', DAY, objection(DAY)))).toEqual(['STEP_NOT_OPEN']);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['no number', { idNumber: '' }],
    ['a wrong check digit', { idNumber: '110105194912310021' }],
    ['no telephone', { phone: '' }],
    ['no relation to the matter', { relation: '' }],
    ['an unknown kind of identity', { idType: '77' }],
    ['the credit code of a unit for a person', { idType: '02', idNumber: '91653101MA9TM4T487' }],
  ])('by real name means %s is refused and nothing recorded (XJR-16-5)', (_what, changes) => {
    const kit = new CaseKit().publicity();
    const [refusal] = kit.try('clerk', DAY, objection(DAY, { objector: { ...PERSON, ...changes } }));
    expect(refusal?.code).toBe('OBJECTION_IDENTITY');
    expect(refusal?.clauses).toEqual(['XJR-16-5']);
    expect(kit.case.objections).toEqual([]);
  });

  it('anonymous is kept, not accepted, holds nothing and is declined without a letter (XJR-16-5)', () => {
    const kit = received({ objector: { kind: 'anonymous', description: '匿名信' } });
    const [refusal] = kit.try('clerk', DAY, about('acceptObjection'));
    expect(refusal).toMatchObject({ code: 'OBJECTION_NOT_REAL_NAME', clauses: ['XJR-16-5'] });
    expect(holding(kit.case.objections)).toEqual([]);
    kit.do('supervisor', DAY, { type: 'declineObjection', objection: 1, ground: '01', reply: '请实名' });
    expect(kit.objection(1)).toMatchObject({ status: 'INVALID', closedOn: DAY });
    expect(kit.case.documents.some(({ document }) => document === 'D18')).toBe(false);
  });

  it('on the last day is in time, on the day after is late: kept, not accepted, answered (XJR-16-5)', () => {
    const inTime = new CaseKit().publicity().do('clerk', '2026-04-23', objection('2026-04-22'));
    inTime.do('clerk', '2026-04-23', about('acceptObjection'));
    const late = new CaseKit().publicity().do('clerk', '2026-04-23', objection('2026-04-23'));
    const [refusal] = late.try('clerk', '2026-04-23', about('acceptObjection'));
    expect(refusal).toMatchObject({ code: 'OBJECTION_LATE', clauses: ['XJR-16-5'] });
    expect(refusal?.message).toContain('2026年4月22日');
    late.do('supervisor', '2026-04-23', END);
    late.do('supervisor', '2026-04-24', {
      type: 'declineObjection',
      objection: 1,
      ground: '02',
      reply: '逾期',
    });
    expect(late.case.documents.at(-1)).toMatchObject({ document: 'D18', party: 'objector', objection: 1 });
  });

  it('brings evidence, or notes that it follows; where the setting demands it, it brings it (NDR-12-5)', () => {
    const kit = received({ evidenceFollows: false });
    const [refusal] = kit.try('clerk', DAY, about('acceptObjection'));
    expect(refusal).toMatchObject({ code: 'OBJECTION_WITHOUT_EVIDENCE', clauses: ['NDR-12-5'] });
    const strict = new CaseKit({
      profile: withSettings(XJ_2025_PROFILE, { 'objection.evidence': 'required' }),
    });
    received({}, strict);
    expect(codesOf(strict.try('clerk', DAY, about('acceptObjection')))).toEqual([
      'OBJECTION_WITHOUT_EVIDENCE',
    ]);
    const paper = strict.evidence('clerk', DAY);
    strict.do('clerk', DAY, objection(DAY, { evidence: [paper], evidenceFollows: false }));
    strict.do('clerk', DAY, { type: 'acceptObjection', objection: 2 });
    expect(codesOf(strict.try('clerk', DAY, objection(DAY, { evidence: [99] })))).toEqual([
      'EVIDENCE_UNKNOWN',
    ]);
  });

  it('is declined for a listed ground only, by a supervisor, and only once', () => {
    const kit = received();
    const decline = (ground: string): CaseCommand => ({
      type: 'declineObjection',
      objection: 1,
      ground,
      reply: '答复',
    });
    expect(codesOf(kit.try('clerk', DAY, decline('01')))).toEqual(['ROLE_MISSING']);
    expect(codesOf(kit.try('supervisor', DAY, decline('77')))).toEqual(['GROUND_UNKNOWN']);
    kit.do('supervisor', DAY, decline('04'));
    expect(codesOf(kit.try('supervisor', DAY, decline('04')))).toEqual(['STEP_NOT_OPEN']);
    expect(codesOf(kit.try('clerk', DAY, { type: 'acceptObjection', objection: 9 }))).toEqual([
      'OBJECTION_UNKNOWN',
    ]);
  });
});

describe('clocks of an objection', () => {
  it('O1 runs 5 working days from receipt, whenever it is accepted (XJR-16-7)', () => {
    const kit = received().do('clerk', '2026-04-13', about('acceptObjection'));
    expect(kit.run('O1', 1)).toMatchObject({ start: DAY, days: 5, due: '2026-04-17', stopped: null });
  });

  it('O1 from 2026-03-18 ends on 2026-03-26: the festival of Xinjiang is skipped (XJR-16-7)', () => {
    const kit = new RegistryKit();
    kit.first('2026-03-10').advance('PUBLICITY', '2026-03-10');
    kit
      .do('clerk', '2026-03-18', objection('2026-03-18'))
      .do('clerk', '2026-03-18', about('acceptObjection'));
    expect(kit.run('O1', 1).due).toBe('2026-03-26');
  });

  it('O2 starts when D16 is delivered, not when it is drawn; O1 stops on that day (XJR-16-7, XJR-16-8)', () => {
    const kit = accepted().do('clerk', '2026-04-13', about('forwardObjection'));
    expect(kit.objection(1).status).toBe('FORWARDING');
    expect(kit.run('O1', 1).stopped).toBeNull();
    expect(kit.case.clocks.some(({ clock }) => clock === 'O2')).toBe(false);
    expect(codesOf(kit.try('clerk', '2026-04-13', answer('2026-04-13')))).toEqual(['STEP_NOT_OPEN']);
    kit.do('clerk', '2026-04-15', delivery(kit.numberOf('D16'), '2026-04-14'));
    expect(kit.objection(1)).toMatchObject({ status: 'FORWARDED', deliveredAt: '2026-04-14' });
    expect(kit.run('O1', 1)).toMatchObject({ stopped: '2026-04-14', outcome: 'delivered' });
    expect(kit.run('O2', 1)).toMatchObject({ start: '2026-04-14', due: '2026-04-21' });
  });

  it('O2 from 2026-05-26 ends on 2026-06-05: three days of 古尔邦节 are skipped (XJR-16-8)', () => {
    const kit = new RegistryKit();
    kit.first('2026-05-20').advance('PUBLICITY', '2026-05-20');
    kit.do('clerk', '2026-05-25', objection('2026-05-25'));
    kit.advanceObjection(1, 'FORWARDED', localDate('2026-05-26'));
    expect(kit.run('O2', 1).due).toBe('2026-06-05');
  });

  it('a voided D16 is issued anew, and only the new one starts O2 (XJR-16-7)', () => {
    const kit = accepted().do('clerk', DAY, about('forwardObjection'));
    const old = kit.numberOf('D16');
    const voided = (reissue: boolean): CaseCommand => ({
      type: 'voidDocument',
      number: old,
      reason: '写错',
      reissue,
    });
    const [refusal] = kit.try('supervisor', DAY, voided(false));
    expect(refusal).toMatchObject({ code: 'DOCUMENT_UNKNOWN', clauses: ['XJR-11-1'] });
    kit.do('supervisor', DAY, voided(true));
    expect(codesOf(kit.try('clerk', DAY, delivery(old, DAY)))).toEqual(['DOCUMENT_UNKNOWN']);
    kit.do('clerk', DAY, delivery(kit.numberOf('D16'), DAY));
    expect(kit.objection(1).status).toBe('FORWARDED');
  });

  it.each([
    ['material', '2026-04-16', '2026-04-23'],
    ['answerDue', '2026-04-17', '2026-04-24'],
  ] as const)('O3 counts from the %s (XJR-16-9)', (decisionStart, start, due) => {
    const kit = new CaseKit({
      profile: withSettings(XJ_2025_PROFILE, { 'objection.decisionStart': decisionStart }),
    });
    received({}, kit).advanceObjection(1, 'FORWARDED', localDate(DAY));
    expect(kit.run('O2', 1).due).toBe('2026-04-17');
    kit.do('clerk', '2026-04-16', answer('2026-04-16'));
    expect(kit.run('O2', 1)).toMatchObject({ stopped: '2026-04-16', outcome: 'answered' });
    expect(kit.run('O3', 1)).toMatchObject({ start, days: 5, due });
  });

  it('several objections at once each have their own clocks and states; one may be withdrawn (XJR-16-6)', () => {
    const kit = accepted().do('clerk', '2026-04-14', objection('2026-04-14'));
    kit.advanceObjection(2, 'FORWARDED', localDate('2026-04-14'));
    expect(kit.run('O1', 1).stopped).toBeNull();
    expect(kit.run('O2', 2).due).toBe('2026-04-21');
    kit.do('supervisor', '2026-04-15', { type: 'withdrawObjection', objection: 1, reason: '双方和解' });
    expect(kit.objection(1)).toMatchObject({ status: 'WITHDRAWN_BY_OBJECTOR', withdrawnBecause: '双方和解' });
    expect(kit.run('O1', 1)).toMatchObject({ stopped: '2026-04-15', outcome: 'ended' });
    expect(kit.run('O2', 2).stopped).toBeNull();
    const [refusal] = kit.try('supervisor', '2026-04-23', END);
    expect(refusal?.message).toContain('异议2');
    kit.advanceObjection(2, 'NOT_UPHELD', localDate('2026-04-20'));
    kit.do('supervisor', '2026-04-23', END);
  });
});

describe('no answer presumes nothing (XJR-16-8, workflow 11.11)', () => {
  const overdue = (): CaseKit => {
    const kit = received().advanceObjection(1, 'FORWARDED', localDate(DAY));
    expect(codesOf(kit.try('reviewer', '2026-04-17', about('recordNoAnswer')))).toEqual(['CLOCK_RUNNING']);
    return kit.do('reviewer', '2026-04-20', about('recordNoAnswer'));
  };

  it('the matter is decided on the file: the state says no answer and O3 runs from the end of O2', () => {
    const kit = overdue();
    expect(kit.objection(1)).toMatchObject({ status: 'NO_RESPONSE', answer: null, decision: null });
    expect(kit.run('O2', 1)).toMatchObject({ stopped: '2026-04-17', outcome: 'ended' });
    expect(kit.run('O3', 1)).toMatchObject({ start: '2026-04-17', due: '2026-04-24' });
    kit.do('reviewer', '2026-04-21', finding(false)).do('supervisor', '2026-04-21', about('decideObjection'));
    expect(kit.objection(1).status).toBe('NOT_UPHELD');
    expect(kit.case.status).toBe('PUBLICITY');
  });

  it('a late answer is taken before the finding, and O3 keeps its day', () => {
    const kit = overdue().do('clerk', '2026-04-21', answer('2026-04-21'));
    expect(kit.objection(1)).toMatchObject({ status: 'ANSWERED', answer: { receivedAt: '2026-04-21' } });
    expect(kit.case.clocks.filter(({ clock }) => clock === 'O3')).toHaveLength(1);
    expect(kit.run('O3', 1).due).toBe('2026-04-24');
  });

  it('an answer is not dated before the delivery or after today', () => {
    const kit = received().advanceObjection(1, 'FORWARDED', localDate(DAY));
    expect(codesOf(kit.try('clerk', '2026-04-13', answer('2026-04-09')))).toEqual(['DATE_INVALID']);
    expect(codesOf(kit.try('clerk', '2026-04-13', answer('2026-04-14')))).toEqual(['DATE_INVALID']);
  });
});

describe('an objection is decided by another person than who proposed (XJR-16-9)', () => {
  it('whoever proposed does not decide, but may take it back; the result goes to both sides (XJR-16-10)', () => {
    const kit = received().advanceObjection(1, 'ANSWERED', localDate(DAY));
    kit.do('deputy', DAY, finding(false));
    expect(codesOf(kit.try('deputy', DAY, about('decideObjection')))).toEqual(['SAME_PERSON']);
    kit.do('deputy', DAY, { type: 'returnObjectionResult', objection: 1, reason: '再核' });
    expect(kit.objection(1)).toMatchObject({ status: 'ANSWERED', proposal: null });
    kit.do('deputy', DAY, finding(false)).do('supervisor', DAY, about('decideObjection'));
    const letters = kit.case.documents.filter(({ document }) => document === 'D18');
    expect(letters.map(({ party }) => party)).toEqual(['subject', 'objector']);
    expect(kit.run('O3', 1)).toMatchObject({ stopped: DAY, outcome: 'decided' });
  });

  it('upheld ends the registration, every other objection and every clock (XJR-16-11, NDR-12-7)', () => {
    const kit = received().do('clerk', DAY, objection(DAY)).do('clerk', DAY, objection(DAY));
    kit.advanceObjection(1, 'ANSWERED', localDate(DAY)).advanceObjection(2, 'FORWARDED', localDate(DAY));
    kit.do('reviewer', DAY, finding(true)).do('supervisor', '2026-04-13', about('decideObjection'));
    expect(kit.case.status).toBe('TERMINATED');
    expect(kit.case.ending).toMatchObject({ grounds: ['01'], on: '2026-04-13' });
    expect(kit.case.objections.map(({ status }) => status)).toEqual(['UPHELD', 'MOOT', 'MOOT']);
    expect(kit.case.clocks.every(({ stopped }) => stopped !== null)).toBe(true);
    expect(kit.case.documents.slice(-3).map(({ document }) => document)).toEqual(['D18', 'D18', 'D19']);
    expect(kit.tables.size('register')).toBe(0);
  });
});

describe('暂缓登记 blocks the code, not the notice (XJR-16-6, XJR-17-1)', () => {
  it('an objection in time, recorded after the notice ended, blocks the code and holds its reminder', () => {
    const kit = new CaseKit().codingPending().do('clerk', '2026-04-24', objection('2026-04-22'));
    const [refusal] = kit.try('supervisor', '2026-04-24', code());
    expect(refusal).toMatchObject({ code: 'OBJECTION_OPEN', clauses: ['XJR-16-6', 'XJR-17-1'] });
    kit.do('clerk', '2026-04-24', about('acceptObjection'));
    expect(kit.run('C4').holds).toEqual([{ from: '2026-04-23', to: null }]);
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-28'));
    expect(kit.run('C4')).toMatchObject({ due: '2026-05-08', earlier: [{ due: '2026-04-30' }] });
    kit.do('supervisor', '2026-04-28', code({ codedAt: localDate('2026-04-28') }));
  });

  it('a code that waits for its second person is not confirmed while an objection is open; upheld needs it sent back first', () => {
    const kit = new CaseKit().codingPending().do('supervisor', '2026-04-24', code());
    kit.do('clerk', '2026-04-24', objection('2026-04-22'));
    expect(
      codesOf(kit.try('reviewer', '2026-04-24', { type: 'confirmCode', code: 'LX653100000001' })),
    ).toEqual(['OBJECTION_OPEN']);
    kit.advanceObjection(1, 'ANSWERED', localDate('2026-04-24')).do('reviewer', '2026-04-24', finding(true));
    expect(codesOf(kit.try('supervisor', '2026-04-24', about('decideObjection')))).toEqual(['STEP_NOT_OPEN']);
    kit.do('clerk', '2026-04-24', { type: 'rejectCode', reason: '异议成立' });
    kit.do('supervisor', '2026-04-24', about('decideObjection'));
    expect(kit.case.status).toBe('TERMINATED');
  });

  it('by default the notice runs on while an objection is open (workflow 11.3)', () => {
    const kit = accepted();
    expect(kit.run('C3')).toMatchObject({ due: '2026-04-22', holds: [] });
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-20')).do('supervisor', '2026-04-23', END);
  });
});

describe('the notice pauses where the setting says so (workflow 11.3)', () => {
  const pausing = (): CaseKit =>
    new CaseKit({ profile: withSettings(XJ_2025_PROFILE, { 'objection.publicityClock': 'pause' }) });

  it('the day of receipt counts; what is left is counted from the working day after the last is closed', () => {
    // 2026-04-09 and 10 are counted; closed on Monday 20; eight days are left: 21 … 30.
    const kit = accepted(pausing());
    expect(kit.run('C3').holds).toEqual([{ from: DAY, to: null }]);
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-20'));
    expect(kit.run('C3')).toMatchObject({
      due: '2026-04-30',
      holds: [{ from: DAY, to: '2026-04-20' }],
      earlier: [{ due: '2026-04-22' }],
    });
    expect(codesOf(kit.try('supervisor', '2026-04-30', END))).toEqual(['PUBLICITY_RUNNING']);
    kit.do('supervisor', '2026-05-06', END);
  });

  it('while it stands still its last day has not come: a further objection is in time (XJR-16-5)', () => {
    const kit = accepted(pausing()).do('clerk', '2026-04-24', objection('2026-04-24'));
    expect(kit.objection(2).inPeriod).toBe(true);
    kit.do('clerk', '2026-04-24', { type: 'acceptObjection', objection: 2 });
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-24'));
    expect(kit.run('C3').holds).toEqual([{ from: DAY, to: null }]);
    kit.advanceObjection(2, 'NOT_UPHELD', localDate('2026-04-27'));
    expect(kit.run('C3').holds).toEqual([{ from: DAY, to: '2026-04-27' }]);
  });

  it('pauses that overlap are counted once', () => {
    const kit = accepted(pausing());
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-16'));
    // 9, 10, then 17, 20, 21, 22, 23, 24, 27, 28.
    expect(kit.run('C3').due).toBe('2026-04-28');
    kit.do('clerk', '2026-04-17', objection('2026-04-14'));
    kit.do('clerk', '2026-04-17', { type: 'acceptObjection', objection: 2 });
    kit.advanceObjection(2, 'NOT_UPHELD', localDate('2026-04-20'));
    // 9, 10, then 21, 22, 23, 24, 27, 28, 29, 30.
    expect(kit.run('C3').due).toBe('2026-04-30');
  });

  it('an objection received on the last day and accepted the day after leaves the last day where it is', () => {
    const kit = pausing().publicity().do('clerk', '2026-04-23', objection('2026-04-22'));
    kit.do('clerk', '2026-04-23', about('acceptObjection'));
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-24'));
    expect(kit.run('C3').due).toBe('2026-04-22');
    kit.do('supervisor', addDays(localDate('2026-04-24'), 1), END);
  });
});
