/** The language of deadlines: shape and word for every light, and days that explain themselves. */
import { describe, expect, it } from 'vitest';
import type { DeadlineView } from '#shared/contract/deadline-view';
import { basis } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { explanation, groupDays, groupWords } from '#shared/regulation/casework/explain-clock';
import { lightWords, spokenDeadline } from '../../../renderer/components/deadline-words';

const day = (date: string, reason: string, source = '国务院办公厅通知') => ({
  date: localDate(date),
  reason,
  source,
});

const deadline: DeadlineView = {
  clock: 'C1',
  name: '受理期限',
  run: 1,
  startsWith: '收到申请日',
  start: localDate('2026-03-19'),
  firstDay: localDate('2026-03-23'),
  due: localDate('2026-03-25'),
  days: 3,
  skipped: [
    day('2026-03-20', '肉孜节放假'),
    day('2026-03-21', '周六', '双休日'),
    day('2026-03-22', '周日', '双休日'),
  ],
  makeups: [],
  provisional: false,
  missingYears: [],
  calendar: 'xj',
  profile: 'XJ-2025',
  basis: basis('XJR-14-1') as DeadlineView['basis'],
  nature: 'deadline',
  stopped: null,
  objection: null,
  holds: [],
  earlier: [],
  light: { level: 'soon', remaining: 1 },
};

describe('words of a deadline', () => {
  it('every light has its own shape, so that colour is never alone', () => {
    const lights: readonly DeadlineView['light'][] = [
      { level: 'normal', remaining: 3 },
      { level: 'soon', remaining: 1 },
      { level: 'today' },
      { level: 'overdue', late: 2 },
      { level: 'ended' },
      { level: 'held' },
      { level: 'done', late: 0 },
    ];
    const shapes = lights.map((light) => lightWords(light).shape);
    expect(new Set(shapes).size).toBe(lights.length);
    expect(lightWords({ level: 'overdue', late: 2 }).remaining).toBe('超期2个工作日');
  });

  it('is spoken with name, date, what is left and the word of the light', () => {
    expect(spokenDeadline(deadline)).toBe('受理期限 3月25日(周三) 剩1个工作日 临期');
  });

  it('joins consecutive days of one reason and leaves others apart', () => {
    expect(groupDays(deadline.skipped).map(groupWords)).toEqual([
      '3月20日(周五) 肉孜节放假',
      '3月21日(周六)—3月22日(周日) 双休日',
    ]);
    expect(groupDays([day('2026-03-21', '周六'), day('2026-03-28', '周六')])).toHaveLength(2);
  });

  it('names start, length, article, every skipped day, rule pack and calendar', () => {
    const words = explanation(deadline);
    for (const part of [
      '2026年3月25日',
      '收到申请日 3月19日(周四)',
      '3个工作日（细则第十四条）',
      '肉孜节',
      'XJ-2025',
    ])
      expect(words).toContain(part);
  });

  it('says so when a year has no calendar', () => {
    const doubtful = { ...deadline, provisional: true, missingYears: [2027] };
    expect(spokenDeadline(doubtful)).toContain('日历未载入');
    expect(explanation(doubtful)).toContain('2027年');
  });

  it('a deadline that stands still says so, since when, for which objection, and where it was due', () => {
    const held: DeadlineView = {
      ...deadline,
      objection: 2,
      holds: [{ from: localDate('2026-03-24'), to: null }],
      earlier: [{ due: localDate('2026-03-24'), because: '2026年工作日历' }],
      light: { level: 'held' },
    };
    expect(lightWords(held.light)).toEqual({ shape: '‖', word: '已暂停', remaining: '暂缓登记' });
    for (const part of ['第 2 号异议', '暂停 3月24日(周二)至今', '原届满日 2026年3月24日（2026年工作日历）'])
      expect(explanation(held)).toContain(part);
  });
});
