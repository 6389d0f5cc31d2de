/** Two stations decide one conflict differently: the screens say that it goes up, and the level above ends it everywhere. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
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

type Detail = CallOutput<'sync.conflict'>['conflict'];

const shown = async (desk: OfficeDesk, caseId: string): Promise<Detail> => {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
  const id = items.find((one) => one.caseId === caseId && one.class === 'C05')?.id ?? '';
  return (await desk.must('supervisor', 'sync.conflict', { caseId, id })).conflict;
};

const choice = async (desk: OfficeDesk, caseId: string, option: string) => ({
  ...{ commandId: commandId(), caseId, id: (await shown(desk, caseId)).id, option },
  ...{ keep: null, reason: '核对双方材料' },
});

it.each([
  ['the one that accepted', 0],
  ['the one that refused', 1],
])('first heard of is %s', { timeout: 240_000 }, async (name, first) => {
  const { prefecture, region } = all;
  const caseId = await prefecture.work(DAY, async (desk) => {
    const id = await desk.first({ dataRegistName: `两站办理的资源${first} ${name}` });
    await desk.advance(id, 'SUBMITTED');
    return id;
  });
  await pass(all, prefecture, beside);
  await prefecture.work(DAY, (desk) => desk.step('clerk', caseId, { type: 'accept' }));
  await beside.work(DAY, async (desk) => {
    await desk.step('clerk', caseId, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属登记范围' });
  });
  await pass(all, beside, prefecture);
  await pass(all, prefecture, beside);
  for (const office of [prefecture, beside])
    await office.work(DAY, async (desk) => {
      const { ours, mine } = await shown(desk, caseId);
      expect(mine).toBe(true);
      const input = await choice(desk, caseId, ours?.entry ?? '');
      expect((await desk.must('deputy', 'sync.decide', input)).conflict.state).toBe('decided');
    });
  const [early, late] = first === 0 ? [prefecture, beside] : [beside, prefecture];
  await pass(all, early, region);
  await pass(all, late, region);
  await pass(all, beside, prefecture);
  await pass(all, prefecture, beside);
  for (const office of [prefecture, beside])
    await office.work(DAY, async (desk) => {
      const seen = await shown(desk, caseId);
      expect(seen).toMatchObject({
        ...{ state: 'open', mine: false, decision: null },
        decides: '两份裁决不一致，由上级登记机构裁决',
      });
      expect((await desk.look(caseId)).status).toBe('SUBMITTED');
      const again = await choice(desk, caseId, seen.ours?.entry ?? '');
      expect(await desk.refusal('deputy', 'sync.decide', again)).toBe('NOT_THE_DECIDER');
      expect(await desk.refused('clerk', caseId, { type: 'accept' })).toBe('CONFLICT_OPEN');
    });
  const chosen = await region.work(DAY, async (desk) => {
    const { options, mine, state, decides } = await shown(desk, caseId);
    expect({ mine, state, decides }).toEqual({
      ...{ mine: true, state: 'open' },
      decides: '两份裁决不一致，由上级登记机构裁决',
    });
    const option = options[0]?.id ?? '';
    const decided = await desk.must('supervisor', 'sync.decide', await choice(desk, caseId, option));
    expect(decided.conflict.state).toBe('decided');
    return decided.conflict.decision;
  });
  expect(chosen).not.toBeNull();
  await pass(all, region, prefecture);
  // The receipt that comes along says that what the bundle opened is decided (F41).
  await prefecture.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
    expect(items.map(({ receipt }) => receipt)).toContainEqual(expect.stringMatching(/已导入并裁决$/));
  });
  await pass(all, prefecture, beside);
  const words = [];
  for (const office of [prefecture, beside])
    words.push(
      await office.work(DAY, async (desk) => {
        const { state, mine, decision } = await shown(desk, caseId);
        expect({ state, mine }).toEqual({ state: 'decided', mine: false });
        return { decision, status: (await desk.look(caseId)).status };
      }),
    );
  expect(words[0]?.decision).toEqual(words[1]?.decision);
  expect(words[0]?.status).toBe(words[1]?.status);
  expect(words[0]?.decision).not.toBeNull();
});

it('what two stations wrote that needs nobody stands under all, with whoever wrote it', {
  timeout: 240_000,
}, async () => {
  const { prefecture } = all;
  const caseId = await prefecture.work(DAY, (desk) => desk.first({ dataRegistName: '两站填写的草稿' }));
  await pass(all, prefecture, beside);
  const fields = [
    [prefecture, { contactName: '张三' }],
    [beside, { contactPhone: '0998-7654321' }],
  ] as const;
  for (const [office, subject] of fields)
    await office.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      const draft = { commandId: commandId(), caseId, version, subject, application: {}, request: {} };
      await desk.must('clerk', 'cases.saveDraft', draft);
    });
  await pass(all, beside, prefecture);
  await prefecture.work(DAY, async (desk) => {
    const listed = async (state: 'open' | 'all') => {
      const { items } = await desk.must('clerk', 'sync.conflicts', { state, page: 0 });
      return items.filter((one) => one.caseId === caseId);
    };
    expect(await listed('open')).toEqual([]);
    const [row, ...more] = await listed('all');
    expect(more).toEqual([]);
    expect(row).toMatchObject({ class: 'C01', state: 'settled', mine: false, decides: '无需裁决' });
    expect(row?.sentence.match(/喀什地区登记中心/gu)).toHaveLength(2);
    const { conflict } = await desk.must('clerk', 'sync.conflict', { caseId, id: row?.id ?? '' });
    expect(conflict).toMatchObject({ blocked: [], decision: null });
  });
});
