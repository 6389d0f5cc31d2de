/** Changes, corrections, cancellations and renewals of register items, and their versions (workflow 4, 6; XJR-11, XJR-19). */
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { codeKey } from '#shared/regulation/register/code-key';
import { currentVersion, versionOn } from '#shared/regulation/register/entry';
import { standingOf } from '#shared/regulation/register/standing';
import { attachment, notice, receive, saveDraft } from '../../helpers/case-commands';
import { codesOf, RegistryKit } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';

const AT = '2026-03-10';
const years = [2027, 2028, 2029, 2030, 2031, 2032].map((year) => ({ year, days: [] }));
const CALENDAR = workingCalendar('xj', [XJ_2025, XJ_2026, ...years]);
const office = (): RegistryKit => new RegistryKit({ calendar: CALENDAR });
const registered = (
  content?: Parameters<RegistryKit['registered']>[1],
): readonly [RegistryKit, LocalDate] => {
  const kit = office();
  return [kit, kit.registered(AT, content)];
};
const standing = (kit: RegistryKit, at: LocalDate) => standingOf(kit.item, kit.profile.renewal, at);

describe('a first registration makes the item (XJR-11-1, XJR-17-1, XJR-19-1)', () => {
  it('with its code, three years from the code, and version 1 as it was reviewed', () => {
    const [kit, at] = registered();
    expect(kit.item).toMatchObject({ codedAt: at, validFrom: at, status: 'EFFECTIVE', profile: 'XJ-2025' });
    expect(kit.item.validTo).toBe(addDays(localDate(`2029${at.slice(4)}`), -1));
    expect(kit.item.versions).toHaveLength(1);
    expect(currentVersion(kit.item)).toMatchObject({ number: 1, type: 'FIRST', caseId: kit.case.id });
    expect(kit.case.documents.slice(-2).map(({ document }) => document)).toEqual(['D20', 'D21']);
  });

  it('a product under an agreement ends with the agreement, a resource does not (XJR-19-2)', () => {
    const [kit] = registered(operatorProduct(AT, '2027-06-30'));
    expect(kit.item).toMatchObject({ objectType: '2', validTo: '2027-06-30' });
    const [long, at] = registered(operatorProduct(AT, '2030-11-30'));
    expect(long.item.validTo).toBe(addDays(localDate(`2029${at.slice(4)}`), -1));
  });

  it('an agreement that ended before the code leaves no validity: no code is entered (XJR-19-2)', () => {
    const kit = office();
    const at = kit.first(AT, operatorProduct(AT, '2026-03-28')).advance('CODING_PENDING', AT);
    expect(at > '2026-03-28' || kit.run('C3').due > '2026-03-20').toBe(true);
    const day = localDate('2026-04-10');
    const [refusal] = kit.try('supervisor', day, {
      type: 'enterCode',
      code: 'LX653100000009',
      codeAgain: 'LX653100000009',
      codedAt: day,
      replyReference: '回复',
    });
    expect(refusal).toMatchObject({ code: 'VALIDITY_TERM', clauses: ['XJR-19-2'] });
  });

  it('the same code never stands in the register twice (XJR-17-1)', () => {
    const [kit] = registered();
    const { code } = kit.item;
    const at = kit.first('2026-03-11').advance('CODING_PENDING', '2026-03-11');
    const typed = code.toLowerCase();
    expect(
      codesOf(
        kit.try('supervisor', at, {
          type: 'enterCode',
          code: typed,
          codeAgain: typed,
          codedAt: at,
          replyReference: '回复',
        }),
      ),
    ).toEqual(['CODE_TAKEN']);
  });
});

