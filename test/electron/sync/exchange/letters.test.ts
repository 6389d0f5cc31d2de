/**
 * Letters among offices: each stands in the name of whoever issued it and bears a number that no other station gives;
 * what two stations issued against each other stays to be seen, and what falls is to be taken back.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivery } from '../../../helpers/case-commands';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { DAY, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

type Step = Parameters<OfficeDesk['step']>[2];

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

const papers = async (desk: OfficeDesk, caseId: string) =>
  (await desk.must('clerk', 'documents.list', { caseId })).documents.filter(({ number }) => number !== null);

describe('a letter of another office', () => {
  it('stands in that office’s name at the county, which tells of its delivery (XJR-5-2)', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture } = all;
    const caseId = await county.work(DAY, async (desk) => {
      const id = await desk.first();
      const { version, number } = await desk.look(id);
      expect(number).toMatch(/^L-653101-2026-A\d{6}-[0-9A-Z]$/);
      const given = { commandId: commandId(), caseId: id, version, to: PREFECTURE, reason: '报送审核' };
      await desk.must('supervisor', 'sync.handOver', given);
      return id;
    });
    await pass(all, county, prefecture);
    const paper = { caseId, document: 'D04' as const };
    const issued = await prefecture.work(DAY, async (desk) => {
      await desk.advance(caseId, 'UNDER_REVIEW');
      const row = (await papers(desk, caseId)).find(({ document }) => document === 'D04');
      const number = row?.number ?? '';
      expect(number).toMatch(/^喀数登A〔2026〕\d+号$/);
      const { signature, footer, blocks } = await desk.must('clerk', 'documents.model', { ...paper, number });
      return { number, words: { signature, footer, blocks } };
    });
    await pass(all, prefecture, county);
    await county.work(DAY, async (desk) => {
      const { number } = issued;
      const model = await desk.must('clerk', 'documents.model', { ...paper, number });
      expect(model.signature.office).toBe(prefecture.parts.name);
      expect(model).toMatchObject(issued.words);
      const step = delivery(number, desk.today) as Step;
      await desk.step('clerk', caseId, step);
    });
    await pass(all, county, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const row = (await papers(desk, caseId)).find(({ number }) => number === issued.number);
      expect(row?.delivery).not.toBeNull();
    });
  });
});

describe('two stations of one agency', () => {
  it('never give one number, and what they issued against each other is marked until somebody chose, then to be taken back', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region } = all;
    const caseId = await prefecture.work(DAY, async (desk) => {
      const id = await desk.first({ dataRegistName: '两站办理的资源' });
      await desk.advance(id, 'SUBMITTED');
      return id;
    });
    await pass(all, prefecture, beside);
    const accepted = await prefecture.work(DAY, async (desk) => {
      await desk.step('clerk', caseId, { type: 'accept' });
      return (await papers(desk, caseId)).find(({ document }) => document === 'D04')?.number ?? '';
    });
    const refused = await beside.work(DAY, async (desk) => {
      const mine = await desk.first({ dataRegistName: '另一项资源' });
      expect((await desk.look(mine)).number).toMatch(/^L-653100-2026-B\d{6}-[0-9A-Z]$/);
      const grounds = { type: 'proposeRefusal', grounds: ['01'], reasons: '不属登记范围' } as const;
      await desk.step('clerk', caseId, grounds);
      await desk.step('supervisor', caseId, { type: 'refuse' });
      return (await papers(desk, caseId)).find(({ document }) => document === 'D06')?.number ?? '';
    });
    expect(accepted).toMatch(/^喀数登A/);
    expect(refused).toMatch(/^喀数登B/);
    await pass(all, beside, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const rows = await papers(desk, caseId);
      for (const number of [accepted, refused])
        expect(rows.find((row) => row.number === number)).toMatchObject({ disputed: true, voided: null });
      const print = { commandId: commandId(), caseId, document: 'D04' as const, number: accepted };
      expect(await desk.refusal('clerk', 'documents.print', print)).toBe('CONFLICT_OPEN');
      const { banners } = await desk.must('clerk', 'documents.model', {
        caseId,
        document: 'D06',
        number: refused,
      });
      expect(banners).toContain('待裁决');
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      const id = items.find((one) => one.caseId === caseId && one.class === 'C05')?.id ?? '';
      const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
      const option = conflict.options.find(({ consequences }) =>
        consequences.some((words) => words.includes(refused)),
      );
      // Everything that falls with the refusal is told, not its proposal alone.
      expect(option).toBeDefined();
      const chosen = {
        commandId: commandId(),
        caseId,
        id,
        option: option?.id ?? '',
        keep: null,
        reason: '以受理为准',
      };
      await desk.must('deputy', 'sync.decide', chosen);
      const after = await papers(desk, caseId);
      expect(after.find(({ number }) => number === accepted)).toMatchObject({
        disputed: false,
        voided: null,
      });
      expect(after.find(({ number }) => number === refused)).toMatchObject({ toRecall: true });
      const { items: tasks } = await desk.must('supervisor', 'worklist.list', {
        queue: 'toRecall',
        light: 'any',
        text: '',
        page: 0,
      });
      expect(tasks.map((one) => one.caseId)).toContain(caseId);
      await desk.step('supervisor', caseId, {
        type: 'voidDocument',
        number: refused,
        reason: '已向申请方收回原件',
        reissue: false,
      });
      const row = (await papers(desk, caseId)).find(({ number }) => number === refused);
      expect(row).toMatchObject({ toRecall: false });
      expect(row?.voided).toContain('已向申请方收回原件');
    });
    await pass(all, prefecture, region);
  });
});
