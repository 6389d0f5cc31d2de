/** What a supervisor reads of a bundle before it counts: what changes in an application, and what becomes final. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanRow } from '#shared/contract/sync-views';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, DAY, made, type Offices, offices, PREFECTURE, pass, REGION } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** The lines of one group of the preview of what lies on a medium. */
async function previewed(desk: OfficeDesk, folder: string, group: PlanRow['group'] = 'done') {
  const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
  const { plan } = await checked(desk, bundleId);
  const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group, page: 0 });
  return { plan, items };
}

describe('the preview of a bundle', () => {
  it(
    'tells each changed field of an application, old and new, and counts what is too much',
    ahead,
    async () => {
      const { prefecture, region, dir } = all;
      const caseId = await prefecture.work(DAY, (desk) => desk.first());
      await pass(all, prefecture, region);
      const change = (changes: object): Promise<string> =>
        prefecture.work(DAY, async (desk) => {
          const { subject, application, request } = await desk.look(caseId);
          const values = { subject, application: { ...application, ...changes }, request };
          await desk.step('clerk', caseId, { type: 'saveDraft', ...values });
          return made(dir, desk, REGION);
        });
      const before = await prefecture.work(DAY, (desk) => desk.look(caseId));
      const folder = await change({ dataRegistName: '喀什市公交到站数据' });
      await region.work(DAY, async (desk) => {
        const { items, plan } = await previewed(desk, folder);
        const row = items.find(({ kind }) => kind === 'fields');
        expect(row).toMatchObject({
          caseId,
          detail: expect.stringContaining('申请内容更改 1 项'),
          fields: [{ before: before.application.dataRegistName, after: '喀什市公交到站数据' }],
          moreFields: 0,
        });
        expect(plan?.counts.changedCases).toBe(1);
      });
      // What kind of application it is stays as it was begun.
      const free = Object.keys(before.application).filter((key) => !key.endsWith('Type'));
      const emptied = await change(Object.fromEntries(free.map((key) => [key, null])));
      await region.work(DAY, async (desk) => {
        const row = (await previewed(desk, emptied)).items.find(({ kind }) => kind === 'fields');
        expect(row?.fields).toHaveLength(20);
        expect(row?.moreFields).toBeGreaterThan(0);
        expect(row?.fields[0]).toMatchObject({ after: '（空）' });
      });
    },
  );

  it(
    'tells which steps the region confirms, and its date in the place of the recorded one',
    ahead,
    async () => {
      const { prefecture, region, dir } = all;
      const caseId = await prefecture.work(DAY, async (desk) => {
        const of = await desk.first({ dataRegistName: '喀什市路灯设施数据', hashValue: '3'.repeat(64) });
        await desk.advance(of, 'PUBLICITY');
        return of;
      });
      await pass(all, prefecture, region);
      const folder = await region.work('2026-03-10', async (desk) => {
        const { version } = await desk.look(caseId);
        await desk.must('supervisor', 'sync.confirmSteps', {
          ...{ commandId: commandId(), caseId, version, ref: '新数登复〔2026〕8号' },
          steps: ['acceptance', 'review'],
          ...{
            dates: { receivedAt: null, publishedAt: '2026-03-10', codedAt: null },
            code: null,
            publication: null,
          },
        });
        return made(dir, desk, PREFECTURE);
      });
      await prefecture.work('2026-03-10', async (desk) => {
        const { items, plan } = await previewed(desk, folder);
        const told = items.filter((row) => row.kind === 'confirmed' && row.caseId === caseId);
        expect(told.map(({ detail }) => detail)).toEqual([
          '自治区已确认：受理、形式审核（新数登复〔2026〕8号，2026-03-10）',
          expect.stringMatching(/^自治区记录的公示之日：2026-03-09 → 2026-03-10$/),
        ]);
        expect(plan?.counts.confirmed).toBe(1);
      });
    },
  );
});
