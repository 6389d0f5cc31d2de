/** A calendar year from outside: what is refused and where, its sums, its differences and its grid. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, isLocalDate, localDate, weekday } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';
import {
  type CalendarDay,
  dayNature,
  workingCalendar,
  XJ_CALENDAR,
} from '#shared/regulation/calendar/calendar';
import {
  calendarTotals,
  compareCalendarYears,
  datesOfYear,
} from '#shared/regulation/calendar/calendar-totals';
import { calendarYearInput, readCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { dueDate } from '#shared/regulation/calendar/due-date';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { yearView } from '#shared/regulation/calendar/year-view';

const SOURCE = {
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  number: '国办发明电〔2026〕9号',
  issuer: '国务院办公厅',
};
const day = (date: string, changes: object = {}) => ({
  date,
  kind: 'off',
  name: '元旦',
  scope: 'national',
  ...changes,
});
const year = (days: readonly object[], changes: object = {}) => ({
  year: 2027,
  source: SOURCE,
  days,
  ...changes,
});
const problems = (input: unknown) => {
  const read = readCalendarYear(input);
  return read.ok ? [] : read.error.map(({ place, message }) => `${place}：${message}`);
};

describe('a year from outside', () => {
  it('is accepted whole: days in order, each citing the notice of the year unless it names its own', () => {
    const read = readCalendarYear(
      year([
        day('2027-03-10', { name: '肉孜节', scope: 'xinjiang', source: '自治区通知' }),
        day('2027-01-01'),
      ]),
    );
    expect(read.ok && read.value.days.map(({ date, source }) => [date, source])).toEqual([
      ['2027-01-01', SOURCE.number],
      ['2027-03-10', '自治区通知'],
    ]);
    const unnumbered = readCalendarYear(year([day('2027-01-01')], { source: { ...SOURCE, number: '' } }));
    expect(unnumbered.ok && unnumbered.value.days[0]?.source).toBe(SOURCE.title);
  });

  it.each([
    ['a date that does not exist', year([day('2027-02-30')]), '第1天（2027-02-30）·日期：日期不存在'],
    ['a date that is no date', year([day('1月1日')]), '第1天·日期：日期不存在'],
    [
      'a day of the next year',
      year([day('2027-01-01'), day('2028-01-01')]),
      '第2天（2028-01-01）·日期：不在2027年内',
    ],
    ['a day of the year before', year([day('2026-12-31')]), '第1天（2026-12-31）·日期：不在2027年内'],
    [
      'a day twice',
      year([day('2027-01-01'), day('2027-01-01', { name: '春节' })]),
      '第2天（2027-01-01）·日期：同一天写了两次',
    ],
    [
      'a make-up day on a Monday',
      year([day('2027-01-04', { kind: 'makeup_workday' })]),
      '第1天（2027-01-04）·日期：1月4日(周一)不是周六或周日，不能是调休上班日',
    ],
    [
      'another kind',
      year([day('2027-01-01', { kind: 'half' })]),
      '第1天（2027-01-01）·放假或上班：没有填写或填写的不对',
    ],
    [
      'another scope',
      year([day('2027-01-01', { scope: 'world' })]),
      '第1天（2027-01-01）·适用范围：没有填写或填写的不对',
    ],
    ['no name', year([day('2027-01-01', { name: '' })]), '第1天（2027-01-01）·节日名称：不能为空'],
    [
      'a long name',
      year([day('2027-01-01', { name: '节'.repeat(41) })]),
      '第1天（2027-01-01）·节日名称：不能超过40字',
    ],
    [
      'a control character',
      year([day('2027-01-01', { name: '元\u0007旦' })]),
      '第1天（2027-01-01）·节日名称：含有不允许的控制字符',
    ],
    [
      'a turned direction',
      year([day('2027-01-01', { name: '元\u202e旦' })]),
      '第1天（2027-01-01）·节日名称：含有不允许的控制字符',
    ],
    [
      'a broken character',
      year([day('2027-01-01', { name: '元\ud83d' })]),
      '第1天（2027-01-01）·节日名称：含有不允许的控制字符',
    ],
    [
      'more items than known',
      year([day('2027-01-01', { note: 'x' })]),
      '第1天（2027-01-01）：有不认识的项目',
    ],
    ['an early year', year([day('1989-01-01')], { year: 1989 }), '年份：不能早于1990年'],
    ['a late year', year([day('2201-01-01')], { year: 2201 }), '年份：不能晚于2200年'],
    ['no year', { source: SOURCE, days: [day('2027-01-01')] }, '年份：没有填写或填写的不对'],
    ['a year with a fraction', year([day('2027-01-01')], { year: 2027.5 }), '年份：没有填写或填写的不对'],
    ['no day at all', year([]), '日期表：一天也没有'],
    [
      'too many days',
      year(Array.from({ length: 121 }, (_, index) => day(addDays(localDate('2027-01-01'), index)))),
      '日期表：超过120天，不像一年的节假日安排',
    ],
    ['no source', { year: 2027, days: [day('2027-01-01')] }, '依据：没有填写或填写的不对'],
    [
      'a source without issuer',
      year([day('2027-01-01')], { source: { ...SOURCE, issuer: '' } }),
      '依据的发文机关：不能为空',
    ],
    [
      'a source without title',
      year([day('2027-01-01')], { source: { ...SOURCE, title: '' } }),
      '依据的标题：不能为空',
    ],
    ['nothing', null, '整份日历：没有填写或填写的不对'],
  ])('%s is refused and its place named', (_, input, problem) => {
    expect(problems(input)).toContain(problem);
  });

  it('every wrong day is named, not only the first', () => {
    expect(problems(year([day('2027-02-30'), day('2027-02-31'), day('2028-01-01')]))).toHaveLength(3);
  });

  it('the shape can be published as a JSON schema', () => {
    expect(JSON.stringify(z.toJSONSchema(calendarYearInput, { io: 'input' }))).toContain(
      '"additionalProperties":false',
    );
  });

  it('the built-in years pass the same check', () => {
    for (const built of [XJ_2025, XJ_2026]) {
      const read = readCalendarYear({ ...built, source: SOURCE });
      expect(read.ok && read.value.days).toEqual(built.days);
    }
  });

  it('anything at all is either refused with a place or a year that can be signed and counted with', () => {
    const anyDay = fc.record({
      date: fc.oneof(fc.constantFrom('2027-01-01', '2027-01-02', '2027-02-30', '2028-01-01'), fc.string()),
      kind: fc.constantFrom('off', 'makeup_workday'),
      name: fc.string({ unit: 'binary', maxLength: 45 }),
      scope: fc.constantFrom('national', 'xinjiang'),
    });
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        year: fc.constantFrom(2027, 2028),
        source: fc.constant(SOURCE),
        days: fc.array(anyDay, { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(anything, (input) => {
        const read = readCalendarYear(input);
        if (!read.ok) {
          expect(read.error.length).toBeGreaterThan(0);
          expect(read.error.every(({ place, message }) => place !== '' && message !== '')).toBe(true);
          return;
        }
        const { days } = read.value;
        expect(canonicalJson(read.value)).not.toBe('');
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
        for (const { date, kind } of days) {
          expect(isLocalDate(date) && date.startsWith(`${read.value.year}-`)).toBe(true);
          if (kind === 'makeup_workday') expect(weekday(localDate(date)) % 6).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Any accepted year: days off anywhere, make-up days on weekends. */
