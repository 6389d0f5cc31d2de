// The course of an objection told from its view and its letters: by day, nothing added, void letters left out.
import { expect, test } from 'vitest';
import type { ObjectionView } from '#shared/contract/objection-view';
import type { DocumentView } from '#shared/contract/views';
import type { LocalDate } from '#shared/domain/local-date';
import { courseOf } from '../../../renderer/features/objections/course';
import { holdingOnes, marksOf } from '../../../renderer/features/objections/objection-marks';

const day = (text: string): LocalDate => text as LocalDate;

const RECEIVED: ObjectionView = {
  number: 1,
  status: 'RECEIVED',
  statusName: '已收到',
  receivedAt: day('2026-03-12'),
  inPeriod: true,
  objector: {
    kind: 'person',
    name: '阿依努尔',
    idTypeName: '居民身份证',
    idNumber: '653●●●21',
    phone: '0998-1',
    address: '',
    relation: '数据提供方',
  },
  groundName: '内容失实',
  content: '站点数量不符',
  request: '不予登记',
  evidence: [],
  evidenceFollows: true,
  declined: null,
  deliveredAt: null,
  answer: null,
  proposal: null,
  decision: null,
  withdrawnBecause: '',
  closedOn: null,
  clocks: [],
  actions: [],
};

const letter = (document: DocumentView['document'], more: Partial<DocumentView> = {}): DocumentView => ({
  document,
  title: document,
  number: `${document}-1`,
  date: day('2026-03-13'),
  round: 1,
  party: 'subject',
  objection: 1,
  voided: null,
  disputed: false,
  toRecall: false,
  delivery: null,
  ...more,
});

test('XJR-16-7, XJR-16-8, XJR-16-10 forwarding, delivery, answer and result stand in the order of their days', () => {
  const delivery = { method: 'counter', receiver: '刘洋', on: day('2026-03-16'), refused: '' };
  const course = courseOf(
    {
      ...RECEIVED,
      status: 'NOT_UPHELD',
      answer: { receivedAt: day('2026-03-18'), admits: false, statement: '无误', evidence: [] },
      decision: { upheld: false, facts: '一', reasons: '二', by: '赵华', on: day('2026-03-25') },
      closedOn: day('2026-03-25'),
    },
    [
      letter('D16', { delivery }),
      letter('D16', { voided: '文字错误', delivery }),
      letter('D18', { objection: 2, delivery }),
      letter('D18', { party: 'objector', delivery: { ...delivery, on: day('2026-03-26') } }),
    ],
  );
  expect(course.map(({ on, words }) => `${on} ${words}`)).toEqual([
    '2026-03-12 收到异议',
    '2026-03-13 开具异议转送函',
    '2026-03-16 转送函送达登记主体',
    '2026-03-18 收到登记主体答复',
    '2026-03-25 批准处理结果',
    '2026-03-26 处理结果送达异议提出方',
  ]);
});

test('XJR-16-5, XJR-16-6 late and anonymous objections are marked and hold nothing', () => {
  const late: ObjectionView = { ...RECEIVED, number: 2, inPeriod: false, evidenceFollows: false };
  const anonymous: ObjectionView = {
    ...RECEIVED,
    number: 3,
    objector: { kind: 'anonymous', description: '匿名来信' },
    evidenceFollows: false,
  };
  const closed: ObjectionView = { ...RECEIVED, number: 4, closedOn: day('2026-03-20') };
  expect([RECEIVED, late, anonymous].map(marksOf)).toEqual([['证据待补'], ['逾期'], ['非实名']]);
  expect(holdingOnes([RECEIVED, late, anonymous, closed])).toEqual([RECEIVED]);
});
