/** What the record itself contradicts is refused: grounds, days, hearings, papers and codes (workflow 3 to 6). */
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { renewalOf, validityOf } from '#shared/regulation/casework/validity';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { currentVersion } from '#shared/regulation/register/entry';
import { answersOf, code, notice, objection, PUBLISH } from '../../helpers/case-commands';
import { CaseKit, codesOf, RegistryKit } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';

const AT = '2026-03-10';
const DAY = '2026-04-10';
const reason = '理由';
const decline = (ground: string): CaseCommand => ({
  type: 'declineObjection',
  objection: 1,
  ground,
  reply: '答复',
});
const registered = (): readonly [RegistryKit, LocalDate] => {
  const kit = new RegistryKit();
  return [kit, kit.registered(AT)];
};

describe('an objection is not put aside on a ground that is not true (XJR-16-5, XJR-16-9)', () => {
  it.each([
    ['01', 'is by real name'],
    ['02', 'came in time'],
    ['05', 'came before the registration'],
  ])('ground %s is refused for one that %s', (ground) => {
    const kit = new CaseKit().publicity().do('clerk', DAY, objection(DAY));
    expect(kit.try('supervisor', DAY, decline(ground))).toMatchObject([
      { code: 'GROUND_UNKNOWN', clauses: ['XJR-16-5', 'XJR-16-9'] },
    ]);
    expect(kit.objection(1).status).toBe('RECEIVED');
  });

  it('ground 03 is for one without evidence; papers that come later are added to it (NDR-12-5)', () => {
    const kit = new CaseKit().publicity().do('clerk', DAY, objection(DAY));
    const add = (evidence: readonly number[]): CaseCommand => ({
      type: 'addObjectionEvidence',
      objection: 1,
      evidence,
    });
    expect(codesOf(kit.try('clerk', DAY, add([])))).toEqual(['EVIDENCE_UNKNOWN']);
    expect(codesOf(kit.try('clerk', DAY, add([99])))).toEqual(['EVIDENCE_UNKNOWN']);
    const paper = kit.evidence('clerk', DAY);
    kit.do('clerk', DAY, add([paper]));
    expect(kit.objection(1)).toMatchObject({ evidence: [paper], evidenceFollows: false });
    expect(codesOf(kit.try('clerk', DAY, add([paper])))).toEqual(['EVIDENCE_UNKNOWN']);
    expect(codesOf(kit.try('supervisor', DAY, decline('03')))).toEqual(['GROUND_UNKNOWN']);
    const bare = new CaseKit().publicity().do('clerk', DAY, objection(DAY));
    bare.do('supervisor', DAY, decline('03'));
    expect(bare.objection(1).status).toBe('INVALID');
  });

  it('ground 05 is for one that came when the registration was done (XJR-17-1)', () => {
    const [kit, at] = registered();
    kit.do('clerk', at, objection(at)).do('supervisor', at, decline('05'));
    expect(kit.objection(1).status).toBe('INVALID');
  });

  it('is not declined by whoever reviewed the application (XJR-15-1)', () => {
    const kit = new CaseKit()
      .proposed('deputy')
      .do('supervisor', '2026-04-01', { type: 'pass', opinion: '' });
    kit.do('clerk', '2026-04-08', { ...PUBLISH, publishedAt: localDate('2026-04-08') });
    kit.do('clerk', DAY, objection(DAY));
    expect(codesOf(kit.try('deputy', DAY, decline('04')))).toEqual(['SAME_PERSON']);
  });
});