const acceptedYear = fc.integer({ min: 1990, max: 2199 }).chain((number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.boolean(), fc.boolean()), {
      minLength: 1,
      maxLength: 100,
      selector: ([offset]) => offset,
    })
    .map((picks) => ({
      year: number,
      days: picks.map(([offset, work, regional]): CalendarDay => {
        const date = addDays(localDate(`${number}-01-01`), offset);
        const kind = work && weekday(date) % 6 === 0 ? 'makeup_workday' : 'off';
        return {
          date,
          kind,
          name: regional ? '肉孜节' : '春节',
          scope: regional ? 'xinjiang' : 'national',
          source: '通知',
        };
      }),
    })),
);

describe('the sums of a year', () => {
  it('of 2025 and 2026 are those of the rules', () => {
    expect(calendarTotals(XJ_2025)).toEqual({
      year: 2025,
      statutory: [
        { name: '元旦', days: 1 },
        { name: '春节', days: 8 },
        { name: '清明节', days: 3 },
        { name: '劳动节', days: 5 },
        { name: '端午节', days: 3 },
        { name: '国庆节、中秋节', days: 8 },
      ],
      statutoryDays: 28,
      makeupDays: 5,
      xinjiang: [
        { name: '肉孜节', days: 3 },
        { name: '古尔邦节', days: 5 },
      ],
      xinjiangDays: 8,
      workingDays: 244,
      nationalWorkingDays: 248,
    });
    expect(calendarTotals(XJ_2026)).toMatchObject({
      statutoryDays: 33,
      makeupDays: 6,
      xinjiangDays: 8,
      workingDays: 244,
      nationalWorkingDays: 248,
    });
  });

  it('account for every day of the year', () => {
    fc.assert(
      fc.property(acceptedYear, (any) => {
        const totals = calendarTotals(any);
        expect(totals.statutoryDays + totals.xinjiangDays + totals.makeupDays).toBe(any.days.length);
        expect(totals.statutory.reduce((sum, { days }) => sum + days, 0)).toBe(totals.statutoryDays);
        const grid = yearView(workingCalendar('xj', [any]), any.year).months.flatMap(({ days }) => days);
        expect(grid.filter(({ nature }) => nature === 'working' || nature === 'makeup')).toHaveLength(
          totals.workingDays,
        );
        expect(grid.map(({ date }) => date)).toEqual(datesOfYear(any.year));
      }),
    );
  });

  it('a due date in any accepted year is a working day of it', () => {
    fc.assert(
      fc.property(
        acceptedYear,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 20 }),
        (any, offset, length) => {
          const calendar = workingCalendar('xj', [any]);
          const { due } = dueDate(calendar, addDays(localDate(`${any.year}-01-01`), offset), length);
          expect(dayNature(calendar, due).working).toBe(true);
          expect(any.days.some(({ date, kind }) => date === due && kind === 'off')).toBe(false);
        },
      ),
    );
  });
});

