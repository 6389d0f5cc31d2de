/** Bundles that are lost, late, out of order, in parts or brought to the wrong desk: nothing is lost and nothing is done twice. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import {
  brought,
  checked,
  copyOf,
  DAY,
  files,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  REGION,
  taken,
} from './exchange-kit';
import { inParts } from './in-parts';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** A new application of the county on its way to the prefecture. */
const another = (): Promise<string> =>
  all.county.work(DAY, async (desk) => {
    await desk.first();
    return made(all.dir, desk, PREFECTURE);
  });

/** The bundle of a medium, read in and checked. */
async function looked(desk: OfficeDesk, folder: string) {
  const { taken: bundles } = await brought(desk, folder);
  const bundleId = bundles[0]?.bundleId ?? '';
  const { bundle, plan } = await checked(desk, bundleId);
  return { bundle, plan, press: () => ({ commandId: commandId(), bundleId, plan: plan?.hash ?? '' }) };
}

describe('a lost bundle', () => {
  it('is healed by the next, which tells that a number is missing', ahead, async () => {
    const lost = await another();
    const next = await another();
    await all.prefecture.work(DAY, async (desk) => {
      const { plan, press, bundle } = await looked(desk, next);
      expect(plan?.counts.newCases).toBe(2);
      const { bundleId } = bundle;
      const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'told', page: 0 });
      expect(items.map(({ kind }) => kind)).toContain('missing-number');
      await desk.must('supervisor', 'sync.apply', press());
      // It comes after all: what it holds is here, and it is taken in without a change.
      expect(await taken(desk, lost)).toMatchObject({ newCases: 0, changedCases: 0 });
    });
  });

  it('is missed by a desk that is an old copy of itself, which then writes no more', ahead, async () => {
    const { prefecture, region, dir } = all;
    const before = copyOf(all, prefecture);
    await prefecture.work(DAY, (desk) => desk.first());
    await pass(all, prefecture, region);
    const second = await region.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    const now = copyOf(all, prefecture);
    before();
    await prefecture.work(DAY, async (desk) => {
      const { taken: bundles } = await brought(desk, second);
      const asked = { commandId: commandId(), bundleId: bundles[0]?.bundleId ?? '' };
      // It has written more than it knows (S03).
      expect(await desk.refusal('supervisor', 'sync.check', asked)).toBe('OLD_COPY');
      await expect(desk.first()).rejects.toThrow('JOURNAL_READ_ONLY');
      const { warnings } = await desk.must('supervisor', 'desk.state', {});
      expect(warnings.map(({ code }) => code)).toContain('OLD_COPY');
    });
    now();
    await prefecture.work(DAY, (desk) => taken(desk, second));
  });
});

describe('what is no bundle for this desk', () => {
  it('is refused by its first bytes, or carried on unchanged for whom it is', ahead, async () => {
    const folder = await another();
    const [part = ''] = files(folder);
    await all.region.work(DAY, async (desk) => {
      const letter = join(all.dir, 'letter.txt');
      writeFileSync(letter, '这不是数据包');
      desk.files.files = [letter];
      const { refused } = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
      expect(refused[0]).toMatchObject({ name: 'letter.txt', code: 'B02_NOT_BUNDLE' });
      const { bundle, plan } = await looked(desk, folder);
      expect(bundle).toMatchObject({ state: 'courier', code: 'B09_NOT_OURS' });
      expect(plan).toBeNull();
      const onward = mkdtempSync(join(all.dir, 'onward-'));
      desk.files.folders = [onward];
      const { bundleId } = bundle;
      const slip = {
        commandId: commandId(),
        bundleId,
        from: 'courier',
        carrier: '某某',
        on: desk.today,
      } as const;
      await desk.must('supervisor', 'sync.carry', slip);
      expect(readFileSync(files(onward)[0] ?? '').equals(readFileSync(part))).toBe(true);
    });
    await all.prefecture.work(DAY, (desk) => taken(desk, folder));
  });
});

