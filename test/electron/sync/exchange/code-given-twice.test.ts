/** Two stations of one agency give an item two codes: the region decides, and papers follow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { type Offices, offices, pass } from './exchange-kit';
import { joined, shown } from './two-stations';

let all: Offices;
/** Another station of the prefecture. */
let beside: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  beside = await joined(all, 'prefecture');
}, 240_000);
afterAll(() => all.remove());

/** Whether what follows from a choice is a letter of a later case. */
const isOfLater = (consequence: string): boolean => consequence.includes('（其后的');

describe('two codes for one item (C10)', () => {
  it('the paper of a later case under the one that gave way is in the queue, and is issued anew (XJR-17-1)', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region } = all;
    const [caseId, coding] = await prefecture.work('2026-03-18', async (desk) => {
      const id = await desk.first({ dataRegistName: '两站赋码的资源' });
      await desk.advance(id, 'CODING_PENDING');
      return [id, desk.today];
    });
    await pass(all, prefecture, beside, coding);
    const typed = 'LX653100OTHER77';
    await beside.work(coding, async (desk) => {
      const entered = {
        code: typed,
        codeAgain: typed,
        codedAt: localDate(coding),
        replyReference: '回复2号',
      };
      await desk.step('supervisor', caseId, { type: 'enterCode', ...entered });
      await desk.step('reviewer', caseId, { type: 'confirmCode', code: typed });
    });
    const [change, day] = await prefecture.work(coding, async (desk) => {
      await desk.advance(caseId, 'REGISTERED');
      const later = await desk.another('CHANGE', caseId);
      await desk.advance(later, 'DONE');
      return [later, desk.today];
    });
    await pass(all, beside, region, day);
    await pass(all, prefecture, region, day);
    const read = await region.work(day, async (desk) => {
      const { id, options, decides } = await shown(desk, [caseId], 'C10');
      expect(decides).toBe('自治区登记机构');
      const gives = options.find(({ consequences }) => !consequences.some((one) => one.includes(typed)));
      const option = gives?.id ?? '';
      const other = options.find((one) => one !== gives);
      expect(other?.consequences.filter(isOfLater)).toEqual([]);
      const said = { commandId: commandId(), caseId, id, option, keep: null, reason: '以自治区登记系统为准' };
      expect((await desk.must('supervisor', 'sync.decide', said)).conflict.state).toBe('decided');
      return gives?.consequences.filter(isOfLater);
    });
    await pass(all, beside, prefecture, day);
    await pass(all, region, prefecture, day);
    await prefecture.work(day, async (desk) => {
      const { documents, number } = await desk.look(change);
      const fallen = documents.filter(({ toRecall }) => toRecall);
      // What was read before the decision is what fell by it.
      expect(read).toEqual(fallen.map((one) => `收回《${one.title}》${one.number}（其后的 ${number}）`));
      expect(fallen).toMatchObject([{ document: 'D20', voided: '查询码以自治区记录为准' }]);
      const queue = { queue: 'toRecall', light: 'any', text: '', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'worklist.list', queue);
      expect(items.map((row) => row.caseId)).toContain(change);
      await desk.step('clerk', change, { type: 'printResult' });
      const anew = (await desk.look(change)).documents.findLast(({ document }) => document === 'D20');
      const paper = { caseId: change, document: 'D20', number: anew?.number ?? null } as const;
      const model = JSON.stringify(await desk.must('clerk', 'documents.model', paper));
      expect(model.replaceAll(' ', '')).toContain(typed);
    });
  });
});