describe('a code', () => {
  it('is not of a day on which an objection still held the registration (XJR-16-6, XJR-17-1)', () => {
    const kit = new CaseKit().codingPending().do('clerk', '2026-04-24', objection('2026-04-22'));
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-04-28'));
    const on = (codedAt: string) =>
      kit.try('supervisor', '2026-04-29', code({ codedAt: localDate(codedAt) }));
    expect(on('2026-04-27')).toMatchObject([
      { code: 'CODE_DATE_INVALID', clauses: ['XJR-16-6', 'XJR-17-1'] },
    ]);
    expect(on('2026-04-28')).toEqual([]);
  });

  it.each(['LX65310OOOOOO1', 'LX65310000000I', 'IX653100000001', 'lx-6531-00000001'])(
    '%s is taken for LX653100000001 (XJR-17-1)',
    (typed) => {
      const kit = new RegistryKit();
      kit.codes.add('LX653100000001' as never);
      const at = kit.first(AT).advance('CODING_PENDING', AT);
      const entered = code({ code: typed, codeAgain: typed, codedAt: at });
      expect(codesOf(kit.try('supervisor', at, entered))).toEqual(['CODE_TAKEN']);
    },
  );

  it('lasts to the last day of the last month where the corresponding day is missing (XJR-19-1, XJR-19-4)', () => {
    const rule = XJ_2025_PROFILE.validity;
    expect(validityOf(rule, localDate('2024-02-29')).validTo).toBe('2027-02-28');
    expect(validityOf(rule, localDate('2026-03-01')).validTo).toBe('2029-02-28');
    expect(renewalOf(rule, localDate('2029-02-28'), 36).validTo).toBe('2032-02-29');
    expect(renewalOf(rule, localDate('2029-08-30'), 6).validTo).toBe('2030-02-28');
  });
});

describe('a notice', () => {
  const again = (publishedAt: string) =>
    ({ ...PUBLISH, type: 'restartPublicity', reason, publishedAt: localDate(publishedAt) }) as const;

  it('is begun anew with the day of today only, and not while an objection is open (XJR-16-2, XJR-16-6)', () => {
    const kit = new CaseKit().publicity();
    expect(codesOf(kit.try('supervisor', DAY, again('2026-04-09')))).toEqual(['PUBLICATION_DATE_INVALID']);
    kit.do('clerk', DAY, objection(DAY));
    expect(codesOf(kit.try('supervisor', DAY, again(DAY)))).toEqual(['OBJECTION_OPEN']);
    kit.advanceObjection(1, 'NOT_UPHELD', localDate(DAY)).do('supervisor', DAY, again(DAY));
    expect(kit.run('C3')).toMatchObject({ start: DAY, stopped: null });
  });

  it('that is void is drawn again with its own day; a copy of the result may stay void (XJR-11-1)', () => {
    const kit = new CaseKit().publicity();
    const voided = (document: string, reissue: boolean): CaseCommand => ({
      type: 'voidDocument',
      number: kit.numberOf(document),
      reason,
      reissue,
    });
    expect(kit.try('supervisor', DAY, voided('D13', false))).toMatchObject([
      { code: 'DOCUMENT_UNKNOWN', clauses: ['XJR-11-1'] },
    ]);
    kit.do('supervisor', DAY, voided('D13', true));
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D13', date: '2026-04-08' });
    const [other, at] = registered();
    other.do('supervisor', at, {
      type: 'voidDocument',
      number: other.numberOf('D21'),
      reason,
      reissue: false,
    });
    expect(other.case.documents.at(-1)?.voided).not.toBeNull();
  });
});

