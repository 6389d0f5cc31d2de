/** Reading of notices: what holds for any year, however it is written, and for any text at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type LocalDate, localDate, weekday } from '#shared/domain/local-date';
import { dayNature, workingCalendar } from '#shared/regulation/calendar/calendar';
import { dueDate } from '#shared/regulation/calendar/due-date';
import { MAX_NOTICE_LENGTH, noticeToDays, readNotice } from '#shared/regulation/calendar/read-notice';

const NOTICE = { title: '通知', number: '', issuer: '国务院办公厅' };

/** A holiday of a generated year: its days off and the make-up days behind it. */
interface Holiday {
  readonly name: string;
  readonly off: readonly LocalDate[];
  readonly makeup: readonly LocalDate[];
}
interface Style {
  readonly week: (date: LocalDate) => string;
  readonly to: string;
  readonly and: string;
  readonly wide: boolean;
  readonly counted: boolean;
}

const NAMES = ['元旦', '春节', '肉孜节', '清明节', '劳动节', '古尔邦节', '端午节', '国庆节、中秋节'] as const;
const WEEK = '日一二三四五六';
const isWeekend = (date: LocalDate): boolean => weekday(date) % 6 === 0;

const anyYear = fc.integer({ min: 1990, max: 2199 }).chain((year) =>
  fc.record({
    year: fc.constant(year),
    holidays: fc.tuple(
      ...NAMES.map((name, zone) =>
        fc
          .tuple(
            fc.integer({ min: 0, max: 20 }),
            fc.integer({ min: 1, max: 9 }),
            fc.integer({ min: 0, max: 3 }),
          )
          .map(([start, length, makeups]): Holiday => {
            const first = addDays(localDate(`${year}-01-01`), zone * 45 + start);
            const off = Array.from({ length }, (_, index) => addDays(first, index));
            const after = Array.from({ length: 14 }, (_, index) => addDays(first, length + index));
            return { name, off, makeup: after.filter(isWeekend).slice(0, makeups) };
          }),
      ),
    ),
  }),
);
const anyStyle: fc.Arbitrary<Style> = fc.record({
  week: fc.constantFrom<Style['week']>(
    (date) => `（周${WEEK.charAt(weekday(date))}）`,
    (date) => `(星期${WEEK.charAt(weekday(date))})`,
    (date) => `【礼拜${weekday(date) === 0 ? '天' : WEEK.charAt(weekday(date))}】`,
    () => '',
  ),
  to: fc.constantFrom('至', '到', '—', '-', '——', '～'),
  and: fc.constantFrom('、', '，', '和', ' 、 '),
  wide: fc.boolean(),
  counted: fc.boolean(),
});

function render(year: number, holidays: readonly Holiday[], style: Style): string {
  const day = (date: LocalDate, before: LocalDate | null) => {
    const month = before?.slice(5, 7) === date.slice(5, 7) ? '' : `${Number(date.slice(5, 7))}月`;
    return `${month}${Number(date.slice(8))}日${style.week(date)}`;
  };
  const items = holidays.map(({ name, off, makeup }, index) => {
    const [first, last] = [off[0], off.at(-1)];
    if (!first || !last) throw new Error('a holiday has days');
    const range = first === last ? day(first, null) : `${day(first, null)}${style.to}${day(last, first)}`;
    const count = style.counted ? `，共${off.length}天` : '';
    const work = makeup.length > 0 ? `${makeup.map((date) => day(date, null)).join(style.and)}上班。` : '';
    return `${'一二三四五六七八'.charAt(index)}、${name}：${range}放假调休${count}。${work}`;
  });
  const text = `关于${year}年部分节假日安排的通知\n${items.join('\n')}`;
  return style.wide
    ? text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : text;
}

const daysOf = (holidays: readonly Holiday[]) =>
  holidays
    .flatMap(({ name, off, makeup }) => [
      ...off.map((date) => ({ date, kind: 'off', name })),
      ...makeup.map((date) => ({ date, kind: 'makeup_workday', name })),
    ])
    .sort((a, b) => (a.date < b.date ? -1 : 1));

