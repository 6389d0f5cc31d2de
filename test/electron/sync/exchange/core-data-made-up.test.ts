/** What was called core data by mistake is made up whole, two offices further on as well; what is core data since says so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levelled, MONTH, nameAt, waitingAt } from './core-data-kit';
import { DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 240_000 };

describe('a case that was called core data, or is since', () => {
  it(
    'whose level was a mistake is made up whole, also when the bundle that made it up was lost',
    ahead,
    async () => {
      const { county, prefecture, region, dir } = all;
      const caseId = await county.work(DAY, async (desk) => {
        const one = await desk.first({ dataRegistName: '误填级别的资源', securityLevel: 'CORE' });
        return one;
      });
      await pass(all, county, prefecture);
      await pass(all, prefecture, region);
      await pass(all, region, prefecture);
      await pass(all, prefecture, county);
      await county.work(DAY, (desk) => levelled(desk, caseId, 'GENERAL'));
      await county.work(DAY, async (desk) => {
        const month = await desk.must('supervisor', 'sync.reconcile', {
          month: MONTH,
          agency: PREFECTURE,
          page: 0,
        });
        expect(month.items.find((row) => row.caseId === caseId)).toMatchObject({
          ...{ kind: 'only-ours', cause: '尚未打包', way: 'make' },
        });
      });
      await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
      expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1, conflicts: 0 });
      expect(await nameAt(prefecture, caseId)).toBe('误填级别的资源');
      // The prefecture had passed places on to the region: it makes them up there.
      expect(await pass(all, prefecture, region)).toMatchObject({ newCases: 1, conflicts: 0 });
      expect(await nameAt(region, caseId)).toBe('误填级别的资源');
      await pass(all, region, prefecture);
      await pass(all, prefecture, county);
      // Answered: nothing of it goes again.
      for (const [office, to] of [
        [county, PREFECTURE],
        [prefecture, '650000'],
      ] as const) {
        const { items } = await waitingAt(office, to);
        expect(items.map((item) => item.caseId)).not.toContain(caseId);
      }
    },
  );

  it(
    'that became core data after some of it had gone says so, and comes on when that was a mistake',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '后定级的资源' }));
      await pass(all, county, prefecture);
      await pass(all, prefecture, county);
      await county.work(DAY, async (desk) => {
        await levelled(desk, caseId, 'CORE');
        const month = await desk.must('supervisor', 'sync.reconcile', {
          month: MONTH,
          agency: PREFECTURE,
          page: 0,
        });
        const row = month.items.find((one) => one.caseId === caseId);
        // A draft that differs in one value only is no difference of a month.
        if (row !== undefined) expect(row).toMatchObject({ way: 'none', remedy: '留存本机' });
      });
      const { items, check } = await waitingAt(county);
      expect(items.find((one) => one.caseId === caseId)?.hindered).toMatch(
        /^属核心数据，不再送出；此前已有记录送出/,
      );
      expect(check).toMatchObject({ core: 1, travelled: 1 });
      await pass(all, county, prefecture);
      await pass(all, prefecture, county);
      expect((await waitingAt(county)).check).toMatchObject({ core: 1, travelled: 1 });
      await county.work(DAY, async (desk) => {
        await levelled(desk, caseId, 'GENERAL');
        const application = { dataRegistName: '改正后的资源' };
        await desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application, request: {} });
      });
      const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
      expect(await prefecture.work(DAY, (desk) => taken(desk, folder))).toMatchObject({
        changedCases: 1,
        conflicts: 0,
      });
      expect(await nameAt(prefecture, caseId)).toBe('改正后的资源');
    },
  );
});
