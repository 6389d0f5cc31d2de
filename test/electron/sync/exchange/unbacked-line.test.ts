/** An import without a backup leaves one line in the log, however often it was confirmed; one that did not come in, none. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, DAY, made, type Offices, offices, REGION } from './exchange-kit';

/** How many writes the disk takes before it fails once; null for all. */
const disk = vi.hoisted(() => ({ takes: null as number | null }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    fdatasyncSync: (file: number) => {
      const fails = disk.takes === 0;
      if (disk.takes !== null) disk.takes = fails ? null : disk.takes - 1;
      if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' });
      real.fdatasyncSync(file);
    },
  };
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };

/** A bundle from below, previewed where there is no place for backups; answers how its import is asked for. */
async function previewed(desk: OfficeDesk) {
  const folder = await all.prefecture.work(DAY, async (below) => {
    await below.first();
    return made(all.dir, below, REGION);
  });
  const { taken } = await brought(desk, folder);
  const { plan } = await checked(desk, taken[0]?.bundleId ?? '');
  return () => ({ commandId: commandId(), bundleId: plan?.bundleId ?? '', plan: plan?.hash ?? '' });
}

const lines = async (desk: OfficeDesk) =>
  (await desk.log({ kind: 'store' })).filter(({ title }) => title === '导入前未备份');

describe('an import without a backup', () => {
  it('that is confirmed three times at once leaves one', ahead, () =>
    all.region.work(DAY, async (desk) => {
      const asked = await previewed(desk);
      const press = () => desk.call('supervisor', 'sync.apply', { ...asked(), backup: 'none' });
      const came = await Promise.all([press(), press(), press()]);
      expect(came.map((answer) => (answer.ok ? 'imported' : answer.failure.code)).sort()).toEqual([
        ...['EXCHANGE_BUSY', 'EXCHANGE_BUSY', 'imported'],
      ]);
      expect(await lines(desk)).toHaveLength(1);
    }),
  );

  it('that fails while it is written leaves none, and the line of the act is taken back', ahead, () =>
    all.region.work(DAY, async (desk) => {
      const asked = await previewed(desk);
      const before = await lines(desk);
      const press = () => desk.call('supervisor', 'sync.apply', { ...asked(), backup: 'none' });
      disk.takes = 1;
      const answer = await press();
      expect(answer.ok ? 'imported' : answer.failure.code).toBe('B35_WRITE');
      expect(await lines(desk)).toEqual(before);
      const [taken, act] = await desk.log({ text: '导入数据包' });
      expect(act?.detail).toContain('导入前未备份');
      expect(taken).toMatchObject({ outcome: 'failed' });
      await press();
      expect(await lines(desk)).toHaveLength(before.length + 1);
    }),
  );
});
