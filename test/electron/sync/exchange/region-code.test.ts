/** The region says which query code an item has, and which id its notice: its record stands at every office. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, confirmed, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const RECALL = { queue: 'toRecall', light: 'any', text: '', page: 0 } as const;
const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

/** What a bundle would change in a case, as the preview tells it; it is taken in then. */
async function told(
  desk: OfficeDesk,
  folder: string,
  caseId: string,
): Promise<readonly (readonly string[])[]> {
  const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
  const { plan } = await checked(desk, bundleId);
  if (plan === null) throw new Error('not planned');
  const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'done', page: 0 });
  await confirmed(desk, bundleId, plan);
  return items.filter((row) => row.caseId === caseId).map(({ kind, detail }) => [kind, detail]);
}

describe('another query code by the region’s record', () => {
  it('stands at the office below; papers that bear the former one are void', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region, dir } = all;
    const [caseId, changed, day] = await prefecture.work('2026-03-18', async (desk) => {
      const of = await desk.registered({ dataRegistName: '喀什市停车泊位数据' });
      // A later case on the item: its notice bears the code, too.
      const later = await desk.another('CHANGE', of);
      await desk.advance(later, 'DONE');
      return [of, later, desk.today];
    });
    await pass(all, prefecture, region, day);
    await region.work(day, async (desk) => {
      const { version, handing } = await desk.look(caseId);
      expect(handing).toContain('confirm');
      const press = {
        ...{ caseId, version, ref: '新数登复〔2026〕31号', steps: [], dates: NO_DATES },
        publication: null,
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
    const folder = await region.work(day, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(day, async (desk) => {
      const { code: former } = await desk.look(caseId);
      const rows = await told(desk, folder, caseId);
      expect(rows).toContainEqual(['code', `${former?.code} → XJ-2026-REGION-31`]);
      const { code, documents } = await desk.look(caseId);
      expect(code).toMatchObject({ code: 'XJ-2026-REGION-31' });
      const papers = documents.filter(({ document }) => document === 'D20' || document === 'D21');
      const voided = '查询码以自治区记录为准';
      expect(papers).toMatchObject([
        { document: 'D20', voided },
        { document: 'D21', voided },
      ]);
      const found = async (text: string) =>
        (await desk.must('clerk', 'search.find', { text })).hits.map((hit) => hit.caseId);
      expect(await found('XJ-2026-REGION-31')).toEqual([caseId]);
      expect(await found(code?.replaced[0] ?? '')).toContain(caseId);
      const fallen = (await desk.look(changed)).documents.filter(({ toRecall }) => toRecall);
      expect(fallen).toMatchObject([{ document: 'D20', voided: '查询码以自治区记录为准' }]);
      const recall = await desk.must('clerk', 'worklist.list', RECALL);
      expect(recall.items.map((row) => row.caseId)).toEqual(expect.arrayContaining([caseId, changed]));
      await desk.step('clerk', changed, { type: 'printResult' });
      const { documents: papersNow } = await desk.look(changed);
      const anew = papersNow.findLast(({ document }) => document === 'D20');
      expect(anew).toMatchObject({ document: 'D20', voided: null });
      const input = { caseId: changed, document: 'D20', number: anew?.number ?? null } as const;
      const model = JSON.stringify(await desk.must('clerk', 'documents.model', input));
      expect(model.replaceAll(' ', '')).toContain('XJ-2026-REGION-31');
    });
  });
});

describe('the id of a public notice on the region’s platform (XJR-5-2, XJR-16-1)', () => {
  it('comes down with the region’s confirmation: preview, case, papers and search have it', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, region, dir } = all;
    const day = '2026-09-01';
    const [caseId, other] = await prefecture.work(day, async (desk) => {
      const [one, two] = [
        await desk.first({ dataRegistName: '喀什市路灯设施数据', hashValue: '3'.repeat(64) }),
        await desk.first({ dataRegistName: '喀什市公园绿地数据', hashValue: '4'.repeat(64) }),
      ];
      await desk.advance(one, 'PUBLICITY');
      await desk.advance(two, 'PUBLICITY');
      return [one, two];
    });
    await pass(all, prefecture, region, day);
    const says = async (desk: OfficeDesk, of: string, publication: string) => ({
      ...{ commandId: commandId(), caseId: of, version: (await desk.look(of)).version },
      ...{ ref: '新数登复〔2026〕41号', steps: [], dates: NO_DATES, code: null, publication },
    });
    await region.work(day, async (desk) => {
      for (const wrong of ['号', 'GS 1', 'L-653100-2026-000001'])
        expect(await desk.refusal('supervisor', 'sync.confirmSteps', await says(desk, caseId, wrong))).toBe(
          'CONFIRMATION_INVALID',
        );
      // Mistyped: a letter that looks like the digit.
      await desk.must('supervisor', 'sync.confirmSteps', await says(desk, caseId, 'XJGS-2O26-0041'));
      // One id is never of two notices.
      expect(
        await desk.refusal('supervisor', 'sync.confirmSteps', await says(desk, other, 'XJGS-2O26-0041')),
      ).toBe('CONFIRMATION_INVALID');
    });
    await prefecture.work(day, async (desk) =>
      expect(
        await desk.refusal('supervisor', 'sync.confirmSteps', await says(desk, caseId, 'XJGS-2026-0042')),
      ).toBe('NOT_THE_DECIDER'),
    );
    const line = async (desk: OfficeDesk) =>
      (
        await desk.must('supervisor', 'sync.reconcile', { month: '2026-09', page: 0, agency: PREFECTURE })
      ).items.find((row) => row.caseId === caseId);
    await region.work(day, async (desk) =>
      expect(await line(desk)).toMatchObject({ kind: 'content', ours: '公示号 XJGS-2O26-0041', theirs: '' }),
    );
    const first = await region.work(day, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(day, async (desk) => {
      expect(await told(desk, first, caseId)).toContainEqual([
        'publication-id',
        'XJGS-2O26-0041（新数登复〔2026〕41号，2026-09-01）',
      ]);
      const { publicity } = await desk.look(caseId);
      expect(publicity?.publicityInfoId).toMatchObject({ value: 'XJGS-2O26-0041', former: [] });
      const { hits } = await desk.must('clerk', 'search.find', { text: 'XJGS-2O26-0041' });
      expect(hits.map((hit) => hit.caseId)).toEqual([caseId]);
    });
    await region.work(day, async (desk) => {
      await desk.must('supervisor', 'sync.confirmSteps', await says(desk, caseId, 'XJGS-2026-0041'));
    });
    const second = await region.work(day, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(day, async (desk) => {
      expect(await told(desk, second, caseId)).toContainEqual([
        'publication-id',
        'XJGS-2O26-0041 → XJGS-2026-0041（新数登复〔2026〕41号，2026-09-01）',
      ]);
      await desk.advance(caseId, 'CODING_PENDING');
      const record = (await desk.look(caseId)).documents.find(({ document }) => document === 'D14');
      const input = { caseId, document: 'D14', number: record?.number ?? null } as const;
      expect(JSON.stringify(await desk.must('clerk', 'documents.model', input))).toContain(
        '公示号：XJGS-2026-0041',
      );
    });
  });
});
