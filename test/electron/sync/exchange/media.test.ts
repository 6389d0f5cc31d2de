/** Media of the exchange: what was written to each and read from it, by whom, with which slips; and files that are dropped. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, confirmed, DAY, files, made, type Offices, offices, REGION } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };

const mediumAt = async (desk: OfficeDesk, folder: string, text = '') =>
  (await desk.must('clerk', 'sync.media', { text, page: 0 })).items.find(
    (one) => one.folder === basename(folder) || one.serial !== '',
  );

describe('the media of a desk', () => {
  it('are known by what was written to them, with the person, the carrier and the slip', ahead, async () => {
    const { prefecture, dir } = all;
    await prefecture.work(DAY, async (desk) => {
      await desk.first();
      const folder = await made(dir, desk, REGION);
      const medium = await mediumAt(desk, folder);
      expect(medium).toMatchObject({ read: expect.any(Number) });
      const { items } = await desk.must('clerk', 'sync.mediumUses', { key: medium?.key ?? '', page: 0 });
      const { items: bundles } = await desk.must('clerk', 'sync.out', { page: 0 });
      const [bundle] = bundles;
      expect(items[0]).toMatchObject({
        way: 'written',
        by: '赵华',
        bundles: [
          { bundleId: bundle?.bundleId, number: bundle?.number, agency: '自治区数据登记中心', slips: 0 },
        ],
      });
      expect(items[0]?.carrier).not.toBe('');
      // Found by the number of a bundle on it.
      const search = (text: string) => desk.must('clerk', 'sync.media', { text, page: 0 });
      expect((await search(bundle?.number ?? '')).items.map(({ key }) => key)).toContain(medium?.key);
      expect((await search('B-9999')).total).toBe(0);
    });
    const printing = { toPdf: async () => Buffer.from('%PDF'), toPrinter: async () => 'printed' as const };
    const desk = new OfficeDesk(prefecture.vault, printing).on(DAY);
    try {
      const [{ key = '' } = {}] = (await desk.must('clerk', 'sync.media', { text: '', page: 0 })).items;
      const uses = () => desk.must('clerk', 'sync.mediumUses', { key, page: 0 });
      const bundleId = (await uses()).items[0]?.bundles[0]?.bundleId ?? '';
      await desk.must('clerk', 'sync.printSlip', { commandId: commandId(), bundleId, to: 'printer' });
      expect((await uses()).items[0]?.bundles[0]?.slips).toBe(1);
    } finally {
      await desk.app.close();
    }
  });

  it('are known by what was read from them and by receipts that were written', ahead, async () => {
    const { prefecture, region, dir } = all;
    const folder = await prefecture.work('2026-03-10', async (desk) => {
      await desk.first();
      return made(dir, desk, REGION);
    });
    await region.work('2026-03-10', async (desk) => {
      const { taken } = await brought(desk, folder);
      const bundleId = taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      if (plan !== null) await confirmed(desk, bundleId, plan);
      const receipts = mkdtempSync(join(dir, 'receipts-'));
      desk.files.folders = [receipts];
      await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
      const { items: media } = await desk.must('clerk', 'sync.media', { text: '', page: 0 });
      const uses = await Promise.all(
        media.map(async ({ key }) => (await desk.must('clerk', 'sync.mediumUses', { key, page: 0 })).items),
      );
      const ways = uses
        .flat()
        .map(({ way, bundles }) => ({ way, bundles: bundles.map((one) => one.agency) }));
      expect(ways).toContainEqual({ way: 'read', bundles: ['喀什地区登记中心'] });
      expect(ways).toContainEqual({ way: 'written', bundles: ['喀什地区登记中心'] });
      expect(uses.flat().every(({ by }) => by === '赵华')).toBe(true);
    });
  });

  it('that are plugged in are told where the system tells them', async () => {
    await all.prefecture.work(DAY, async (desk) => {
      const { media } = await desk.must('clerk', 'sync.plugged', {});
      expect(process.platform === 'linux' ? Array.isArray(media) : media === null).toBe(true);
    });
  });
});

describe('files that are dropped', () => {
  const receive = (desk: OfficeDesk) =>
    desk.call('supervisor', 'sync.receive', { commandId: commandId(), from: 'dropped' });

  it('are read in like chosen ones, once; nothing dropped is a refusal', ahead, async () => {
    const { prefecture, region, dir } = all;
    const folder = await prefecture.work('2026-03-11', async (desk) => made(dir, desk, REGION));
    await region.work('2026-03-11', async (desk) => {
      // What a person would choose is not asked for.
      desk.files.files = [];
      desk.files.dropped = files(folder);
      const answer = await receive(desk);
      expect(answer.ok && answer.value.taken).toHaveLength(1);
      const again = await receive(desk);
      expect(again.ok ? '' : again.failure.message).toBe('拖入的不是介质或文件夹里的文件，没有读入。');
    });
  });

  it('that are no bundles are refused by name, a folder as well', ahead, async () => {
    const { region, dir } = all;
    const folder = join(dir, '一个文件夹');
    mkdirSync(folder);
    writeFileSync(join(dir, '照片.jpg'), 'no bundle');
    await region.work('2026-03-12', async (desk) => {
      desk.files.dropped = [folder, join(dir, '照片.jpg')];
      const answer = await receive(desk);
      expect(answer.ok && answer.value).toMatchObject({
        taken: [],
        refused: [
          { name: '一个文件夹', code: 'B02_NOT_BUNDLE' },
          { name: '照片.jpg', code: 'B02_NOT_BUNDLE' },
        ],
      });
    });
  });
});