describe('what is heard', () => {
  it('a third party corrects nothing before the subject answered or its time is over (NDR-9-15)', () => {
    const [kit, at] = registered();
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' }).advance('UNDER_REVIEW', at);
    expect(codesOf(kit.try('reviewer', at, { type: 'notifySubject', notifiedAt: addDays(at, -1) }))).toEqual([
      'DATE_INVALID',
    ]);
    kit.do('reviewer', at, { type: 'notifySubject', notifiedAt: at });
    kit.do('reviewer', at, {
      type: 'proposeResult',
      answers: answersOf(kit.case, kit.profile),
      opinion: '通过',
    });
    const pass = { type: 'pass', opinion: '' } as const;
    expect(codesOf(kit.try('supervisor', at, pass))).toContain('HEARING_MISSING');
    const after = addDays(kit.run('CH').due, 1);
    expect(codesOf(kit.try('supervisor', after, pass))).toEqual(['CONSENT_MISSING']);
  });

  const revoking = (): readonly [RegistryKit, LocalDate] => {
    const [kit, at] = registered();
    const day = addDays(at, 5);
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, day).advance('FACT_FINDING', day);
    return [kit, day];
  };
  const silent = (heardAt: LocalDate) => ({ type: 'hearStatement', heardAt, statement: '' }) as const;

  it('nobody is told of a revocation before it was opened, nor silent before 5 working days (XJR-23-2)', () => {
    const [kit, day] = revoking();
    const tell = (notifiedAt: LocalDate) => ({ type: 'notifyRevocation', notifiedAt }) as const;
    expect(codesOf(kit.try('reviewer', day, tell(addDays(day, -1))))).toEqual(['DATE_INVALID']);
    kit.do('reviewer', day, tell(day));
    expect(kit.try('reviewer', day, silent(day))).toMatchObject([
      { code: 'HEARING_MISSING', clauses: ['XJR-23-2'] },
    ]);
    kit.do('reviewer', addDays(day, 20), silent(addDays(day, 20)));
  });

  it('on other facts the subject is told and heard anew (XJR-23-2)', () => {
    const [kit, day] = revoking();
    kit.do('reviewer', day, { type: 'notifyRevocation', notifiedAt: day });
    kit.do('reviewer', day, { type: 'hearStatement', heardAt: day, statement: '不属实' });
    kit.do('reviewer', day, { type: 'recordFacts', facts: '另有新的情况', evidence: [] });
    expect(kit.case.revocation).toMatchObject({ notifiedAt: null, heardAt: null, statement: '' });
    const propose = { type: 'proposeFinding', proven: true, grounds: ['01'], reasons: reason } as const;
    expect(codesOf(kit.try('reviewer', day, propose))).toEqual(['HEARING_MISSING']);
  });

  it('a finding that was approved may still go back before the decision (XJR-23-2)', () => {
    const [kit, day] = revoking();
    kit.advance('FOUND', day);
    kit.do('supervisor', day, { type: 'returnFinding', reason });
    expect(kit.case.status).toBe('FACT_FINDING');
  });
});

describe('an item that is gone, and one that will be', () => {
  it('an application on it is ended as without object by another person, with D19 (XJR-11-2)', () => {
    const [kit, at] = registered();
    const change = kit.on('CHANGE', at).case.id;
    kit.advance('UNDER_REVIEW', at);
    expect(codesOf(kit.try('supervisor', at, { type: 'closeMoot' }))).toEqual(['STEP_NOT_OPEN']);
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, at).advance('ANNOUNCED', at);
    kit.look(change).do('supervisor', at, { type: 'closeMoot' });
    expect(kit.case).toMatchObject({ status: 'TERMINATED', ending: { on: at, grounds: [] } });
    expect(kit.case.ending?.reasons).toContain('撤销');
    expect(kit.case.documents.at(-1)?.document).toBe('D19');
    expect(kit.case.clocks.every(({ stopped }) => stopped !== null)).toBe(true);
    expect(kit.item.openApplication).toBeNull();
  });

  it('is not cancelled by its subject while a revocation is open (XJR-23-2)', () => {
    const [kit, at] = registered();
    const revocation = kit.exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, at).case.id;
    const cancel = kit.on('CANCEL', at).case.id;
    kit.advance('REVIEW_PROPOSED', at);
    const pass = { type: 'pass', opinion: '' } as const;
    expect(kit.try('supervisor', at, pass)).toMatchObject([{ code: 'ENTRY_BUSY', clauses: ['XJR-23-2'] }]);
    kit.look(revocation).advance('FACT_FINDING', at);
    kit.do('reviewer', at, { type: 'notifyRevocation', notifiedAt: at });
    kit.do('reviewer', at, { type: 'hearStatement', heardAt: at, statement: '不属实' });
    kit.do('reviewer', at, { type: 'proposeFinding', proven: false, grounds: [], reasons: '查无实据' });
    kit.do('supervisor', at, { type: 'approveFinding' });
    kit.look(cancel).do('supervisor', at, pass);
    expect(kit.item.status).toBe('CANCELLED');
  });

  it('a shorter validity begins from the current version, not from the first (XJR-19-2)', () => {
    const kit = new RegistryKit();
    kit.registered(AT, operatorProduct(AT));
    const { validTo, validFrom } = kit.item;
    const day = addDays(validTo, -30);
    kit.on('RENEW', day).advance('DONE', day);
    expect(currentVersion(kit.item).validFrom > validFrom).toBe(true);
    const matter = { kind: 'SHORTEN', validTo, reasons: reason, reference: '通知' } as const;
    const creation = kit.creation('SHORTEN', day, { matter });
    expect(codesOf(kit.try('reviewer', day, creation, kit.item.id))).toEqual(['DATE_INVALID']);
  });

  it('a renewal never corrected after the item expired is refused, whatever the setting (XJR-14-2, XJR-19-5)', () => {
    const [kit] = registered();
    const { validTo } = kit.item;
    kit.on('RENEW', validTo).advance('SUBMITTED', validTo);
    kit.do('clerk', validTo, notice(validTo));
    const after = addDays(kit.run('C1b').due, 1);
    kit.do('clerk', after, { type: 'proposeRefusal', grounds: ['07'], reasons: '逾期未补正' });
    kit.do('supervisor', after, { type: 'refuse' });
    expect(kit.case.status).toBe('NOT_ACCEPTED');
  });
});

