/** What three offices pass to each other through folders arrives, once, and everybody says the same afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { brought, checked, DAY, made, type Offices, offices, pass, REGION, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

describe('a case of the county', () => {
  it('arrives at the prefecture and at the region, and the receipt comes back', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture, region } = all;
    const caseId = await county.work(DAY, (desk) => desk.first());
    expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1, conflicts: 0 });
    const at = await prefecture.work(DAY, (desk) => desk.look(caseId));
    expect(at).toMatchObject({ caseId, status: 'DRAFT' });
    expect(await pass(all, prefecture, region)).toMatchObject({ newCases: 1 });
    await pass(all, prefecture, county);
    const state = await county.work(DAY, (desk) => desk.must('supervisor', 'sync.state', {}));
    expect(state.partners.find(({ agency }) => agency === '653100')?.unacknowledged).toBe(0);
    expect(state.partners.map(({ agency }) => agency)).toEqual(expect.arrayContaining([REGION, '653100']));
  });

  it('brought a second time changes nothing', { timeout: 120_000 }, async () => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, async (desk) => {
      await desk.first();
      return made(dir, desk, '653100');
    });
    await prefecture.work(DAY, async (desk) => {
      expect(await taken(desk, folder)).toMatchObject({ newCases: 1 });
      const again = await brought(desk, folder);
      expect(again.taken[0]).toMatchObject({ state: 'imported', code: 'B16_ALREADY' });
      const { plan } = await checked(desk, again.taken[0]?.bundleId ?? '');
      expect(plan).toBeNull();
    });
  });

  it('taken in by mistake is left out of account within a day, and taken into account again', {
    timeout: 120_000,
  }, async () => {
    const { county, prefecture, dir } = all;
    const [caseId, folder] = await county.work(DAY, async (desk) => [
      await desk.first(),
      await made(dir, desk, '653100'),
    ]);
    await prefecture.work(DAY, async (desk) => {
      const { bundle } = await taken(desk, folder);
      const { bundleId } = bundle;
      const press = () => ({ commandId: commandId(), bundleId });
      desk.now = '2026-03-11T03:00:00.000Z' as typeof desk.now;
      const late = { ...press(), reason: '拿错了介质' };
      expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CHANGED_MEANWHILE');
      desk.on(DAY);
      await desk.must('supervisor', 'sync.setBack', { ...press(), reason: '拿错了介质' });
      expect(await desk.refusal('supervisor', 'cases.get', { caseId })).toBe('CASE_NOT_FOUND');
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      expect(items.find((item) => item.bundleId === bundleId)).toMatchObject({ setBack: true });
      await desk.must('supervisor', 'sync.restoreImport', press());
      expect(await desk.look(caseId)).toMatchObject({ caseId });
    });
  });
});

describe('a calendar that an office confirms', () => {
  it('moves the clocks of its cases at the office above too, as the preview said', {
    timeout: 120_000,
  }, async () => {
    const { prefecture, region } = all;
    const year = '2026-12-24';
    const caseId = await prefecture.work(year, async (desk) => {
      const of = await desk.first();
      await desk.advance(of, 'UNDER_REVIEW');
      return of;
    });
    await pass(all, prefecture, region, year);
    const clocks = () => region.work(year, async (desk) => (await desk.look(caseId)).clocks);
    const before = await clocks();
    const here = await prefecture.work(year, async (desk) => {
      await desk.loadCalendar(2027, 1);
      return (await desk.look(caseId)).clocks;
    });
    expect(here).not.toEqual(before);
    await pass(all, prefecture, region, year);
    expect((await clocks()).map(({ due }) => due)).toEqual(here.map(({ due }) => due));
  });
});
