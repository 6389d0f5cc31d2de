/** Two stations of the region give one id of its platform to two notices: the region decides, and says another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { type Offices, offices, pass } from './exchange-kit';
import { joined, shown } from './two-stations';

let all: Offices;
/** Another station of the region. */
let aboveToo: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  aboveToo = await joined(all, 'region');
}, 240_000);
afterAll(() => all.remove());

describe('one id of the platform on two notices (C23, XJR-16-1)', () => {
  it('is a contradiction of its own, which the region decides and ends with another id', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region } = all;
    const day = '2026-09-01';
    const [one, other] = await prefecture.work(day, async (desk) => {
      const ids = [
        await desk.first({ dataRegistName: '喀什市路灯设施数据', hashValue: '3'.repeat(64) }),
        await desk.first({ dataRegistName: '喀什市公园绿地数据', hashValue: '4'.repeat(64) }),
      ] as const;
      for (const id of ids) await desk.advance(id, 'PUBLICITY');
      return ids;
    });
    await pass(all, prefecture, region, day);
    await pass(all, region, aboveToo, day);
    const says = async (desk: OfficeDesk, caseId: string, publication: string) =>
      desk.must('supervisor', 'sync.confirmSteps', {
        ...{ commandId: commandId(), caseId, version: (await desk.look(caseId)).version },
        ...{ ref: '新数登复〔2026〕41号', steps: [], code: null, publication },
        dates: { receivedAt: null, publishedAt: null, codedAt: null },
      });
    await region.work(day, (desk) => says(desk, one, 'XJGS-2026-0041'));
    await aboveToo.work(day, (desk) => says(desk, other, 'XJGS-2026-0041'));
    await pass(all, aboveToo, region, day);
    const told = await region.work(day, async (desk) => {
      const detail = await shown(desk, [one, other], 'C23');
      expect(detail).toMatchObject({
        ...{ className: '一个公示号用于两件公示', decides: '自治区登记机构', mine: true, state: 'open' },
        blocked: ['不影响办理'],
      });
      expect(detail.options.map(({ consequences }) => consequences)).toEqual(
        [1, 2].map(() => ['另一件不再使用该公示号，由自治区另行告知；所附文书不变']),
      );
      return detail;
    });
    await pass(all, region, prefecture, day);
    // Which of the two tells it lies with their identities.
    const [keeps, loses] = told.caseId === one ? [one, other] : [other, one];
    const said = {
      caseId: keeps,
      id: told.id,
      option: told.ours?.entry ?? '',
      keep: null,
      reason: '核对平台',
    };
    await prefecture.work(day, async (desk) => {
      expect((await shown(desk, [keeps], 'C23')).mine).toBe(false);
      const press = { commandId: commandId(), ...said };
      expect(await desk.refusal('supervisor', 'sync.decide', press)).toBe('NOT_THE_DECIDER');
    });
    await region.work(day, async (desk) => {
      const press = { commandId: commandId(), ...said };
      expect((await desk.must('supervisor', 'sync.decide', press)).conflict.state).toBe('decided');
      await says(desk, loses, 'XJGS-2026-0042');
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
      expect(items.map((row) => row.class)).not.toContain('C23');
    });
    await pass(all, region, prefecture, day);
    await prefecture.work(day, async (desk) => {
      const ids = [];
      for (const id of [keeps, loses]) ids.push((await desk.look(id)).publicity?.publicityInfoId?.value);
      expect(ids).toEqual(['XJGS-2026-0041', 'XJGS-2026-0042']);
    });
  });
});
