/** A cloned disk, a backup of before, a forged sender: each ends with the words of its code, and nothing is taken in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_CODES } from '#shared/bundle/codes';
import { commandId } from '../../../helpers/desk-kit';
import {
  brought,
  COUNTY,
  checked,
  copyOf,
  DAY,
  files,
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

const ahead = { timeout: 120_000 };

describe('a number used twice for different content', () => {
  it('is put apart (B17), and what was taken in stays', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, async (desk) => {
      await desk.first();
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work(DAY, (desk) => taken(desk, folder));
    await prefecture.work(DAY, async (desk) => {
      const again = await brought(desk, folder);
      expect(again.taken[0]?.words).toContain(BUNDLE_CODES.B16_ALREADY.todo);
    });
  });
});

describe('a bundle that was altered on the way', () => {
  it('is refused at the medium or put apart, and told by its code', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    const bytes = readFileSync(files(folder)[0] ?? '');
    for (const at of [9, 40, 3000, bytes.length - 5]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x20;
      const file = join(dir, `altered-${at}.rsb`);
      writeFileSync(file, altered);
      await prefecture.work(DAY, async (desk) => {
        desk.files.files = [file];
        const { taken: bundles, refused } = await desk.must('supervisor', 'sync.receive', {
          commandId: commandId(),
        });
        const code = refused[0]?.code ?? (await checked(desk, bundles[0]?.bundleId ?? '')).bundle.code;
        expect(Object.keys(BUNDLE_CODES)).toContain(code);
      });
    }
  });
});

describe('two stores that write under one station', () => {
  it('are found out (B28), both versions are kept, and the station is suspended', ahead, async () => {
    const { county, prefecture, dir } = all;
    const back = copyOf(all, county);
    await county.work(DAY, (desk) => desk.first());
    await pass(all, county, prefecture);
    back();
    // The copy goes on from the same place with other work.
    const other = await county.work(DAY, async (desk) => {
      await desk.first();
      await desk.first();
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work(DAY, async (desk) => {
      const before = await desk.must('supervisor', 'worklist.counts', {});
      const { taken: bundles } = await brought(desk, other);
      const bundleId = bundles[0]?.bundleId ?? '';
      const { bundle, plan } = await checked(desk, bundleId);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B28_FORK' });
      expect(bundle.words).toContain(BUNDLE_CODES.B28_FORK.what);
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      // It is about a station: it leads there, and says how it ends.
      const fork = items.find((one) => one.class === 'C17');
      expect(fork).toMatchObject({ caseId: '', mine: false });
      expect(fork?.sentence).toMatch(/自治区.*重新颁发证书/);
      const { items: stations } = await desk.must('supervisor', 'stations.list', { page: 0 });
      expect(stations.filter(({ standing }) => standing === 'suspended').map((one) => one.agency)).toEqual([
        COUNTY,
      ]);
      expect(await desk.must('supervisor', 'worklist.counts', {})).toEqual(before);
    });
    const waiting = prefecture.hub(DAY, ['decide']).results.find((one) => one.class === 'C17');
    const words = ['--option', 'void', '--reason', '不认可该机'];
    const run = prefecture.hub(DAY, ['decide', String(waiting?.id), ...words]);
    expect(run.code).toBe(1);
    expect(run.words).toContain('重新颁发证书');
    // Whatever this station sends from now on is put apart as well.
    const later = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const { taken: bundles } = await brought(desk, later);
      const { bundle } = await checked(desk, bundles[0]?.bundleId ?? '');
      expect(bundle.code).toBe('B28_FORK');
    });
  });
});
