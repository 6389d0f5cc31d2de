/**
 * Reading of the yearly notices. The texts are the arrangements of 2025 and 2026 (rules: working days,
 * sections 10.2 and 10.3) in the wording such notices use.
 */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { type CalendarDay, dayNature, workingCalendar } from '#shared/regulation/calendar/calendar';
import { readCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { MAX_NOTICE_LENGTH, noticeToDays, readNotice } from '#shared/regulation/calendar/read-notice';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';

const NATIONAL_2025 = `国务院办公厅关于2025年
部分节假日安排的通知
国办发明电〔2024〕12号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经党中央、国务院批准，根据2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，全体公民放假的假日增加2天，其中春节、劳动节各增加1天。据此对放假调休原则作进一步优化完善，除个别特殊情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，国庆节放假如逢中秋节则合并放假8天。
　　按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周三）放假1天，不调休。
　　二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
　　三、清明节：4月4日（周五）至6日（周日）放假，共3天。
　　四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
　　五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
　　六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置。

国务院办公厅
2024年11月12日`;

const REGIONAL_2025 = `关于2025年节假日放假安排和冬夏季作息时间的通知
各州、市、县（市）人民政府，各行政公署，自治区人民政府各部门、各直属机构：
根据《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号）和自治区人民政府令第174号，结合实际，现将我区2025年节假日放假调休日期和冬夏季作息时间的具体安排通知如下。
一、节假日放假安排
（一）肉孜节：3月31日（周一）是少数民族习惯节日肉孜节，3月29日（周六）至31日（周一）放假，共3天。
（二）古尔邦节：6月6日（周五）是少数民族习惯节日古尔邦节，6月6日（周五）至10日（周二）放假，共5天。
二、冬夏季作息时间安排
（一）夏季作息时间：自2025年5月1日起实行夏季作息时间，上班时间为：上午10:00至14:00，下午16:00至20:00。
（二）冬季作息时间：自2025年10月1日起实行冬季作息时间，上班时间为：上午10:00至14:00，下午15:30至19:30。
新疆维吾尔自治区人民政府办公厅
2024年12月20日`;

const NATIONAL_2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经党中央、国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
国务院办公厅
2025年11月4日`;

const REGIONAL_2026 = `自治区人民政府办公厅关于2026年节假日安排的通知
一、肉孜节：3月20日（星期五）至22日（星期日）放假，共3天。
二、古尔邦节：5月27日至5月31日放假，共5天。`;

const NOTICE = (title: string, number = '') => ({ title, number, issuer: '国务院办公厅' });
const facts = (days: readonly CalendarDay[], scope: CalendarDay['scope']) =>
  days.filter((day) => day.scope === scope).map(({ date, kind, name }) => ({ date, kind, name }));
const read = (text: string, year: number | null = null) => readNotice(text, year).spans;
const only = (text: string, year: number | null = 2026) => {
  const spans = read(text, year);
  expect(spans).toHaveLength(1);
  const [span] = spans;
  if (!span) throw new Error('no span');
  return span;
};

describe('the notices of 2025 and 2026', () => {
  it.each([
    ['national 2025', NATIONAL_2025, XJ_2025, 'national'],
    ['regional 2025', REGIONAL_2025, XJ_2025, 'xinjiang'],
    ['national 2026', NATIONAL_2026, XJ_2026, 'national'],
    ['regional 2026', REGIONAL_2026, XJ_2026, 'xinjiang'],
  ] as const)('%s: every span is certain and gives exactly the days built in', (_, text, built, scope) => {
    const reading = readNotice(text);
    expect(reading.year).toBe(built.year);
    expect(reading.spans.map((span) => span.doubt).join('')).toBe('');
    const days = noticeToDays(reading.spans, NOTICE('通知'));
    expect(facts(days, scope)).toEqual(facts(built.days, scope));
    expect(days.every((day) => day.scope === scope && day.source === '通知')).toBe(true);
  });

  it('both notices pasted together make a whole year that is accepted', () => {
    const { spans, absent } = readNotice(`${NATIONAL_2025}\n${REGIONAL_2025}`);
    expect(absent).toEqual([]);
    const source = NOTICE('关于2025年部分节假日安排的通知', '国办发明电〔2024〕12号');
    const year = readCalendarYear({ year: 2025, source, days: noticeToDays(spans, source) });
    expect(year.ok && year.value.days).toHaveLength(XJ_2025.days.length);
  });

  it('a regional notice that repeats the national one doubles nothing', () => {
    const { spans, passed } = readNotice(`${NATIONAL_2026}\n${NATIONAL_2026}`);
    expect(spans).toHaveLength(readNotice(NATIONAL_2026).spans.length);
    expect(spans.every((span) => span.certain)).toBe(true);
    expect(passed.some((sentence) => sentence.reason === '与前面写的相同')).toBe(true);
  });

  it('every span quotes the pasted text at its place', () => {
    for (const text of [NATIONAL_2025, REGIONAL_2025, NATIONAL_2026, REGIONAL_2026])
      for (const span of read(text)) {
        expect(text.slice(span.from, span.to)).toBe(span.text);
        expect(span.text).toMatch(/^\d{1,2}月.*(?:天|班|不调休)$/);
      }
  });

  it('grounds, office hours, festival days and issue dates are shown as passed over, with the reason', () => {
    const reasons = readNotice(`${NATIONAL_2025}\n${REGIONAL_2025}`).passed.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason.startsWith('落款'))).toHaveLength(2);
    expect(reasons.filter((reason) => reason.startsWith('作息时间'))).toHaveLength(2);
    expect(reasons.filter((reason) => reason.startsWith('依据和原则'))).toHaveLength(2);
  });

  it('a notice without the Xinjiang holidays says which are absent', () => {
    expect(readNotice(NATIONAL_2026).absent).toEqual(['肉孜节', '古尔邦节']);
  });
});

describe('wordings of notices', () => {
  const eid = ['2026-03-20'];
  it.each([
    ['肉孜节：3月20日（星期五）放假1天，与周末连休。', eid],
    ['肉孜节：3月20日（周五）放假，与周末连休，共3天。', eid],
    ['肉孜节：３月２０日（礼拜五）放假１天，与双休日连休．'.replace('．', '。'), eid],
    ['肉孜节：3 月 20 日 (周五) 放假一天', eid],
    ['（三）肉孜节：3⽉20⽇（星期五）放假1天。', eid],
    ['根据有关规定，肉孜节于3月20日（星期五）放假1天，与周末连休。', eid],
    ['肉孜节：3月20日是肉孜节，3月20日放假调休1天。', eid],
    ['2026年3月20日（星期五）是肉孜节，全区各族干部职工3月20日放假1天。', eid],
    ['肉孜节：3月20日-22日调休放假，共3天', ['2026-03-20', '2026-03-21', '2026-03-22']],
    ['肉孜节：3月20日—3月22日放假，共计三天', ['2026-03-20', '2026-03-21', '2026-03-22']],
    ['肉孜节：3月20日到22日放假3天', ['2026-03-20', '2026-03-21', '2026-03-22']],
    ['肉孜节：3月20日～22日放假', ['2026-03-20', '2026-03-21', '2026-03-22']],
    ['肉孜节：3月20日至\n22日放假，\n共3天', ['2026-03-20', '2026-03-21', '2026-03-22']],
  ])('%j is certain', (text, dates) => {
    const span = only(text);
    expect([span.doubt, span.name, span.scope, span.kind]).toEqual(['', '肉孜节', 'xinjiang', 'off']);
    expect(span.dates).toEqual(dates);
  });

  it('与周末连休 leaves the weekend a weekend: the same days count as with the weekend written out', () => {
    const short = noticeToDays(read('肉孜节：3月20日（星期五）放假1天，与周末连休。', 2026), NOTICE('一'));
    const calendar = workingCalendar('xj', [{ year: 2026, days: short }]);
    const natures = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'].map(
      (date) => dayNature(calendar, localDate(date)).working,
    );
    expect(natures).toEqual([true, false, false, false, true]);
  });

  it('a make-up list is one span with every day, weekday words of any kind', () => {
    const [, makeup] = read(
      '一、国庆节：10月1日至7日放假，共7天。9月20日（星期日）、10月10日（礼拜六）上班。',
      2026,
    );
    expect(makeup).toMatchObject({ kind: 'makeup_workday', name: '国庆节', certain: true });
    expect(makeup?.dates).toEqual(['2026-09-20', '2026-10-10']);
  });

  it('a list that leaves the month out takes it from the day before', () => {
    const [, makeup] = read('春节：2月15日至23日放假。2月14日、28日上班。', 2026);
    expect(makeup?.dates).toEqual(['2026-02-14', '2026-02-28']);
  });

  it('each part of a sentence keeps the holiday named before it', () => {
    const spans = read(
      '2026年元旦放假如下：元旦1月1日至3日放假，共3天，春节2月15日至23日放假，2月14日上班。',
      2026,
    );
    expect(spans.map((span) => [span.name, span.kind, span.dates.length, span.doubt])).toEqual([
      ['元旦', 'off', 3, ''],
      ['春节', 'off', 9, ''],
      ['春节', 'makeup_workday', 1, ''],
    ]);
  });

  it('lines may lack their full stops', () => {
    const spans = read(
      '2026年节假日安排\n元旦：1月1日至3日放假，共3天\n1月4日（周日）上班\n清明节：4月4日至6日放假',
      null,
    );
    expect(spans.map((span) => [span.name, span.kind, span.certain])).toEqual([
      ['元旦', 'off', true],
      ['元旦', 'makeup_workday', true],
      ['清明节', 'off', true],
    ]);
  });
});

describe('what is not certain is asked', () => {
  it.each([
    ['元旦：1月1日（周五）放假1天。', '以哪个为准'],
    ['元旦：1月1日（周四）至3日（周六）放假，共4天。', '写的是4天'],
    ['古尔邦节：5月27日放假3天。', '写的是3天'],
    ['古尔邦节：5月27日起放假3天。', '连续3天'],
    ['古尔邦节：自5月27日起放假。', '到哪一天为止'],
    ['春节：2月30日放假1天。', '不存在'],
    ['春节：2月20日至15日放假。', '不晚于开始日期'],
    ['春节：1月1日至10月1日放假。', '时间过长'],
    ['元旦：12月31日至1月2日放假，共3天。', '跨越新年'],
    ['元旦：2025年12月31日至2026年1月2日放假，共3天。', '2025年12月31日不在2026年内'],
    ['元旦：2025年12月28日（周日）上班。', '不在2026年内'],
    ['元旦：1月5日（周一）上班。', '本来就是工作日'],
    ['元旦：1月1日不放假。', '没有看懂'],
    ['元旦：1月3日、4日正常休息。', '没有看懂'],
    ['元旦：1月1日放假，部分人员除外。', '没有看懂'],
    ['肉孜节：过节的职工3月20日放假1天。', '是否影响这一安排'],
    ['肉孜节：3月20日（暂定）放假1天。', '括号'],
    ['春节：农历1月1日放假1天。', '农历'],
    ['肉孜节：三月二十日放假。', '没有看懂'],
    ['肉孜节：3.20-3.22放假', '没有看懂'],
    ['肉孜节：具体日期另行通知。', '没有看懂'],
    ['春节期间的放假另行推迟。', '没有看懂'],
    ['肉孜节：3月20日（周五）调整作息时间，放假1天。', '没有看懂'],
    ['肉孜节为2026年3月20日', '没有看懂'],
    ['春节：除2月16日外放假。', '没有看懂'],
    ['元旦：原定1月1日放假。', '没有看懂'],
    ['纪念活动在9月3日举行。', '没有看懂'],
    ['抗战胜利纪念日：9月3日（周四）放假1天。', '全国假日还是自治区假日'],
    ['9月3日（周四）放假1天。', '是哪个'],
    ['国庆节、古尔邦节：10月1日至8日放假，共8天。', '全国假日还是自治区假日'],
    ['肉孜节：1 2月8日放假。', '前面还有数字'],
  ])('%j: %s', (text, question) => {
    const span = only(text);
    expect(span.certain).toBe(false);
    expect(span.doubt).toContain(question);
  });

  it('days of the neighbouring year are set aside, not entered', () => {
    const span = only('元旦：12月31日至1月2日放假，共3天。', 2027);
    expect(span.dates).toEqual(['2027-01-01', '2027-01-02']);
    expect(span.outside).toEqual(['2026-12-31']);
  });

  it('a text without a year gives no dates, and one of another year is doubted throughout', () => {
    const span = only('元旦：1月1日放假1天。', null);
    expect([span.dates, span.certain]).toEqual([[], false]);
    expect(span.doubt).toContain('没有写明年份');
    for (const one of read(NATIONAL_2026, 2027)) expect(one.doubt).toContain('通知写的是2026年');
  });

  it('two spans with one day in common are both doubted', () => {
    const spans = read('国庆节：10月1日至7日放假。\n古尔邦节：10月7日至9日放假。', 2026);
    expect(spans.map((span) => span.certain)).toEqual([false, false]);
    expect(spans.every((span) => span.doubt.includes('2026年10月7日'))).toBe(true);
  });

  it('a day both off and made up is refused by the check of the year', () => {
    const spans = read('国庆节：10月1日至4日放假。10月4日上班。', 2026);
    const source = NOTICE('通知');
    const year = readCalendarYear({ year: 2026, source, days: noticeToDays(spans, source) });
    expect(!year.ok && year.error.map(({ message }) => message)).toEqual(['同一天写了两次']);
  });

  it('a festival named by both scopes keeps the national day', () => {
    const spans = read('国庆节：10月1日至7日放假。\n古尔邦节：10月7日至9日放假。', 2026);
    const days = noticeToDays([...spans].reverse(), NOTICE('通知'));
    expect(days.map((day) => day.date)).toEqual([...new Set(days.map((day) => day.date))]);
    expect(days.find((day) => day.date === '2026-10-07')?.name).toBe('国庆节');
  });

  it('a text that is too long is read in part and says so', () => {
    const spans = read(`${NATIONAL_2026}\n${'无关文字。'.repeat(MAX_NOTICE_LENGTH / 5)}`);
    expect(spans.at(-1)?.doubt).toContain('后面没有读');
    expect(spans.filter((span) => span.certain)).toHaveLength(readNotice(NATIONAL_2026).spans.length);
  });

  it.each([
    ['national 2025', NATIONAL_2025],
    ['regional 2025', REGIONAL_2025],
    ['national 2026', NATIONAL_2026],
    ['regional 2026', REGIONAL_2026],
  ])('%s: any one weekday or number of days changed is noticed at its place', (_, text) => {
    const places = [...text.matchAll(/(?<=周|星期)[一二三四五六日]|(?<=[共假])\d(?=天)/g)].filter(
      ({ index }) => index > text.search(/[一（]、?[一]?[）]?(?:元旦|肉孜节)：/),
    );
    for (const { index, 0: found } of places)
      for (const other of /\d/.test(found) ? '12345678' : '一二三四五六日') {
        if (other === found) continue;
        const damaged = text.slice(0, index) + other + text.slice(index + 1);
        const doubted = read(damaged).filter((span) => !span.certain);
        expect(doubted.some((span) => Math.abs(span.from - index) < 60 && span.doubt.endsWith('？'))).toBe(
          true,
        );
      }
    expect(places.length).toBeGreaterThan(3);
  });
});