describe('one application on an item at a time (XJR-11-2)', () => {
  it('a second one is refused while the first is open, and possible when it has ended', () => {
    const [kit, at] = registered();
    kit.on('CHANGE', at);
    const { target } = kit.case;
    const second = kit.creation('CANCEL', at);
    const [refusal] = kit.try('clerk', at, second, target);
    expect(refusal).toMatchObject({ code: 'ENTRY_BUSY', clauses: ['XJR-11-2'] });
    kit.do('clerk', at, { type: 'discard', reason: '不办了' }).do('clerk', at, second, target);
    expect(kit.item.openApplication).toMatchObject({ type: 'CANCEL', received: false });
  });

  it('a case of the agency may run beside an application, a second one of the agency not', () => {
    const [kit, at] = registered();
    kit.on('CHANGE', at).exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, at);
    const again = kit.creation('REVOKE', at, { matter: { kind: 'REVOKE', source: '01', clue: '举报' } });
    expect(codesOf(kit.try('reviewer', at, again, kit.case.target))).toEqual(['ENTRY_BUSY']);
  });

  it('needs an item that exists', () => {
    const kit = office();
    expect(codesOf(kit.try('clerk', AT, kit.creation('CHANGE', AT)))).toEqual(['ENTRY_NOT_FOUND']);
  });

  it('an item that was cancelled meanwhile stops the application with its way out (XJR-11-2)', () => {
    const [kit, at] = registered(operatorProduct(AT));
    const change = kit.on('CHANGE', at).case.id;
    kit.advance('UNDER_REVIEW', at);
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: '举报' }, at).advance('ANNOUNCED', at);
    kit.look(change).advance('REVIEW_PROPOSED', at);
    const [refusal] = kit.try('supervisor', at, { type: 'pass', opinion: '' });
    expect(refusal).toMatchObject({ code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-11-2'] });
    kit.do('supervisor', at, { type: 'fail', grounds: ['04'], reasons: '登记已撤销' });
    expect(kit.item.openApplication).toBeNull();
  });
});

