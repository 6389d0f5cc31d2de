/** Clocks of real cases on the days of the test vectors (workflow 2, 10.4), and what a new calendar does to them. */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { NATIONAL_CALENDAR, workingCalendar, XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { settled, startClock } from '#shared/regulation/casework/clock-run';
import { draftClock } from '#shared/regulation/casework/first-filing';
import { movedClocks, withMovedClock } from '#shared/regulation/casework/moved-clocks';
import type { Profile } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { renewalWindow } from '#shared/regulation/register/standing';
import { notice, objection, PUBLISH, receive } from '../../helpers/case-commands';
import { END, RegistryKit, withSettings } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';

/** The same rules in force earlier, for vectors of days before 2025-10-01. */
const EARLY: Profile = { ...XJ_2025_PROFILE, effectiveFrom: localDate('2025-01-01') };
const CALENDARS = { xj: XJ_CALENDAR, national: NATIONAL_CALENDAR } as const;

const dueOf = (clock: string, start: string, calendar: keyof typeof CALENDARS): string => {
  const kit = new RegistryKit({ profile: EARLY, calendar: CALENDARS[calendar] });
  const day = localDate(start);
  switch (clock) {
    case 'C1':
      kit.first(start).advance('SUBMITTED', start);
      break;
    case 'C2':
      kit.first(start).advance('UNDER_REVIEW', start);
      break;
    case 'C2x':
      kit.registered(addDays(day, -45));
      kit.on('CANCEL', start).advance('UNDER_REVIEW', start);
      break;
    case 'C3':
      kit.first(start).advance('PUBLICITY', start);
      break;
    case 'C0':
      // Supplied on the day of the vector, filed five days later.
      kit.first(addDays(day, 5), operatorProduct(start, '2030-11-30', { firstSupplyDate: start }));
      kit.advance('SUBMITTED', addDays(day, 5));
      break;
    default: {
      kit.objected(addDays(day, -1));
      kit.do('clerk', start, objection(start));
      const about = clock === 'O1' ? 'ACCEPTED' : 'FORWARDED';
      kit.advanceObjection(2, about, day);
      return kit.run(clock, 2).due;
    }
  }
  expect(kit.run(clock).start).toBe(start);
  return kit.run(clock).due;
};

describe('clocks of cases end on the days of the vectors (workflow 10.4)', () => {
  it.each([
    ['C1', '2025-09-26', '2025-09-30', '2025-09-30'],
    ['C1', '2025-09-30', '2025-10-11', '2025-10-11'],
    ['C1', '2026-02-12', '2026-02-24', '2026-02-24'],
    ['C1', '2026-03-19', '2026-03-25', '2026-03-24'],
    ['C2', '2025-09-18', '2025-10-22', '2025-10-22'],
    ['C2', '2026-05-20', '2026-06-23', '2026-06-17'],
    ['C2x', '2026-02-11', '2026-03-03', '2026-03-03'],
    ['C3', '2025-10-09', '2025-10-22', '2025-10-22'],
    ['C3', '2026-05-25', '2026-06-11', '2026-06-08'],
    ['O1', '2026-03-18', '2026-03-26', '2026-03-25'],
    ['O2', '2026-05-26', '2026-06-05', '2026-06-02'],
    ['C0', '2025-12-25', '2026-01-23', '2026-01-23'],
  ])('%s from %s: %s in Xinjiang, %s elsewhere', (clock, start, xj, national) => {
    expect([dueOf(clock, start, 'xj'), dueOf(clock, start, 'national')]).toEqual([xj, national]);
  });

  it.each([
    ['2024-12-31', '2025-02-05'],
    ['2025-12-31', '2026-01-29'],
  ])('the annual report of the year that ends on %s is due on %s (XJR-21-2)', (start, due) => {
    const run = startClock(XJ_2025_PROFILE, XJ_CALENDAR, 'AR', localDate(start));
    expect(run).toMatchObject({ due, days: 20, basis: ['XJR-21-2'] });
  });

  it('the renewal window of 2028-10-19 opens on 2028-08-20, sixty calendar days before (XJR-19-3)', () => {
    expect(renewalWindow(localDate('2028-10-19'), XJ_2025_PROFILE.renewal)).toEqual({
      opens: '2028-08-20',
      closes: '2028-10-19',
    });
  });
});

describe('the first filing in authorised operation (NDR-9-9)', () => {
  it('is counted while the draft is open, told when it is received, and never bars it', () => {
    const kit = new RegistryKit().first(
      '2026-04-20',
      operatorProduct('2026-04-20', '2030-11-30', { firstSupplyDate: '2026-03-02' }),
    );
    const draft = draftClock(kit.case, kit.profile, kit.calendar);
    expect(draft).toMatchObject({ clock: 'C0', start: '2026-03-02', due: '2026-03-31' });
    kit.advance('SUBMITTED', '2026-04-20');
    expect(kit.run('C0')).toMatchObject({ stopped: '2026-04-20', outcome: 'submitted', due: '2026-03-31' });
    expect(draftClock(kit.case, kit.profile, kit.calendar)).toBeNull();
  });

  it('does not run outside authorised operation', () => {
    const kit = new RegistryKit().first('2026-04-20');
    kit.advance('SUBMITTED', '2026-04-20');
    expect(kit.case.clocks.map(({ clock }) => clock)).toEqual(['C1']);
  });
});

describe('a notice that is restarted (XJR-16-2)', () => {
  it('runs anew; the old run and the old notice stay visible with the reason', () => {
    const kit = new RegistryKit().first('2026-03-30');
    kit.advance('PUBLICITY', '2026-04-08');
    const again = { ...PUBLISH, type: 'restartPublicity', reason: '简介有误', receipt: '回执-2' } as const;
    kit.do('supervisor', '2026-04-13', { ...again, publishedAt: localDate('2026-04-13') });
    expect(kit.case.clocks.filter(({ clock }) => clock === 'C3')).toMatchObject([
      { run: 1, start: '2026-04-08', stopped: '2026-04-13', outcome: 'restarted' },
      { run: 2, start: '2026-04-13', due: '2026-04-27', stopped: null },
    ]);
    expect(kit.case.earlierPublicity).toMatchObject([
      { publishedAt: '2026-04-08', brokenOffBecause: '简介有误' },
    ]);
    expect(kit.case.documents.filter(({ document }) => document === 'D13')).toHaveLength(2);
    kit.do('supervisor', '2026-04-28', END);
  });

  it('not by whoever reviewed, and not while an objection is open (XJR-16-6)', () => {
    const kit = new RegistryKit().first('2026-03-30');
    kit.advance('UNDER_REVIEW', '2026-04-08');
    kit.do('deputy', '2026-04-08', { type: 'saveChecklist', answers: [] });
    kit.advance('PUBLICITY', '2026-04-08');
    const again = {
      ...PUBLISH,
      type: 'restartPublicity',
      reason: '有误',
      publishedAt: localDate('2026-04-13'),
    } as const;
    expect(kit.try('deputy', '2026-04-13', again)).toMatchObject([{ code: 'SAME_PERSON' }]);
    kit.do('clerk', '2026-04-13', objection('2026-04-13'));
    expect(kit.try('supervisor', '2026-04-13', again)).toMatchObject([
      { code: 'OBJECTION_OPEN', clauses: ['XJR-16-6', 'XJR-17-1'] },
    ]);
  });
});

describe('a calendar that comes later moves open clocks only', () => {
  const calendarOf = (off: readonly string[]) =>
    workingCalendar('xj', [
      XJ_2025,
      XJ_2026,
      {
        year: 2027,
        days: off.map((date) => ({ date, kind: 'off', name: '元旦', scope: 'national', source: '通知' })),
      },
    ]);
  const moveAll = (kit: RegistryKit, calendar: ReturnType<typeof calendarOf>) => {
    const moved = movedClocks(
      kit.tables.all('cases').map(({ state }) => state),
      calendar,
    );
    const days = [
      { date: '2027-01-01', kind: 'off' as const, name: '元旦', scope: 'national' as const, source: '通知' },
    ];
    const value = { year: 2027, days, source: { title: '通知', number: '', issuer: '自治区' } };
    kit.apply('admin', '2026-12-30', 'SYSADMIN', 'x', null, [{ type: 'calendarProposed', calendar: value }]);
    kit.apply('supervisor', '2026-12-30', 'SUPERVISOR', 'x', null, [
      { type: 'calendarConfirmed', year: 2027, moved },
    ]);
    kit.calendar = calendar;
    return moved;
  };

  it('each move is listed before and after, the old day stays with the run, ended runs never move', () => {
    const kit = new RegistryKit().first('2026-12-24');
    kit.advance('SUBMITTED', '2026-12-24');
    kit.do('clerk', '2026-12-25', notice('2026-12-25'));
    const stopped = kit.run('C1');
    const before = kit.run('C1b');
    expect(before.provisional).toBe(true);
    const moved = moveAll(kit, calendarOf(['2027-01-01', '2027-01-04']));
    expect(moved).toMatchObject([
      { name: '补正提醒', run: 1, from: before.due, provisionalBefore: true, next: { provisional: false } },
    ]);
    expect(kit.run('C1')).toEqual(stopped);
    expect(kit.run('C1b')).toMatchObject({
      due: '2027-01-19',
      provisional: false,
      earlier: [{ due: before.due, because: '载入2027年工作日历' }],
    });
    expect(kit.run('C1b').due > before.due).toBe(true);
    expect(movedClocks([kit.case], kit.calendar)).toEqual([]);
  });

  it('no day that was counted with a year is counted without it; a year nobody had makes a later day doubtful', () => {
    const kit = new RegistryKit().first('2026-12-24');
    kit.calendar = calendarOf(['2027-01-01', '2027-01-04']);
    kit.advance('UNDER_REVIEW', '2026-12-24');
    const known = kit.run('C2');
    expect(known).toMatchObject({ provisional: false });
    expect(known.due > '2027-01-01').toBe(true);
    expect(movedClocks([kit.case], workingCalendar('xj', [XJ_2025, XJ_2026]))).toEqual([]);
    // A last day that is no working day any more goes on into a year that is not known yet.
    const early = new RegistryKit().first('2026-12-01');
    early.advance('SUBMITTED', '2026-12-01');
    const due = early.run('C1').due;
    const off = [due, ...Array.from({ length: 40 }, (_, day) => addDays(due, day + 1))];
    const days = off
      .filter((date) => date < '2027-01-01')
      .map((date) => ({
        date,
        kind: 'off' as const,
        name: '停工',
        scope: 'xinjiang' as const,
        source: '通知',
      }));
    const longer = workingCalendar('xj', [XJ_2025, { year: 2026, days: [...XJ_2026.days, ...days] }]);
    expect(movedClocks([early.case], longer)).toMatchObject([
      { from: due, next: { provisional: true, missingYears: [2027] } },
    ]);
  });

  it('a move names one run: others of the same clock stay', () => {
    const kit = new RegistryKit().first('2026-12-24');
    kit.advance('UNDER_REVIEW', '2026-12-24');
    const [move] = movedClocks([kit.case], calendarOf(['2027-01-01']));
    if (!move) throw new Error('nothing moved');
    const next = withMovedClock(kit.case, { ...move, run: 9 }, 'x');
    expect(next.clocks).toEqual(kit.case.clocks);
  });

  it('a notice that stood still across the year becomes certain and can be ended (XJR-16-2)', () => {
    const profile = withSettings(XJ_2025_PROFILE, { 'objection.publicityClock': 'pause' });
    const kit = new RegistryKit({ profile }).first('2026-12-21');
    kit.advance('PUBLICITY', '2026-12-22');
    kit.do('clerk', '2026-12-24', objection('2026-12-24'));
    kit.advanceObjection(1, 'NOT_UPHELD', localDate('2026-12-30'));
    const run = kit.run('C3');
    expect(run).toMatchObject({ provisional: true, holds: [{ from: '2026-12-24', to: '2026-12-30' }] });
    expect(kit.try('supervisor', '2027-02-01', END)).toMatchObject([{ code: 'CLOCK_UNVERIFIED' }]);
    kit.calendar = calendarOf(['2027-01-01']);
    // 23, 24, then 31 and 4 … 12 January.
    expect(settled(run, kit.calendar)).toMatchObject({ due: '2027-01-12', provisional: false });
    kit.do('supervisor', '2027-02-01', END);
    expect(kit.run('C3').stopped).toBe('2027-01-12');
  });
});

describe('the day of receipt (XJR-14-1)', () => {
  it('before the rules were in force is refused', () => {
    const kit = new RegistryKit().first('2025-09-20');
    kit.advance('INTERNAL_APPROVED', '2025-09-22');
    expect(kit.try('supervisor', '2025-10-09', receive('2025-09-30', '补记'))).toMatchObject([
      { code: 'RECEIPT_DATE_INVALID', clauses: ['XJR-14-1'] },
    ]);
  });
});