describe('any year', () => {
  it('written as a notice in any style reads back to the same days, without a question', () => {
    fc.assert(
      fc.property(anyYear, anyStyle, ({ year, holidays }, style) => {
        const { spans, year: found } = readNotice(render(year, holidays, style));
        expect(found).toBe(year);
        expect(spans.map((span) => span.doubt).join('')).toBe('');
        const days = noticeToDays(spans, NOTICE);
        expect(days.map(({ date, kind, name }) => ({ date, kind, name }))).toEqual(daysOf(holidays));
        for (const { name, scope } of days)
          expect(scope).toBe(name === '肉孜节' || name === '古尔邦节' ? 'xinjiang' : 'national');
      }),
    );
  });

  it('read from a notice: a due date never falls on a day off, and no working day is left out', () => {
    fc.assert(
      fc.property(
        anyYear,
        anyStyle,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 30 }),
        ({ year, holidays }, style, offset, length) => {
          const days = noticeToDays(readNotice(render(year, holidays, style)).spans, NOTICE);
          const calendar = workingCalendar('xj', [{ year, days }]);
          const start = addDays(localDate(`${year}-01-01`), offset);
          const due = dueDate(calendar, start, length);
          expect(dayNature(calendar, due.due).working).toBe(true);
          expect(days.some((day) => day.date === due.due && day.kind === 'off')).toBe(false);
          expect(daysBetween(start, due.due)).toBe(length + due.skipped.length);
        },
      ),
    );
  });

  it('with one weekday or one number of days wrong is doubted', () => {
    fc.assert(
      fc.property(anyYear, fc.nat(), fc.integer({ min: 1, max: 6 }), ({ year, holidays }, pick, shift) => {
        const style = {
          week: (date: LocalDate) => `（周${WEEK.charAt(weekday(date))}）`,
          to: '至',
          and: '、',
        };
        const text = render(year, holidays, { ...style, wide: false, counted: true });
        const places = [...text.matchAll(/(?<=周)[一二三四五六日]|(?<=共)\d(?=天)/g)];
        const place = places[pick % places.length];
        if (!place) throw new Error('a notice has weekdays');
        const found = place[0];
        const wrong = /\d/.test(found)
          ? String((Number(found) + shift) % 10)
          : WEEK.charAt((WEEK.indexOf(found) + shift) % 7);
        const spans = readNotice(text.slice(0, place.index) + wrong + text.slice(place.index + 1)).spans;
        const hit = spans.filter((span) => span.from <= place.index && place.index < span.to);
        expect(hit.map((span) => span.certain)).toEqual([false]);
      }),
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '元旦',
      '肉孜节',
      '：',
      '。',
      '\n',
      '、',
      '，',
      '一、',
      '（周三）',
      '（',
      '）',
      '至',
      '-',
      '放假',
      '上班',
      '调休',
    ],
    ...[
      '共',
      '天',
      '月',
      '日',
      '年',
      '1',
      '3',
      '12',
      '31',
      '2026年',
      '1月1日',
      '5月9日',
      '31日',
      '与周末连休',
      '起',
      '不',
      ' ',
    ],
    ...['是', '节', '农历', '如下：', '①', '\ud83d', '\u0000', '｡', '９'],
  );
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read without a fault; a certain span holds only dates that stand in it', () => {
    fc.assert(
      fc.property(garbage, fc.option(fc.integer({ min: 1990, max: 2200 })), (text, year) => {
        const { spans, passed } = readNotice(text, year);
        for (const span of [...spans, ...passed]) expect(text.slice(span.from, span.to)).toBe(span.text);
        for (const span of spans) {
          expect(span.certain).toBe(span.doubt === '');
          if (!span.certain) continue;
          const written = span.text.normalize('NFKC').replace(/\s/g, '');
          const [first, last] = [span.dates[0], span.dates.at(-1)];
          expect(written).toContain(`${Number(first?.slice(5, 7))}月${Number(first?.slice(8))}`);
          expect(written).toContain(String(Number(last?.slice(8))));
          expect(span.name).not.toBe('');
          expect(span.outside).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of the greatest length is read in good time', () => {
    for (const unit of [
      '1月1日至',
      '1月1日、',
      '（周三',
      '一、元旦：',
      '十二',
      '根据',
      '元旦：1月1日放假，共3天，',
      '1 ',
    ])
      expect(() => readNotice(unit.repeat(Math.floor(MAX_NOTICE_LENGTH / unit.length)), 2026)).not.toThrow();
  });
});