describe('a change (NDR-9-11, XJR-11-2)', () => {
  it('touches only what its reasons are about; a locked field is refused when it is typed', () => {
    const [kit, at] = registered();
    kit.on('CHANGE', at);
    const [refusal] = kit.try('clerk', at, saveDraft({ application: { dataRegistName: '另一个名称数据' } }));
    expect(refusal).toMatchObject({ code: 'FORM_LOCKED', clauses: ['XJR-11-2', 'NDR-9-11'] });
    expect(refusal?.places?.map(({ field }) => field)).toEqual(['dataRegistName']);
    kit.do('clerk', at, saveDraft({ request: { changeReasons: ['DEPOSIT', 'RESOURCE'] } }));
    kit.do('clerk', at, saveDraft({ application: { dataRegistName: '另一个名称数据' } }));
    kit.do('clerk', at, saveDraft({ request: { changeReasons: ['DEPOSIT'] } }));
    expect(codesOf(kit.try('clerk', at, { type: 'sendForApproval', warningsReason: '已核对' }))).toContain(
      'FORM_LOCKED',
    );
  });

  it('goes through the notice, keeps code and validity, and makes version 2 with D20 (XJR-11-2)', () => {
    const [kit, at] = registered();
    const before = kit.item;
    const end = kit.on('CHANGE', at).advance('DONE', at);
    expect(kit.case.publicity?.endedAt).toBe(end);
    expect(kit.item).toMatchObject({
      code: before.code,
      validFrom: before.validFrom,
      validTo: before.validTo,
      openApplication: null,
    });
    expect(kit.item.versions).toHaveLength(2);
    expect(currentVersion(kit.item)).toMatchObject({ number: 2, type: 'CHANGE', on: end });
    expect(currentVersion(kit.item).application.depositNo).toBe('KS-2026-0099');
    expect(kit.item.versions[0]).toEqual(before.versions[0]);
    expect(versionOn(kit.item, addDays(end, -1))?.number).toBe(1);
    expect(versionOn(kit.item, end)?.number).toBe(2);
    expect(versionOn(kit.item, addDays(at, -1))).toBeNull();
    expect(kit.case.documents.at(-1)?.document).toBe('D20');
    expect(kit.case.code).toBeNull();
  });

  it('is not begun on an item whose validity is over (XJR-19-5)', () => {
    const [kit] = registered();
    const [refusal] = kit.try(
      'clerk',
      addDays(kit.item.validTo, 1),
      kit.creation('CHANGE', addDays(kit.item.validTo, 1)),
      kit.item.id,
    );
    expect(refusal).toMatchObject({ code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-19-5'] });
  });
});

describe('a correction (NDR-9-14, NDR-9-15)', () => {
  const heard = (answeredAt: LocalDate, consent: 'AGREE' | 'DISAGREE', evidence: readonly number[] = []) =>
    ({ type: 'hearSubject', answeredAt, consent, statement: '如所附', evidence }) as const;
  const byThirdParty = (): readonly [RegistryKit, LocalDate] => {
    const [kit, at] = registered();
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' }).advance('UNDER_REVIEW', at);
    return [kit, at];
  };

  it('of the subject needs no other consent: its application is the consent', () => {
    const [kit, at] = registered();
    kit.on('CORRECT', at).advance('DONE', at);
    expect(currentVersion(kit.item)).toMatchObject({ number: 2, type: 'CORRECT' });
    expect(currentVersion(kit.item).application.depositNo).toBe('KS-2026-0010');
  });

  it('of a third party is entered by the counter alone, without an approval inside the subject', () => {
    const [kit, at] = registered();
    const creation = kit.creation('CORRECT', at, { requester: 'INTERESTED' });
    expect(codesOf(kit.try('unit', at, creation, kit.item.id))).toEqual(['ROLE_MISSING']);
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' });
    expect(codesOf(kit.try('unit', at, saveDraft({})))).toEqual(['ROLE_MISSING']);
    expect(codesOf(kit.try('unit', at, { type: 'sendForApproval', warningsReason: '' }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
    expect(codesOf(kit.try('counter', at, saveDraft({ request: { requesterType: 'SUBJECT' } })))).toEqual([
      'FORM_LOCKED',
    ]);
    kit.do('counter', at, { type: 'lodge' });
    expect(kit.case).toMatchObject({ status: 'INTERNAL_APPROVED', people: { internalApprover: null } });
  });

  it('without consent and without evidence is not passed; it may be failed (NDR-9-15)', () => {
    const [kit, at] = byThirdParty();
    kit.advance('REVIEW_PROPOSED', at);
    const [refusal] = kit.try('supervisor', at, { type: 'pass', opinion: '' });
    expect(refusal).toMatchObject({ code: 'CONSENT_MISSING', clauses: ['NDR-9-15', 'XJR-12-2'] });
    kit.do('supervisor', at, { type: 'fail', grounds: ['08'], reasons: '无书面同意且无证据' });
    expect(kit.case.status).toBe('REVIEW_FAILED');
    expect(kit.item.versions).toHaveLength(1);
  });

  it('the subject is told once and heard once, in its time; what it says can be the consent (NDR-9-15)', () => {
    const [kit, at] = byThirdParty();
    expect(codesOf(kit.try('reviewer', at, heard(at, 'AGREE')))).toEqual(['STEP_NOT_OPEN']);
    expect(codesOf(kit.try('reviewer', at, { type: 'notifySubject', notifiedAt: addDays(at, 1) }))).toEqual([
      'DATE_INVALID',
    ]);
    kit.do('reviewer', at, { type: 'notifySubject', notifiedAt: at });
    expect(kit.run('CH')).toMatchObject({ start: at, days: 5, nature: 'reminder', stopped: null });
    expect(codesOf(kit.try('reviewer', at, { type: 'notifySubject', notifiedAt: at }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
    expect(kit.try('reviewer', at, heard(at, 'AGREE'))).toMatchObject([
      { code: 'CONSENT_MISSING', clauses: ['NDR-9-15'] },
    ]);
    expect(codesOf(kit.try('reviewer', at, heard(at, 'AGREE', [99])))).toEqual(['EVIDENCE_UNKNOWN']);
    kit.do('reviewer', at, heard(at, 'AGREE', [kit.evidence('clerk', at)]));
    expect(kit.run('CH')).toMatchObject({ stopped: at, outcome: 'heard' });
    kit.advance('DONE', at);
    expect(currentVersion(kit.item)).toMatchObject({ number: 2, type: 'CORRECT' });
  });

  it('a subject that disagrees is no consent; evidence with its reason and paper carries it (NDR-9-15)', () => {
    const [kit, at] = byThirdParty();
    kit.do('reviewer', at, { type: 'notifySubject', notifiedAt: at });
    kit.do('reviewer', at, heard(at, 'DISAGREE'));
    kit.advance('REVIEW_PROPOSED', at);
    expect(codesOf(kit.try('supervisor', at, { type: 'pass', opinion: '' }))).toEqual(['CONSENT_MISSING']);
    const [proven, day] = registered();
    proven.on('CORRECT', day, { requester: 'OFFICE', account: 'counter' });
    proven.do(
      'counter',
      day,
      saveDraft({ request: { evidenceProves: true, evidenceReason: '存证证明原件所载编号与登记不一致。' } }),
    );
    proven.do('counter', day, { type: 'attach', attachment: attachment('14', 'evidenceFile', 500) });
    proven.advance('DONE', day);
    expect(proven.item.versions).toHaveLength(2);
  });

  it('its defects are answered at the counter (XJR-14-2)', () => {
    const [kit, at] = registered();
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' }).advance('SUBMITTED', at);
    kit.do('clerk', at, notice(at));
    expect(codesOf(kit.try('unit', at, { type: 'answerDefect', index: 0, answer: '补' }))).toEqual([
      'ROLE_MISSING',
    ]);
    kit.do('counter', at, { type: 'answerDefect', index: 0, answer: '已补' });
    kit.advance('UNDER_REVIEW', at);
    expect(kit.case.round).toBe(2);
  });

  it('may still be made after the validity is over, for the record (workflow 4.3)', () => {
    const [kit] = registered();
    const after = addDays(kit.item.validTo, 10);
    kit.on('CORRECT', after).advance('DONE', after);
    expect(kit.item.versions).toHaveLength(2);
  });
});

describe('a cancellation (NDR-9-16, NDR-9-17)', () => {
  it('has 10 working days from acceptance, no notice and no code; the item ends with D23', () => {
    const [kit, at] = registered();
    kit.on('CANCEL', at).advance('UNDER_REVIEW', at);
    expect(kit.run('C2x')).toMatchObject({ start: at, days: 10, basis: ['NDR-9-17', 'XJR-12-2'] });
    expect(kit.case.clocks.some(({ clock }) => clock === 'C2')).toBe(false);
    kit.advance('DONE', at);
    expect(kit.run('C2x')).toMatchObject({ stopped: at, outcome: 'passed' });
    expect(kit.item).toMatchObject({ status: 'CANCELLED', end: { on: at, why: 'applied' } });
    expect(kit.item.versions).toHaveLength(1);
    expect(kit.case.documents.at(-1)?.document).toBe('D23');
    expect(kit.case.publicity).toBeNull();
  });

  it('its code stays taken for ever, and nothing more is done on the item (XJR-11-2)', () => {
    const [kit, at] = registered();
    kit.on('CANCEL', at).advance('DONE', at);
    expect(kit.tables.get('codes', codeKey(kit.item.code)) !== undefined).toBe(true);
    const { id } = kit.item;
    for (const type of ['CHANGE', 'CORRECT', 'CANCEL', 'RENEW'] as const) {
      const [refusal] = kit.try('clerk', at, kit.creation(type, at), id);
      expect(refusal).toMatchObject({ code: 'ENTRY_NOT_EFFECTIVE', clauses: ['XJR-11-2'] });
    }
  });
});

describe('a renewal (XJR-19-3, XJR-19-4)', () => {
  it('may be begun and received from the sixtieth day before the end to the last day, and not a day outside', () => {
    const [kit] = registered();
    const { validTo, id } = kit.item;
    const tried = (at: LocalDate) => codesOf(kit.try('clerk', at, kit.creation('RENEW', at), id));
    expect(tried(addDays(validTo, -61))).toEqual(['RENEWAL_WINDOW_CLOSED']);
    expect(tried(addDays(validTo, 1))).toEqual(['RENEWAL_WINDOW_CLOSED']);
    expect(tried(addDays(validTo, -60))).toEqual([]);
    kit.do('clerk', addDays(validTo, -60), { type: 'discard', reason: '重来' });
    expect(tried(validTo)).toEqual([]);
  });

  it('is judged by the day it was received: a draft of the last day that comes a day later is refused', () => {
    const [kit] = registered();
    const { validTo } = kit.item;
    kit.on('RENEW', validTo).advance('INTERNAL_APPROVED', validTo);
    const [refusal] = kit.try('clerk', addDays(validTo, 1), receive(addDays(validTo, 1)));
    expect(refusal).toMatchObject({ code: 'RENEWAL_WINDOW_CLOSED', clauses: ['XJR-19-3'] });
    kit.do('supervisor', addDays(validTo, 1), receive(validTo, '昨日收到'));
    expect(kit.case.status).toBe('SUBMITTED');
  });

  it('36 months from the day after the old end, no notice, the code stays, D25 tells it (XJR-19-4)', () => {
    const [kit] = registered();
    const { validTo, code } = kit.item;
    const at = addDays(validTo, -30);
    kit.on('RENEW', at).advance('DONE', at);
    expect(kit.item).toMatchObject({ code, validTo: `2032${validTo.slice(4)}`, status: 'EFFECTIVE' });
    expect(currentVersion(kit.item)).toMatchObject({
      number: 2,
      type: 'RENEW',
      validFrom: addDays(validTo, 1),
    });
    expect(kit.case.documents.at(-1)?.document).toBe('D25');
    expect(kit.case.publicity).toBeNull();
  });

  it('37 months are refused with the form (XJR-19-4)', () => {
    const [kit] = registered();
    const at = addDays(kit.item.validTo, -30);
    kit.on('RENEW', at, {}, { request: { renewMonths: 37 } });
    const refusals = kit.try('clerk', at, { type: 'sendForApproval', warningsReason: '已核对' });
    expect(codesOf(refusals)).toContain('FORM_INCOMPLETE');
  });

  it('of a product ends with its agreement, and leaves a period or is refused (XJR-19-2)', () => {
    const [kit] = registered(operatorProduct(AT, '2030-11-30'));
    const { validTo } = kit.item;
    const at = addDays(validTo, -30);
    kit.on('RENEW', at, {}, { request: { agreementTo: '2030-11-30' } }).advance('DONE', at);
    expect(kit.item.validTo).toBe('2030-11-30');
    const [short] = registered(operatorProduct(AT, '2030-11-30'));
    const day = addDays(short.item.validTo, -30);
    short.on('RENEW', day, {}, { request: { agreementTo: addDays(short.item.validTo, -1) } });
    const refusals = short.try('clerk', day, { type: 'sendForApproval', warningsReason: '已核对' });
    expect(refusals).toMatchObject([{ code: 'RENEWAL_TERM', clauses: ['XJR-19-2', 'XJR-19-4'] }]);
  });

  it('a received renewal holds the expiry; a mere draft does not (XJR-19-3, XJR-19-5)', () => {
    const [kit] = registered();
    const { validTo, id } = kit.item;
    const after = addDays(validTo, 1);
    const expire = { kind: 'EXPIRE', reasons: '期满未续展' } as const;
    const renewal = kit.on('RENEW', validTo).case.id;
    kit.advance('INTERNAL_APPROVED', validTo);
    expect(standing(kit, after)).toBe('EXPIRED_PENDING');
    kit.exOfficio(expire, after);
    const expiry = kit.case.id;
    kit.look(renewal).do('supervisor', after, receive(validTo, '昨日收到'));
    expect(standing(kit, after)).toBe('RENEWING');
    const [refusal] = kit.look(expiry).try('supervisor', after, { type: 'approveMatter' });
    expect(refusal).toMatchObject({ code: 'RENEWAL_PENDING', clauses: ['XJR-19-3', 'XJR-19-5'] });
    kit.do('supervisor', after, { type: 'rejectMatter', reason: '续展在办' });
    const again = kit.creation('EXPIRE', after, { matter: expire });
    expect(codesOf(kit.try('reviewer', after, again, id))).toEqual(['RENEWAL_PENDING']);
    kit.look(renewal).advance('DONE', after);
    expect(standing(kit, after)).toBe('EFFECTIVE');
  });
});

describe('review failed (XJR-15-3)', () => {
  it('stands on listed grounds, issues D12, ends every clock and leaves the register alone', () => {
    const [kit, at] = registered();
    kit.on('CHANGE', at).advance('REVIEW_PROPOSED', at);
    expect(codesOf(kit.try('supervisor', at, { type: 'fail', grounds: ['99'], reasons: '其他' }))).toEqual([
      'GROUND_UNKNOWN',
    ]);
    kit.do('supervisor', at, { type: 'fail', grounds: ['05', '06'], reasons: '材料矛盾' });
    expect(kit.case).toMatchObject({ status: 'REVIEW_FAILED', ending: { grounds: ['05', '06'] } });
    expect(kit.case.documents.at(-1)?.document).toBe('D12');
    expect(kit.run('C2')).toMatchObject({ stopped: at, outcome: 'failed' });
    expect(kit.case.clocks.every(({ stopped }) => stopped !== null)).toBe(true);
    expect(kit.item).toMatchObject({ openApplication: null });
    expect(kit.item.versions).toHaveLength(1);
  });
});
