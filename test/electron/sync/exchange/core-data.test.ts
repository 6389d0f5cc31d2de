/**
 * Core data leave an office on no medium (XJR-4-1): the case stays, only its places in the chain travel, and the office
 * goes on exchanging all else. What was a mistake is made up whole, two offices further on as well.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import {
  brought,
  checked,
  confirmed,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  taken,
} from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 240_000 };
const MONTH = '2026-03';

const levelled = (desk: OfficeDesk, caseId: string, securityLevel: 'GENERAL' | 'CORE') =>
  desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application: { securityLevel }, request: {} });

const hasCase = (office: ExchangeOffice, caseId: string): Promise<boolean> =>
  office.work(DAY, async (desk) => {
    const answer = await desk.call('supervisor', 'cases.get', { caseId });
    return answer.ok;
  });

const nameAt = (office: ExchangeOffice, caseId: string): Promise<string> =>
  office.work(DAY, async (desk) => (await desk.look(caseId)).name);

const waitingAt = (office: ExchangeOffice, to = PREFECTURE) =>
  office.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.waiting', { to, page: 0 });
    const check = await desk.must('supervisor', 'sync.checkOut', { to });
    return { items, check };
  });

describe('a case about core data', () => {
  it(
    'stays, and everything else goes on two offices further; the page and the sheet say so (XJR-4-1)',
    ahead,
    async () => {
      const { county, prefecture, region, dir } = all;
      const { core, plain } = await county.work(DAY, async (desk) => ({
        core: await desk.first({ dataRegistName: '核心数据资源', securityLevel: 'CORE' }),
        plain: await desk.first({ dataRegistName: '一般数据资源' }),
      }));
      const { items, check } = await waitingAt(county);
      expect(items.find(({ caseId }) => caseId === core)?.hindered).toBe('属核心数据，不随数据包送出');
      expect(items.find(({ caseId }) => caseId === plain)).toMatchObject({ hindered: '', warning: '' });
      expect(check).toEqual({ core: 1, travelled: 0, papers: 0, publicTexts: 0 });
      const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
      await prefecture.work(DAY, async (desk) => {
        const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
        const { plan } = await checked(desk, bundleId);
        expect(plan).toMatchObject({ secondNeeded: false, counts: { newCases: 1, parked: 0 } });
        const { items: rows } = await desk.must('supervisor', 'sync.plan', {
          bundleId,
          group: 'told',
          page: 0,
        });
        expect(rows.map(({ title }) => title)).toContainEqual(
          expect.stringMatching(/^\d+ 条记录只有编号，发送单位没有送来内容$/),
        );
        if (plan !== null) await confirmed(desk, bundleId, plan);
      });
      expect(await hasCase(prefecture, core)).toBe(false);
      await pass(all, prefecture, region);
      expect(await nameAt(region, plain)).toBe('一般数据资源');
      expect(await hasCase(region, core)).toBe(false);
      // The receipt closes the bundle, nothing is sent twice, and the case stays on the page.
      await pass(all, prefecture, county);
      const later = await waitingAt(county);
      expect(later.items.map(({ caseId }) => caseId)).toEqual([core]);
      await county.work(DAY, async (desk) => {
        const { partners } = await desk.must('supervisor', 'sync.state', {});
        expect(partners.find(({ agency }) => agency === PREFECTURE)?.unacknowledged).toBe(0);
        // What nobody got is no difference between two offices, and stands on no sheet that is carried.
        const month = await desk.must('supervisor', 'sync.reconcile', {
          month: MONTH,
          agency: PREFECTURE,
          page: 0,
        });
        expect(month.items).toEqual([]);
        expect(month.statuses).toEqual([expect.objectContaining({ ours: 1, theirs: 1 })]);
      });
      // It cannot be handed over either.
      await county.work(DAY, async (desk) => {
        const { version } = await desk.look(core);
        const order = { caseId: core, version, to: PREFECTURE, reason: '移交' };
        expect(await desk.refusal('supervisor', 'sync.handOver', { commandId: commandId(), ...order })).toBe(
          'STEP_NOT_OPEN',
        );
      });
    },
  );

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
      expect(check).toMatchObject({ core: 2, travelled: 1 });
      await pass(all, county, prefecture);
      await pass(all, prefecture, county);
      expect((await waitingAt(county)).check).toMatchObject({ core: 2, travelled: 1 });
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
