/**
 * Bundles on their way with people: those of others go on unchanged, to whom they are for or from quarantine to the
 * region; parts go one by one, and what a medium took before it was full is known.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BundleToWrite } from '#electron/sync/bundle/write-bundle';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { rewriting } from './altered-office';
import {
  brought,
  checked,
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
import { looked } from './kept-out';

const disk = vi.hoisted(() => ({ roomFor: null as number | null }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    statfs: async (path: string) => {
      const isFull = disk.roomFor !== null && disk.roomFor-- <= 0;
      return { ...(await real.statfs(path)), ...(isFull ? { bavail: 0 } : {}) };
    },
  };
});
vi.mock('#electron/sync/bundle/write-bundle', async (original) => {
  const { rewritesBundles } = await import('./altered-office');
  return rewritesBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.prefecture, all.region);
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

const medium = (name: string): string => mkdtempSync(join(all.dir, `${name}-`));

const whole = (folder: string) => files(folder).map((file) => readFileSync(file).toString('base64'));

interface Carrying {
  readonly from: 'outbox' | 'courier' | 'quarantine';
  readonly bundleId: string;
  readonly parts?: readonly number[];
}

/** Carries onto a new medium; answers what the desk answers, and the medium. */
async function carried(desk: OfficeDesk, { parts, ...of }: Carrying) {
  const folder = medium('onward');
  desk.files.folders = [folder];
  const answer = await desk.call('supervisor', 'sync.carry', {
    commandId: commandId(),
    ...of,
    ...(parts === undefined ? {} : { parts: [...parts] }),
    carrier: '阿迪力',
    on: desk.today,
  });
  return { folder, answer };
}

const slip = async (
  desk: OfficeDesk,
  bundleId: string,
  from: 'outbox' | 'inbox' | 'courier' | 'quarantine',
) => {
  const { model } = await desk.must('clerk', 'sync.slip', { bundleId, from });
  return JSON.stringify(model);
};

const shown = async (desk: OfficeDesk, bundleId: string) => {
  const { items } = await desk.must('clerk', 'sync.inbox', { page: 0 });
  return items.find((one) => one.bundleId === bundleId);
};

describe('a bundle of the county for the region', () => {
  it(
    'goes by way of the prefecture unchanged, with a slip of its own, and is opened at the region',
    ahead,
    async () => {
      const first = await all.county.work(DAY, async (desk) => {
        await desk.first();
        return made(all.dir, desk, REGION);
      });
      const second = await all.prefecture.work(DAY, async (desk) => {
        const { bundle } = await looked(desk, first);
        const { bundleId } = bundle;
        expect(bundle).toMatchObject({ state: 'courier', onward: '' });
        expect(bundle.to).toContain('自治区数据登记中心');
        const { answer, folder } = await carried(desk, { from: 'courier', bundleId });
        expect(answer.ok).toBe(true);
        expect(await shown(desk, bundleId)).toMatchObject({
          state: 'courier',
          onward: expect.stringContaining('阿迪力'),
        });
        const text = await slip(desk, bundleId, 'courier');
        for (const words of [
          '转交',
          '喀什市数据局',
          '自治区数据登记中心',
          '喀什地区登记中心',
          '阿迪力',
          '1/1',
        ])
          expect(text).toContain(words);
        // Of the inside nothing is known here.
        expect(text).not.toContain('记录');
        // It is no bundle of this office: nothing of it waits for a receipt.
        const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
        expect(items.map((one) => one.bundleId)).not.toContain(bundleId);
        expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
        return folder;
      });
      expect(whole(second)).toEqual(whole(first));
      await all.region.work(DAY, async (desk) => {
        expect((await taken(desk, second)).newCases).toBeGreaterThan(0);
      });
      // Opened anew it is still known as carried, and the hub hands it on as well.
      const { bundleId } = await all.prefecture.work(DAY, async (desk) => {
        const { items } = await desk.must('clerk', 'sync.inbox', { page: 0 });
        const here = items.find(({ state }) => state === 'courier');
        expect(here?.onward).toContain('阿迪力');
        return { bundleId: here?.bundleId ?? '' };
      });
      const third = medium('hub');
      all.prefecture.hubMust(DAY, 'forward', bundleId, third, '--carrier', '古丽');
      expect(whole(third)).toEqual(whole(first));
      expect(all.prefecture.hub(DAY, ['forward', '0'.repeat(32), third]).code).toBe(1);
    },
  );
});