describe('a bundle in parts', () => {
  it('waits for those that are missing, on any day, and is given up on demand', ahead, async () => {
    const medium = await all.prefecture.work(DAY, async (desk) => {
      const bundleId = await inParts(desk, REGION);
      const folder = mkdtempSync(join(all.dir, 'parts-'));
      desk.files.folders = [folder];
      const slip = { commandId: commandId(), bundleId, carrier: '某某', on: desk.today };
      await desk.must('supervisor', 'sync.carry', slip);
      return folder;
    });
    const [one = '', two = ''] = files(medium);
    const bundleId = await all.region.work(DAY, async (desk) => {
      desk.files.files = [two];
      const { taken: bundles } = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
      expect(bundles[0]).toMatchObject({ state: 'parts', missing: [1], code: 'B07_PARTS' });
      return bundles[0]?.bundleId ?? '';
    });
    await all.region.work('2026-03-10', async (desk) => {
      desk.files.files = [one];
      const { taken: bundles } = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
      expect(bundles[0]).toMatchObject({ state: 'ready', missing: [] });
      const asked = () => ({ commandId: commandId(), bundleId });
      const checking = desk.call('supervisor', 'sync.check', asked());
      let isOver = false;
      void checking.then(() => {
        isOver = true;
      });
      while (!isOver && (await desk.must('supervisor', 'sync.state', {})).work === null);
      expect(await desk.refusal('supervisor', 'sync.check', asked())).toBe('EXCHANGE_BUSY');
      await desk.must('supervisor', 'sync.cancel', {});
      expect(await checking).toMatchObject({ ok: false, failure: { code: 'CANCELLED' } });
      const { plan } = await checked(desk, bundleId);
      await desk.must('supervisor', 'sync.apply', { ...asked(), plan: plan?.hash ?? '' });
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      expect(items.find((item) => item.bundleId === bundleId)).toMatchObject({ state: 'imported' });
    });
  });
});

describe('between preview and confirmation', () => {
  it(
    'another bundle on the same case makes the preview stale (B33); work elsewhere does not',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const caseId = await county.work(DAY, (desk) => desk.first());
      await pass(all, county, prefecture);
      const renamed = (dataRegistName: string) =>
        county.work(DAY, async (desk) => {
          const values = { subject: {}, application: { dataRegistName }, request: {} };
          await desk.step('clerk', caseId, { type: 'saveDraft', ...values });
          return made(dir, desk, PREFECTURE);
        });
      const earlier = await renamed('第一次改的名称');
      const later = await renamed('第二次改的名称');
      await prefecture.work(DAY, async (desk) => {
        const one = await looked(desk, earlier);
        const two = await looked(desk, later);
        await desk.begin('FIRST');
        await desk.must('supervisor', 'sync.apply', two.press());
        // Where there is no place for backups, only what is taken in leaves the line that it was not backed up.
        const unbacked = async () =>
          (await desk.log({ kind: 'store' })).filter(({ title }) => title === '导入前未备份');
        const before = await unbacked();
        expect(await desk.refusal('supervisor', 'sync.apply', one.press())).toBe('B33_PLAN_STALE');
        expect(await unbacked()).toEqual(before);
        const { plan } = await checked(desk, one.bundle.bundleId);
        const again = { ...one.press(), plan: plan?.hash ?? '' };
        expect(await desk.must('supervisor', 'sync.apply', again)).toMatchObject({ changedCases: 0 });
        expect(await unbacked()).toHaveLength(before.length + 1);
      });
    },
  );
});

describe('a clock five years ahead', () => {
  it('is told (W01) and refuses nothing', ahead, async () => {
    const folder = await all.county.work('2031-03-09', (desk) => made(all.dir, desk, PREFECTURE));
    await all.prefecture.work('2026-03-11', async (desk) => {
      const { plan, press } = await looked(desk, folder);
      expect(plan?.warnings.map(({ code }) => code)).toContain('W01_CLOCK');
      await desk.must('supervisor', 'sync.apply', press());
    });
  });
});
