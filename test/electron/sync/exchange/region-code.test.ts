/** The region says which query code an item has: its record stands at every office. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { type Offices, offices, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

describe('another query code by the region’s record', () => {
  it('stands at the office below; papers that bear the former one are void', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region } = all;
    const [caseId, day] = await prefecture.work('2026-03-18', async (desk) => {
      const of = await desk.registered({ dataRegistName: '喀什市停车泊位数据' });
      return [of, desk.today];
    });
    await pass(all, prefecture, region, day);
    await region.work(day, async (desk) => {
      const { version, handing } = await desk.look(caseId);
      expect(handing).toContain('confirm');
      const press = {
        ...{ caseId, version, ref: '新数登复〔2026〕31号', steps: [], dates: NO_DATES },
        code: { value: 'XJ-2026-REGION-31', again: 'XJ-2026-REGION-32' },
      };
      const said = (again: string) => ({
        ...{ ...press, commandId: commandId() },
        code: { ...press.code, again },
      });
      expect(await desk.refusal('supervisor', 'sync.confirmSteps', said('XJ-2026-REGION-32'))).toBe(
        'CODE_MISMATCH',
      );
      await desk.must('supervisor', 'sync.confirmSteps', said('XJ-2026-REGION-31'));
    });
    await pass(all, region, prefecture, day);
    await prefecture.work(day, async (desk) => {
      const { code, documents } = await desk.look(caseId);
      expect(code).toMatchObject({ code: 'XJ-2026-REGION-31' });
      const papers = documents.filter(({ document }) => document === 'D20' || document === 'D21');
      expect(papers.map(({ voided }) => voided)).toEqual(papers.map(() => '查询码以自治区记录为准'));
      const found = async (text: string) =>
        (await desk.must('clerk', 'search.find', { text })).hits.map((hit) => hit.caseId);
      expect(await found('XJ-2026-REGION-31')).toEqual([caseId]);
      expect(await found(code?.replaced[0] ?? '')).toContain(caseId);
    });
  });
});
