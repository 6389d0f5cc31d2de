/**
 * A level that was mistyped as core data at one station, of a case that another finished meanwhile: it stays there until a
 * supervisor says that it is none, and then goes whole (XJR-4-1; design 2.10, C15).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { levelled, waitingAt } from './core-data-kit';
import { DAY, type Offices, offices, pass } from './exchange-kit';

let all: Offices;
/** Another station of the prefecture. */
let beside: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  beside = new ExchangeOffice(all.dir, 'prefecture-two', all.prefecture.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(all.founded, beside, '2026-03-05');
  await pass(all, all.region, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

it('a case with such a word goes whole once it is decided that it is none', {
  timeout: 240_000,
}, async () => {
  const { prefecture } = all;
  const caseId = await prefecture.work(DAY, (desk) => desk.first({ dataRegistName: '级别填错的资源' }));
  await pass(all, prefecture, beside);
  await beside.work(DAY, (desk) => levelled(desk, caseId, 'CORE'));
  await prefecture.work(DAY, (desk) => desk.advance(caseId, 'UNDER_REVIEW'));
  await pass(all, prefecture, beside);
  expect((await waitingAt(beside)).check).toMatchObject({ core: 1 });
  await beside.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    const found = items.find((one) => one.caseId === caseId);
    expect(found).toMatchObject({ class: 'C15', mine: true });
    const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id: found?.id ?? '' });
    expect(conflict?.differences).toMatchObject([{ name: '数据级别' }]);
    const option = conflict.options.find(({ label }) => label.includes('不是核心数据'))?.id ?? '';
    const input = {
      commandId: commandId(),
      caseId,
      id: conflict.id,
      option,
      keep: null,
      reason: '核对数据目录',
    };
    const decided = await desk.must('deputy', 'sync.decide', input);
    expect(decided.conflict).toMatchObject({ state: 'decided', decision: { option } });
  });
  expect((await waitingAt(beside)).check).toMatchObject({ core: 0 });
  await pass(all, beside, prefecture);
  const { items } = await prefecture.work(DAY, (desk) =>
    desk.must('supervisor', 'sync.conflicts', { state: 'decided', page: 0 }),
  );
  expect(items.filter((one) => one.caseId === caseId)).toMatchObject([{ class: 'C15' }]);
});