describe('who may do what', () => {
  it('only a correction is asked for by somebody else (NDR-9-14, XJR-12-2)', () => {
    const [kit, at] = registered();
    for (const type of ['CHANGE', 'CANCEL', 'RENEW'] as const) {
      const creation = kit.creation(type, at, { requester: 'INTERESTED' });
      expect(kit.try('counter', at, creation, kit.item.id)).toMatchObject([
        { code: 'STEP_NOT_OPEN', clauses: ['NDR-9-14', 'XJR-12-2'] },
      ]);
    }
  });

  it('the counter writes nothing down for others once its power is gone (XJR-23-1)', () => {
    const [kit, at] = registered();
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' });
    kit.disqualified = true;
    for (const command of [{ type: 'lodge' }, { type: 'discard', reason }] as const)
      expect(codesOf(kit.try('counter', at, command))).toContain('AGENCY_POWER_MISSING');
  });

  it('a withdrawal is decided neither way by whoever typed the application (XJR-15-1)', () => {
    const kit = new RegistryKit().first(AT).do('everybody', AT, {
      type: 'saveDraft',
      subject: {},
      application: {},
      request: {},
    });
    kit.advance('SUBMITTED', AT);
    const attached = kit.evidence('clerk', AT);
    kit.do('clerk', AT, { type: 'requestWithdrawal', reasons: reason, attachment: attached });
    for (const command of [{ type: 'consentWithdrawal' }, { type: 'denyWithdrawal', reason }] as const)
      expect(codesOf(kit.try('everybody', AT, command))).toEqual(['SAME_PERSON']);
  });

  it('a draft is thrown away by any clerk of the subject, an agent only throws away its own (XJR-10-1)', () => {
    const kit = new CaseKit().draft();
    expect(codesOf(kit.try('agent', AT, { type: 'discard', reason }))).toEqual(['SAME_PERSON']);
    kit.do('unit', AT, { type: 'discard', reason });
    expect(kit.case.status).toBe('DISCARDED');
  });

  it('a paper of no field is no part of the application and is not taken off it', () => {
    const kit = new CaseKit().submitted();
    const paper = kit.evidence('clerk', AT);
    kit.do('clerk', AT, notice(AT));
    expect(codesOf(kit.try('clerk', AT, { type: 'detach', id: paper }))).toEqual(['ATTACHMENT_REFUSED']);
  });

  it('what the agency opens by itself keeps the rules of its beginning (XJR-23-2)', () => {
    const [kit, at] = registered();
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, at);
    expect(kit.case.profile).toBe(XJ_2025_PROFILE.id);
    kit.profile = TJ_DRAFT_PROFILE;
    kit.advance('FACT_FINDING', at);
    expect(kit.case.profile).toBe(XJ_2025_PROFILE.id);
  });
});