describe('two versions of a year', () => {
  const after = {
    year: 2027,
    days: [dayOf('2027-01-01', 'off', '元旦'), dayOf('2027-01-03', 'makeup_workday', '元旦')],
  };
  function dayOf(
    date: string,
    kind: CalendarDay['kind'],
    name: string,
    scope: CalendarDay['scope'] = 'national',
  ): CalendarDay {
    return { date, kind, name, scope, source: '通知甲' };
  }

  it('a new year is compared with one of weekends only', () => {
    expect(compareCalendarYears(null, after)).toEqual([
      { date: '2027-01-01', before: '工作日', after: '放假：元旦', countsDifferently: true },
      { date: '2027-01-03', before: '双休日', after: '调休上班：元旦', countsDifferently: true },
    ]);
  });

  it('a day taken away, another name, another scope and another notice are all shown; only some move due dates', () => {
    const before = {
      year: 2027,
      days: [
        dayOf('2027-01-01', 'off', '新年'),
        { ...dayOf('2027-01-03', 'makeup_workday', '元旦'), source: '通知乙' },
        dayOf('2027-01-09', 'off', '元旦', 'xinjiang'),
      ],
    };
    expect(compareCalendarYears(before, after)).toEqual([
      { date: '2027-01-01', before: '放假：新年', after: '放假：元旦', countsDifferently: false },
      {
        date: '2027-01-03',
        before: '调休上班：元旦，依据通知乙',
        after: '调休上班：元旦，依据通知甲',
        countsDifferently: false,
      },
      { date: '2027-01-09', before: '放假：元旦（新疆）', after: '双休日', countsDifferently: false },
    ]);
  });

  it('national instead of Xinjiang counts differently by the national calendar', () => {
    const was = { year: 2027, days: [dayOf('2027-03-10', 'off', '肉孜节', 'xinjiang')] };
    const is = { year: 2027, days: [dayOf('2027-03-10', 'off', '肉孜节', 'national')] };
    expect(compareCalendarYears(was, is).map(({ countsDifferently }) => countsDifferently)).toEqual([true]);
  });

  it('the same year differs in nothing, and every difference is a day of either version', () => {
    fc.assert(
      fc.property(acceptedYear, acceptedYear, (a, b) => {
        expect(compareCalendarYears(a, a)).toEqual([]);
        const moved = {
          year: a.year,
          days: b.days.map((one) => ({ ...one, date: a.days[0]?.date ?? one.date })).slice(0, 1),
        };
        const dates = new Set([...a.days, ...moved.days].map(({ date }) => date));
        expect(compareCalendarYears(a, moved).every(({ date }) => dates.has(date))).toBe(true);
      }),
    );
  });
});

describe('the year grid', () => {
  it('shows what each day is, with the holiday and its notice', () => {
    const view = yearView(XJ_CALENDAR, 2026);
    expect([view.loaded, view.months.length]).toEqual([true, 12]);
    const shown = (date: string) => view.months.flatMap(({ days }) => days).find((one) => one.date === date);
    expect(shown('2026-01-01')).toMatchObject({
      day: 1,
      weekday: 4,
      nature: 'off',
      name: '元旦',
      scope: 'national',
    });
    expect(shown('2026-01-04')).toMatchObject({ nature: 'makeup', name: '元旦' });
    expect(shown('2026-03-20')).toMatchObject({ nature: 'off', name: '肉孜节', scope: 'xinjiang' });
    expect(shown('2026-01-10')).toMatchObject({ nature: 'weekend', name: '', source: '', scope: null });
    expect(shown('2026-01-12')).toMatchObject({ nature: 'working', name: '', source: '', scope: null });
  });

  it('places the first of each month in a week that begins on Monday', () => {
    expect(yearView(XJ_CALENDAR, 2026).months.map(({ blanks }) => blanks)).toEqual([
      3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1,
    ]);
  });

  it('a year that is not loaded has weekends only and says so', () => {
    const view = yearView(XJ_CALENDAR, 2028);
    expect(view.loaded).toBe(false);
    const days = view.months.flatMap((month) => month.days);
    expect(days).toHaveLength(366);
    expect(new Set(days.map(({ nature }) => nature))).toEqual(new Set(['working', 'weekend']));
  });
});
