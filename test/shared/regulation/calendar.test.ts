/** Working-day arithmetic: the vectors of the rules, and what must hold for every date. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  beijingDate,
  daysBetween,
  type Instant,
  isLocalDate,
  localDate,
  weekday,
} from '#shared/domain/local-date';
import { dayNature, NATIONAL_CALENDAR, XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { deadlineLight } from '#shared/regulation/calendar/deadline-light';
import { dueDate, workingDaysBetween } from '#shared/regulation/calendar/due-date';

/** start, working days, due in Xinjiang, due by the national calendar. */
const VECTORS: readonly (readonly [string, number, string, string])[] = [
  ['2025-09-26', 3, '2025-09-30', '2025-09-30'],
  ['2025-09-30', 3, '2025-10-11', '2025-10-11'],
  ['2026-02-12', 3, '2026-02-24', '2026-02-24'],
  ['2026-03-19', 3, '2026-03-25', '2026-03-24'],
  ['2025-09-18', 20, '2025-10-22', '2025-10-22'],
  ['2026-05-20', 20, '2026-06-23', '2026-06-17'],
  ['2026-02-11', 10, '2026-03-03', '2026-03-03'],
  ['2025-10-09', 10, '2025-10-22', '2025-10-22'],
  ['2026-05-25', 10, '2026-06-11', '2026-06-08'],
  ['2026-03-18', 5, '2026-03-26', '2026-03-25'],
  ['2026-05-26', 5, '2026-06-05', '2026-06-02'],
  ['2024-12-31', 20, '2025-02-05', '2025-02-05'],
  ['2025-12-31', 20, '2026-01-29', '2026-01-29'],
  ['2025-12-25', 20, '2026-01-23', '2026-01-23'],
  ['2026-04-27', 15, '2026-05-20', '2026-05-20'],
  ['2025-03-01', 30, '2025-04-15', '2025-04-14'],
  ['2025-06-05', 3, '2025-06-13', '2025-06-10'],
];

const loadedDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(localDate('2025-01-01'), days));

describe('due dates', () => {
  it.each(VECTORS)(
    '%s + %i working days is due on %s in Xinjiang and %s by the national calendar',
    (start, days, xj, national) => {
      expect(dueDate(XJ_CALENDAR, localDate(start), days).due).toBe(xj);
      expect(dueDate(NATIONAL_CALENDAR, localDate(start), days).due).toBe(national);
    },
  );

  it('the first day after 28 March 2025 is 1 April, because of 肉孜节', () => {
    const due = dueDate(XJ_CALENDAR, localDate('2025-03-28'), 3);
    expect(due.firstDay).toBe('2025-04-01');
    expect(due.skipped.map((day) => day.reason)).toContain('肉孜节放假');
  });

  it('a make-up Sunday counts and is named', () => {
    const due = dueDate(XJ_CALENDAR, localDate('2025-09-26'), 1);
    expect(due.due).toBe('2025-09-28');
    expect(due.makeups).toHaveLength(1);
  });

  it('both years have 244 working days in Xinjiang and 248 by the national calendar', () => {
    for (const year of [2025, 2026]) {
      const count = (calendar: typeof XJ_CALENDAR) =>
        workingDaysBetween(calendar, localDate(`${year - 1}-12-31`), localDate(`${year}-12-31`));
      expect(count(XJ_CALENDAR)).toBe(244);
      expect(count(NATIONAL_CALENDAR)).toBe(248);
    }
  });

  it('a period that reaches a year without a calendar is 待核 and says which year', () => {
    const due = dueDate(XJ_CALENDAR, localDate('2026-12-25'), 10);
    expect(due.provisional).toBe(true);
    expect(due.missingYears).toEqual([2027]);
    expect(dueDate(XJ_CALENDAR, localDate('2026-12-01'), 10).provisional).toBe(false);
  });

  it('every day between start and due is either counted or skipped with its reason', () => {
    fc.assert(
      fc.property(loadedDay, fc.integer({ min: 1, max: 40 }), (start, days) => {
        const due = dueDate(XJ_CALENDAR, start, days);
        expect(daysBetween(start, due.due)).toBe(days + due.skipped.length);
        expect(workingDaysBetween(XJ_CALENDAR, start, due.due)).toBe(days);
        expect(dayNature(XJ_CALENDAR, due.due).working).toBe(true);
        expect(
          due.skipped.every(
            (day) => !dayNature(XJ_CALENDAR, day.date).working && day.reason !== '' && day.source !== '',
          ),
        ).toBe(true);
      }),
    );
  });

  it('receipt on a day off gives the same due date as receipt on the last day before it', () => {
    fc.assert(
      fc.property(loadedDay, fc.integer({ min: 1, max: 30 }), (start, days) => {
        const next = addDays(start, 1);
        if (dayNature(XJ_CALENDAR, next).working) return;
        expect(dueDate(XJ_CALENDAR, next, days).due).toBe(dueDate(XJ_CALENDAR, start, days).due);
      }),
    );
  });

  it('a longer period never ends earlier', () => {
    fc.assert(
      fc.property(loadedDay, fc.integer({ min: 1, max: 40 }), (start, days) => {
        expect(dueDate(XJ_CALENDAR, start, days + 1).due > dueDate(XJ_CALENDAR, start, days).due).toBe(true);
      }),
    );
  });
});

