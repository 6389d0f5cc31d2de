/**
 * Core data leave an office on no medium (XJR-4-1): the case stays, only its places in the chain travel, and the office
 * goes on exchanging all else.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { hasCase, MONTH, nameAt, waitingAt } from './core-data-kit';
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
} from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 240_000 };

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
      const others = { travelled: 0, papers: 0, publicTexts: 0, left: 0 };
      expect(check).toEqual({
        ...{ startsAt: 'acknowledged', core: 1, ...others },
        ...{ cases: 1, blobs: 5, entries: expect.any(Number) },
      });
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
});
