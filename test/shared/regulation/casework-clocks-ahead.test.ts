/** What a clock that ran ahead, or behind, wrote cuts no period of the law short, and holds nobody for years (design 2.4). */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { APPROVE, code, objection, PUBLISH, receive } from '../../helpers/case-commands';
import { CaseKit, codesOf, END, RegistryKit, withSettings } from '../../helpers/case-kit';

const OUT = '2026-04-08';
const LAST = '2026-04-22';
const AFTER = '2026-04-23';
const AHEAD = '2026-07-10';

const coded = (day: string) => code({ codedAt: localDate(day) });

describe('a notice that was ended by a clock ahead', () => {
  it('runs its working days before any code is entered (XJR-16-2, XJR-17-1)', () => {
    const kit = new CaseKit().publicity(OUT).do('supervisor', AHEAD, END);
    for (const day of [OUT, '2026-04-15', LAST]) {
      const refusals = kit.try('supervisor', day, coded(day));
      expect(codesOf(refusals)).toEqual(['PUBLICITY_RUNNING']);
      expect(refusals[0]?.message).toContain('公示期至2026年4月22日24时届满');
      expect(refusals[0]?.message).toContain('期满确认记为2026年7月10日，晚于今天');
    }
    expect(codesOf(kit.try('supervisor', AFTER, coded(LAST)))).toEqual(['CODE_DATE_INVALID']);
    kit.do('supervisor', AFTER, coded(AFTER));
  });

  it('nor is a code confirmed that was typed by that clock (XJR-16-2, XJR-17-1)', () => {
    const confirm = { type: 'confirmCode', code: 'LX653100000001' } as const;
    const kit = new CaseKit()
      .publicity(OUT)
      .do('supervisor', AHEAD, END)
      .do('supervisor', AHEAD, coded(AFTER));
    expect(codesOf(kit.try('reviewer', OUT, confirm))).toEqual(['PUBLICITY_RUNNING']);
    kit.do('reviewer', AFTER, confirm);
    const later = new CaseKit()
      .publicity(OUT)
      .do('supervisor', AHEAD, END)
      .do('supervisor', AHEAD, coded(AHEAD));
    expect(codesOf(later.try('reviewer', AFTER, confirm))).toEqual(['CODE_DATE_INVALID']);
    later
      .do('reviewer', AFTER, { type: 'rejectCode', reason: '赋码之日误录' })
      .do('supervisor', AFTER, coded(AFTER));
  });

  it('stood still no longer than the objection to it may take (XJR-16-2, XJR-16-6)', () => {
    const profile = withSettings(XJ_2025_PROFILE, { 'objection.publicityClock': 'pause' });
    const kit = new RegistryKit({ profile }).first('2026-03-30');
    kit.advance('PUBLICITY', OUT);
    kit.do('clerk', '2026-04-13', objection('2026-04-13'));
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-10-09'));
    kit.advance('CODING_PENDING', '2026-10-09');
    expect((kit.run('C3').stopped ?? '') > '2026-10-09').toBe(true);
    // Counted on: three days to 13 April, then, when 15 working days are over, the other seven.
    const refusals = kit.try('supervisor', '2026-04-30', coded('2026-04-30'));
    expect(codesOf(refusals)).toEqual(['PUBLICITY_RUNNING']);
    expect(refusals[0]?.message).toContain('公示期至2026年5月');
    kit.do('supervisor', '2026-06-15', coded('2026-06-15'));
  });
});