describe('the traffic light', () => {
  const period = {
    days: 3,
    due: localDate('2026-03-25'),
    stopped: null,
    nature: 'deadline' as const,
    holds: [],
  };
  it.each([
    ['2026-03-20', 'normal'],
    ['2026-03-24', 'soon'],
    ['2026-03-25', 'today'],
    ['2026-03-26', 'overdue'],
  ])('on %s is %s', (today, level) => {
    expect(deadlineLight(XJ_CALENDAR, period, localDate(today)).level).toBe(level);
  });

  it('a closed clock tells whether it was in time', () => {
    expect(
      deadlineLight(XJ_CALENDAR, { ...period, stopped: localDate('2026-03-25') }, localDate('2026-05-01')),
    ).toEqual({ level: 'done', late: 0 });
    expect(
      deadlineLight(XJ_CALENDAR, { ...period, stopped: localDate('2026-03-27') }, localDate('2026-05-01')),
    ).toEqual({ level: 'done', late: 2 });
  });
});

describe('a period that has to run out', () => {
  const notice = {
    days: 10,
    due: localDate('2026-04-22'),
    stopped: null,
    nature: 'period' as const,
    holds: [],
  };
  it.each([
    ['2026-04-20', { level: 'normal', remaining: 2 }],
    ['2026-04-22', { level: 'normal', remaining: 0 }],
    ['2026-04-30', { level: 'ended' }],
  ])('on %s nobody is late', (today, light) => {
    expect(deadlineLight(XJ_CALENDAR, notice, localDate(today))).toEqual(light);
  });
});

describe('local dates', () => {
  it('refuse days that do not exist', () => {
    expect(isLocalDate('2026-02-30')).toBe(false);
    expect(isLocalDate('2026-2-3')).toBe(false);
    expect(isLocalDate('2024-02-29')).toBe(true);
  });

  it('are those of Beijing: the evening before in UTC is the next day', () => {
    expect(beijingDate('2026-03-09T15:59:59.999Z' as Instant)).toBe('2026-03-09');
    expect(beijingDate('2026-03-09T16:00:00.000Z' as Instant)).toBe('2026-03-10');
  });

  it('29 February falls back to 28 in a common year', () => {
    expect(addYears(localDate('2024-02-29'), 3)).toBe('2027-02-28');
    expect(addYears(localDate('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it('adding days moves the weekday on by as many', () => {
    fc.assert(
      fc.property(loadedDay, fc.integer({ min: 0, max: 1000 }), (date, days) => {
        expect(weekday(addDays(date, days))).toBe((weekday(date) + days) % 7);
      }),
    );
  });
});