describe('a bundle in quarantine', () => {
  it(
    'is handed on to the region as it is, with the reason and the medium, and stays in quarantine',
    ahead,
    async () => {
      const nobodys = (bundle: BundleToWrite): BundleToWrite => ({ ...bundle, sign: () => randomBytes(64) });
      const first = await rewriting(nobodys, () =>
        all.county.work(DAY, async (desk) => {
          await desk.begin('FIRST');
          return made(all.dir, desk, PREFECTURE);
        }),
      );
      const second = await all.prefecture.work(DAY, async (desk) => {
        const { bundle } = await looked(desk, first);
        const { bundleId } = bundle;
        expect(bundle).toMatchObject({ state: 'quarantine', code: 'B15_SIGNATURE' });
        const { answer, folder } = await carried(desk, { from: 'quarantine', bundleId });
        expect(answer.ok).toBe(true);
        const after = await shown(desk, bundleId);
        expect(after).toMatchObject({ state: 'quarantine', code: 'B15_SIGNATURE' });
        expect(after?.onward).toContain('onward-');
        const text = await slip(desk, bundleId, 'quarantine');
        for (const words of ['送自治区核查', 'B15_SIGNATURE', '自治区数据登记中心', '未导入'])
          expect(text).toContain(words);
        expect(await desk.log({ text: '隔离件，送自治区核查' })).toHaveLength(1);
        return folder;
      });
      expect(whole(second)).toEqual(whole(first));
    },
  );
});

describe('a bundle in parts', () => {
  it('goes part by part, and the list at the other end tells which are missing', ahead, async () => {
    const { bundleId, folder } = await all.prefecture.work(DAY, async (desk) => {
      const id = await inParts(desk, REGION);
      const one = await carried(desk, { from: 'outbox', bundleId: id, parts: [2] });
      expect(files(one.folder)).toHaveLength(1);
      const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
      expect(await slip(desk, id, 'outbox')).toContain('，第 2 卷');
      // Not all of it is on its way.
      expect(items.find((row) => row.bundleId === id)).toMatchObject({ state: 'made', partsLeft: [1] });
      const { answer } = await carried(desk, { from: 'outbox', bundleId: id, parts: [3] });
      expect(answer).toMatchObject({ ok: false, failure: { code: 'INPUT_INVALID' } });
      return { bundleId: id, folder: one.folder };
    });
    await all.region.work(DAY, async (desk) => {
      const { taken: bundles } = await brought(desk, folder);
      expect(bundles[0]).toMatchObject({ state: 'parts', missing: [1] });
      const text = await slip(desk, bundleId, 'inbox');
      for (const words of ['数据包到卷清单', '第 1 卷', '未收到', '喀什地区登记中心'])
        expect(text).toContain(words);
    });
    await all.prefecture.work(DAY, async (desk) => {
      const { folder: rest } = await carried(desk, { from: 'outbox', bundleId, parts: [1] });
      const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
      expect(items.find((row) => row.bundleId === bundleId)).toMatchObject({
        state: 'carried',
        partsLeft: [],
      });
      await all.region.work(DAY, async (other) => {
        await brought(other, rest);
        expect((await checked(other, bundleId)).plan).not.toBeNull();
      });
    });
  });

  it(
    'notes what was written before the medium was full (B34), and the rest goes on another',
    ahead,
    async () => {
      await all.prefecture.work(DAY, async (desk) => {
        const bundleId = await inParts(desk, REGION);
        disk.roomFor = 1;
        const { answer, folder } = await carried(desk, { from: 'outbox', bundleId });
        disk.roomFor = null;
        expect(answer).toMatchObject({ ok: false, failure: { code: 'B34_DISK' } });
        if (!answer.ok) expect(answer.failure.message).toContain('第 1 卷已写出');
        expect(files(folder)).toHaveLength(1);
        const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
        expect(items.find((row) => row.bundleId === bundleId)).toMatchObject({
          state: 'made',
          partsLeft: [2, 3],
          carrier: '阿迪力',
        });
      });
    },
  );
});