describe('a notice that a clock dated ahead', () => {
  it('is made anew on a day that is known; while its end is not confirmed that is said, too (XJR-16-2)', () => {
    const again = { ...PUBLISH, type: 'restartPublicity', reason: '公示之日误记' } as const;
    for (const status of ['PUBLICITY', 'CODING_PENDING'] as const) {
      const kit = new RegistryKit().first('2026-03-30');
      kit.advance('PUBLICITY_PENDING', '2026-04-01');
      kit.advance(status, AHEAD);
      const [refusal] =
        status === 'PUBLICITY' ? kit.try('supervisor', OUT, END) : kit.try('supervisor', OUT, coded(OUT));
      expect(refusal).toMatchObject({ code: 'PUBLICITY_RUNNING', clauses: ['XJR-16-2', 'XJR-17-1'] });
      expect(refusal?.message).toContain('公示之日记为2026年7月10日，晚于今天（2026年4月8日）');
      expect(refusal?.wayOut).toContain('重新公示');
      kit.do('supervisor', OUT, { ...again, publishedAt: localDate(OUT) });
      expect(kit.case).toMatchObject({ status: 'PUBLICITY', publicity: { publishedAt: OUT, endedAt: null } });
      expect(kit.run('C3')).toMatchObject({ start: OUT, due: LAST });
      // What was filed of the end of the former one is void, and is filed anew.
      const records = kit.case.documents.filter(({ document }) => document === 'D14');
      expect(records.map(({ voided }) => voided?.reason)).toEqual(status === 'PUBLICITY' ? [] : ['重新公示']);
      expect(codesOf(kit.try('supervisor', LAST, END))).toEqual(['PUBLICITY_RUNNING']);
      kit.do('supervisor', AFTER, END).do('supervisor', AFTER, coded(AFTER));
      const standing = kit.case.documents.filter((one) => one.document === 'D14' && one.voided === null);
      expect(standing).toHaveLength(1);
    }
  });

  it('is not made anew once its day has come, nor while a code waits (XJR-16-2)', () => {
    const again = { ...PUBLISH, type: 'restartPublicity', reason: '公示之日误记' } as const;
    const kit = new CaseKit().publicity(OUT).do('supervisor', AFTER, END);
    expect(codesOf(kit.try('supervisor', AFTER, { ...again, publishedAt: localDate(AFTER) }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
    const typed = new CaseKit().publicity(AHEAD);
    typed.advance('CODING_PENDING', AHEAD);
    const late = addDays(typed.run('C3').due, 1);
    typed.do('supervisor', late, coded(late));
    expect(codesOf(typed.try('supervisor', OUT, { ...again, publishedAt: localDate(OUT) }))).toEqual([
      'STEP_NOT_OPEN',
    ]);
  });

  it('shuts nobody out: an objection to it is in time, also on the days before it is made anew (XJR-16-5)', () => {
    const again = { ...PUBLISH, type: 'restartPublicity', reason: '公示之日误记' } as const;
    const kit = new CaseKit().publicity(AHEAD);
    kit.do('clerk', '2026-04-10', objection(OUT));
    expect(kit.case.objections).toMatchObject([{ inPeriod: true, receivedAt: OUT }]);
    kit.do('supervisor', '2026-04-10', { type: 'withdrawObjection', objection: 1, reason: '已澄清' });
    kit.do('supervisor', '2026-04-10', { ...again, publishedAt: localDate('2026-04-10') });
    kit.do('clerk', '2026-04-13', objection('2026-04-09')).do('clerk', '2026-04-13', objection('2026-04-13'));
    expect(kit.case.objections.map(({ inPeriod }) => inPeriod)).toEqual([true, true, true]);
    // Not for ever: the notice that was made anew says when it ends.
    const late = addDays(kit.run('C3').due, 1);
    kit.do('clerk', late, objection(late));
    expect(kit.case.objections.at(-1)?.inPeriod).toBe(false);
  });
});

describe('an objection that was closed by a clock ahead', () => {
  it('holds the code for the time that the law gives it, and no longer (XJR-16-6, XJR-16-7)', () => {
    const kit = new CaseKit().publicity(OUT);
    kit.do('clerk', '2026-04-13', objection('2026-04-13'));
    kit.advanceObjection(1, 'NOT_UPHELD', localDate(AHEAD));
    kit.do('supervisor', '2026-07-31', END);
    // Received on 13 April: handed on by 20 April, answered by 27 April, decided by 7 May, after the holidays.
    const [refusal] = kit.try('supervisor', '2026-04-28', coded('2026-04-28'));
    expect(refusal).toMatchObject({ code: 'CODE_DATE_INVALID', clauses: ['XJR-16-6', 'XJR-17-1'] });
    expect(refusal?.message).toContain('晚于今天，办结时计算机时间超前');
    const heard = '2026-05-07';
    expect(codesOf(kit.try('supervisor', heard, coded('2026-05-06')))).toEqual(['CODE_DATE_INVALID']);
    kit.do('supervisor', heard, coded(heard));
  });
});

describe('a receipt before the day of the approval', () => {
  it('is a supervisor’s to answer for, whichever clock was wrong (XJR-14-1)', () => {
    const kit = new RegistryKit().first('2026-03-20');
    kit.do('clerk', '2026-03-20', { type: 'sendForApproval', warningsReason: '' });
    kit.do('reviewer', '2026-03-20', { ...APPROVE, secrecyReviewedAt: localDate('2026-03-20') });
    const now = receive('2026-03-10');
    const [refusal] = kit.try('clerk', '2026-03-10', now);
    expect(refusal).toMatchObject({ code: 'RECEIPT_DATE_INVALID', clauses: ['XJR-14-1'] });
    expect(refusal?.message).toContain('记为2026年3月20日，晚于今天（2026年3月10日）');
    expect(codesOf(kit.try('supervisor', '2026-03-10', now))).toEqual(['RECEIPT_DATE_INVALID']);
    kit.do('supervisor', '2026-03-10', receive('2026-03-10', '审核时时钟超前'));
    expect(kit.case.receipts.at(-1)).toMatchObject({ backdatedBecause: '审核时时钟超前' });
  });
});
