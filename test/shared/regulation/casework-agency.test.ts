/** What the agency does to the register by itself: expiry, shorter validity, revocation, restoration (workflow 6; XJR-19, XJR-23). */
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { decide } from '#shared/regulation/casework/decide';
import type { AgencyMatter } from '#shared/regulation/casework/records';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { currentVersion } from '#shared/regulation/register/entry';
import { standingOf } from '#shared/regulation/register/standing';
import { codesOf, RegistryKit, withSettings } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';

const AT = '2026-03-10';
const EXPIRE: AgencyMatter = { kind: 'EXPIRE', reasons: '期满未续展' };
const REVOKE: AgencyMatter = { kind: 'REVOKE', source: '01', clue: '举报材料虚假' };
const RESTORE: AgencyMatter = { kind: 'RESTORE', reasons: '上级纠正', reference: '上级1号' };
const shorten = (validTo: LocalDate): AgencyMatter => ({
  kind: 'SHORTEN',
  validTo,
  reasons: '协议提前终止',
  reference: '终止通知',
});
const registered = (product = false, kit = new RegistryKit()): readonly [RegistryKit, LocalDate] => {
  const at = kit.registered(AT, product ? operatorProduct(AT) : undefined);
  return [kit, at];
};

describe('expiry (XJR-19-5)', () => {
  it('is a case of the agency only after the last day, and nothing happens by itself', () => {
    const [kit] = registered();
    const { validTo, id } = kit.item;
    const [refusal] = kit.try('reviewer', validTo, kit.creation('EXPIRE', validTo, { matter: EXPIRE }), id);
    expect(refusal).toMatchObject({ code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-19-5'] });
    const after = addDays(validTo, 1);
    expect(standingOf(kit.item, kit.profile.renewal, after)).toBe('EXPIRED_PENDING');
    expect(kit.item.status).toBe('EFFECTIVE');
    kit.exOfficio(EXPIRE, after);
    expect(kit.case).toMatchObject({ status: 'AGENCY_PROPOSED', matter: EXPIRE });
    expect(kit.run('X')).toMatchObject({ start: validTo, days: 10, nature: 'reminder' });
  });

  it('is decided by another person than who proposed it (XJR-15-1), and cancels with D26', () => {
    const [kit] = registered();
    const after = addDays(kit.item.validTo, 1);
    kit.exOfficio(EXPIRE, after, { account: 'deputy' });
    expect(kit.try('deputy', after, { type: 'approveMatter' })).toMatchObject([
      { code: 'SAME_PERSON', clauses: ['XJR-9-4', 'XJR-15-1'] },
    ]);
    expect(codesOf(kit.try('clerk', after, { type: 'approveMatter' }))).toEqual(['ROLE_MISSING']);
    kit.do('supervisor', after, { type: 'approveMatter' });
    expect(kit.item).toMatchObject({
      status: 'CANCELLED',
      end: { on: after, why: 'expired', caseId: kit.case.id },
      openAgencyCase: null,
    });
    expect(kit.case.documents.map(({ document }) => document)).toEqual(['D26']);
    expect(kit.run('X')).toMatchObject({ stopped: after, outcome: 'decided' });
  });

  it('is announced only where the setting says so (D27)', () => {
    const profile = withSettings(XJ_2025_PROFILE, { 'cancellation.announce': true });
    const [kit] = registered(false, new RegistryKit({ profile }));
    const after = addDays(kit.item.validTo, 1);
    kit.exOfficio(EXPIRE, after).advance('DONE', after);
    expect(kit.case.documents.map(({ document, party }) => [document, party])).toEqual([
      ['D26', 'subject'],
      ['D27', 'public'],
    ]);
  });

  it('of an item that is cancelled already is refused when it is confirmed (XJR-19-5)', () => {
    const [kit] = registered();
    const after = addDays(kit.item.validTo, 1);
    const expiry = kit.exOfficio(EXPIRE, after).case.id;
    kit.on('CANCEL', after).advance('DONE', after);
    const [refusal] = kit.look(expiry).try('supervisor', after, { type: 'approveMatter' });
    expect(refusal).toMatchObject({ code: 'STEP_NOT_OPEN', clauses: ['XJR-19-5'] });
    kit.do('supervisor', after, { type: 'rejectMatter', reason: '已注销' });
    expect(kit.case.status).toBe('DISMISSED');
    expect(kit.run('X').outcome).toBe('caseEnded');
  });

  it('is reminded of before and in the renewal window, not earlier and not when it is over (XJR-19-3)', () => {
    const [kit] = registered();
    const { validTo } = kit.item;
    const remind = (at: LocalDate) => kit.try('clerk', at, { type: 'remindRenewal' });
    expect(remind(addDays(validTo, -91))).toMatchObject([{ code: 'STEP_NOT_OPEN', clauses: ['XJR-19-3'] }]);
    expect(remind(addDays(validTo, -90))).toEqual([]);
    expect(remind(validTo)).toEqual([]);
    expect(codesOf(remind(addDays(validTo, 1)))).toEqual(['STEP_NOT_OPEN']);
    expect(kit.case.documents.filter(({ document }) => document === 'D24')).toHaveLength(2);
  });
});

describe('a shorter validity when the agreement ends early (XJR-19-2)', () => {
  it('ends on the day the agreement really ended, between the first and the old last day', () => {
    const [kit, at] = registered(true);
    const { validFrom, validTo, id } = kit.item;
    const tried = (to: LocalDate) =>
      kit.try('reviewer', at, kit.creation('SHORTEN', at, { matter: shorten(to) }), id);
    expect(tried(validTo)).toMatchObject([{ code: 'DATE_INVALID', clauses: ['XJR-19-2'] }]);
    expect(codesOf(tried(addDays(validFrom, -1)))).toEqual(['DATE_INVALID']);
    expect(tried(addDays(validFrom, 100))).toEqual([]);
    kit.do('supervisor', at, { type: 'approveMatter' });
    expect(kit.item).toMatchObject({ validFrom, validTo: addDays(validFrom, 100), status: 'EFFECTIVE' });
    expect(currentVersion(kit.item)).toMatchObject({ number: 2, type: 'SHORTEN' });
    expect(kit.case.documents.map(({ document }) => document)).toEqual(['D20']);
  });

  it('is not there for a mere resource (XJR-19-2)', () => {
    const [kit, at] = registered();
    const matter = shorten(addDays(at, 100));
    const [refusal] = kit.try('reviewer', at, kit.creation('SHORTEN', at, { matter }), kit.item.id);
    expect(refusal).toMatchObject({ code: 'STEP_NOT_OPEN', clauses: ['XJR-19-2'] });
  });

  it('a case of the agency says what it means to do, and only the agency opens it (XJR-11-2)', () => {
    const [kit, at] = registered(true);
    const { id } = kit.item;
    const [nothing] = kit.try('reviewer', at, kit.creation('SHORTEN', at), id);
    expect(nothing).toMatchObject({ code: 'REASON_MISSING', clauses: ['XJR-11-2'] });
    const other = kit.creation('SHORTEN', at, { matter: REVOKE });
    expect(codesOf(kit.try('reviewer', at, other, id))).toEqual(['REASON_MISSING']);
    const matter = shorten(addDays(at, 100));
    expect(codesOf(kit.try('unit', at, kit.creation('SHORTEN', at, { matter }), id))).toEqual([
      'ROLE_MISSING',
    ]);
    kit.disqualified = true;
    expect(codesOf(kit.try('reviewer', at, kit.creation('SHORTEN', at, { matter }), id))).toEqual([
      'AGENCY_POWER_MISSING',
    ]);
  });
});

describe('revocation (XJR-23-2, NDR-20-1)', () => {
  const factFinding = (): readonly [RegistryKit, LocalDate] => {
    const [kit, at] = registered();
    kit.exOfficio(REVOKE, at).advance('FACT_FINDING', at);
    return [kit, at];
  };
  const heard = (): readonly [RegistryKit, LocalDate] => {
    const [kit, at] = factFinding();
    kit.do('reviewer', at, { type: 'notifyRevocation', notifiedAt: at });
    kit.do('reviewer', at, { type: 'hearStatement', heardAt: at, statement: '材料系旧版。' });
    return [kit, at];
  };

  it('is opened on a listed source by any officer of the agency', () => {
    const [kit, at] = registered();
    const odd = kit.creation('REVOKE', at, { matter: { ...REVOKE, source: '77' } });
    expect(kit.try('reviewer', at, odd, kit.item.id)).toMatchObject([
      { code: 'GROUND_UNKNOWN', clauses: ['XJR-23-2'] },
    ]);
    kit.exOfficio(REVOKE, at, { account: 'counter' });
    expect(kit.case.status).toBe('OPENED');
  });

  it('facts name only papers of the case, and days are not to come (XJR-23-2)', () => {
    const [kit, at] = factFinding();
    expect(codesOf(kit.try('reviewer', at, { type: 'recordFacts', facts: '不符', evidence: [9] }))).toEqual([
      'EVIDENCE_UNKNOWN',
    ]);
    expect(
      codesOf(kit.try('reviewer', at, { type: 'notifyRevocation', notifiedAt: addDays(at, 1) })),
    ).toEqual(['DATE_INVALID']);
    kit.do('reviewer', at, { type: 'notifyRevocation', notifiedAt: at });
    expect(
      codesOf(kit.try('reviewer', at, { type: 'hearStatement', heardAt: addDays(at, -1), statement: '' })),
    ).toEqual(['DATE_INVALID']);
  });

  it('the subject is told and heard before a finding is proposed', () => {
    const [kit, at] = factFinding();
    const propose = { type: 'proposeFinding', proven: true, grounds: ['01'], reasons: '虚假材料' } as const;
    expect(kit.try('reviewer', at, propose)).toMatchObject([
      { code: 'HEARING_MISSING', clauses: ['XJR-23-2'] },
    ]);
    expect(codesOf(kit.try('reviewer', at, { type: 'hearStatement', heardAt: at, statement: '' }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
  });

  it('a proven finding stands on listed grounds; whoever found neither approves nor decides, but may take it back (XJR-23-2)', () => {
    const [kit, at] = heard();
    const propose = (grounds: readonly string[]) =>
      ({ type: 'proposeFinding', proven: true, grounds, reasons: '虚假材料' }) as const;
    expect(codesOf(kit.try('deputy', at, propose([])))).toEqual(['GROUND_UNKNOWN']);
    kit.do('deputy', at, propose(['01', '04']));
    expect(kit.try('deputy', at, { type: 'approveFinding' })).toMatchObject([
      { code: 'SAME_PERSON', clauses: ['XJR-23-2'] },
    ]);
    kit.do('deputy', at, { type: 'returnFinding', reason: '再核' });
    expect(kit.case).toMatchObject({ status: 'FACT_FINDING', returnReason: '再核' });
    kit.do('deputy', at, propose(['01'])).do('supervisor', at, { type: 'approveFinding' });
    expect(kit.case.documents.at(-1)).toMatchObject({ document: 'D28', party: 'file' });
    expect(codesOf(kit.try('deputy', at, { type: 'decideRevocation' }))).toEqual(['SAME_PERSON']);
  });

  it('takes the item out of force on the day of the decision; the announcement must follow (XJR-23-2)', () => {
    const [kit, at] = heard();
    kit.advance('FOUND', at);
    const day = addDays(at, 3);
    kit.do('chief', day, { type: 'decideRevocation' });
    expect(kit.item).toMatchObject({ status: 'REVOKED', end: { on: day, why: 'revoked' } });
    expect(kit.case.status).toBe('REVOKED');
    expect(kit.item.openAgencyCase).toMatchObject({ type: 'REVOKE' });
    const announce = (on: LocalDate) =>
      ({ type: 'announceRevocation', on, announcement: '公告1号' }) as const;
    expect(codesOf(kit.try('clerk', addDays(day, 5), announce(addDays(day, -1))))).toEqual(['DATE_INVALID']);
    kit.do('clerk', addDays(day, 5), announce(addDays(day, 2)));
    expect(kit.case.status).toBe('ANNOUNCED');
    expect(kit.case.documents.slice(-2)).toMatchObject([
      { document: 'D29', party: 'subject', date: day },
      { document: 'D30', party: 'public', date: addDays(day, 2) },
    ]);
    expect(kit.item.openAgencyCase).toBeNull();
  });

  it('that is not proven is dismissed and leaves the register alone (XJR-23-2)', () => {
    const [kit, at] = heard();
    kit.do('reviewer', at, { type: 'proposeFinding', proven: false, grounds: [], reasons: '查无实据' });
    kit.do('supervisor', at, { type: 'approveFinding' });
    expect(kit.case).toMatchObject({ status: 'DISMISSED', ending: { reasons: '查无实据' } });
    expect(kit.item.status).toBe('EFFECTIVE');
  });

  it('nothing is revoked that is not in force any more (XJR-11-2)', () => {
    const [kit, at] = heard();
    kit.advance('FOUND', at);
    // No step of the office leads there any more: the item is out of force as another station might say.
    const facts = kit.facts('supervisor', at);
    const entry = { ...kit.item, status: 'CANCELLED' as const };
    const decision = decide(kit.case, { type: 'decideRevocation' }, { ...facts, entry });
    expect(decision.ok ? [] : decision.error).toMatchObject([
      { code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-11-2'] },
    ]);
  });
});

describe('restoration by a superior (XJR-23-2)', () => {
  it('is only for what was revoked, after the announcement, and brings the item back as it was', () => {
    const [kit, at] = registered();
    const { id, validTo, code } = kit.item;
    expect(kit.try('reviewer', at, kit.creation('RESTORE', at, { matter: RESTORE }), id)).toMatchObject([
      { code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-23-2'] },
    ]);
    kit.exOfficio(REVOKE, at).advance('REVOKED', at);
    expect(codesOf(kit.try('reviewer', at, kit.creation('RESTORE', at, { matter: RESTORE }), id))).toEqual([
      'ENTRY_BUSY',
    ]);
    kit.advance('ANNOUNCED', at);
    kit.exOfficio(RESTORE, at).advance('DONE', at);
    expect(kit.item).toMatchObject({ id, code, validTo, status: 'EFFECTIVE', end: null });
    expect(kit.item.cases).toHaveLength(3);
    expect(kit.case.documents.at(-1)?.document).toBe('D20');
  });
});
