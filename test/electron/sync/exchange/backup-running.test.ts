/** An import that is confirmed while another backup or a trial of one is under way waits for it, and never breaks it off. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, made, type Offices, offices, REGION } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
  const medium = mkdtempSync(join(all.dir, 'backups-'));
  await all.region.work('2026-03-09', async (desk) => {
    desk.files.folders = [medium];
    await desk.must('admin', 'backup.chooseTarget', { commandId: commandId() });
  });
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };

/** A bundle from below is read in and previewed at the region's desk; answers how its import is asked for. */
const previewed = async (
  day: string,
  act: (
    desk: OfficeDesk,
    asked: () => { commandId: string; bundleId: string; plan: string },
  ) => Promise<void>,
): Promise<void> => {
  const folder = await all.prefecture.work(day, async (desk) => {
    await desk.first();
    return made(all.dir, desk, REGION);
  });
  await all.region.work(day, async (desk) => {
    const { taken } = await brought(desk, folder);
    const { plan } = await checked(desk, taken[0]?.bundleId ?? '');
    await desk.must('admin', 'backup.state', {});
    await act(desk, () => ({
      ...{ commandId: commandId(), bundleId: plan?.bundleId ?? '', plan: plan?.hash ?? '' },
    }));
  });
};

const run = (desk: OfficeDesk) => desk.must('admin', 'backup.run', { commandId: commandId(), verify: false });
const count = async (desk: OfficeDesk) => (await desk.must('admin', 'backup.state', {})).backups.length;
const unbacked = async (desk: OfficeDesk) =>
  (await desk.log({ kind: 'store' })).filter(({ title }) => title === '导入前未备份');

describe('an import that is confirmed while a backup is under way', () => {
  it('waits for that backup, and it is the one before the import', ahead, () =>
    previewed('2026-03-10', async (desk, asked) => {
      const running = run(desk);
      const { backup } = await desk.must('supervisor', 'sync.apply', asked());
      const { number } = await running;
      expect(backup).toEqual({ number, because: '' });
      expect(await count(desk)).toBe(1);
    }),
  );

  it('waits also when it was to go on without one', ahead, () =>
    previewed('2026-03-11', async (desk, asked) => {
      const running = run(desk);
      const { backup } = await desk.must('supervisor', 'sync.apply', { ...asked(), backup: 'none' });
      expect(backup).toEqual({ number: (await running).number, because: '' });
      expect(await unbacked(desk)).toEqual([]);
    }),
  );

  it('can be given up while it waits, and the backup goes on', ahead, () =>
    previewed('2026-03-12', async (desk, asked) => {
      const running = run(desk);
      const applying = desk.call('supervisor', 'sync.apply', asked());
      expect((await desk.must('supervisor', 'sync.state', {})).work?.what).toBe('backup');
      await desk.must('supervisor', 'sync.cancel', {});
      const answer = await applying;
      expect(answer.ok ? 'imported' : answer.failure.code).toBe('CANCELLED');
      const { number } = await running;
      expect(await count(desk)).toBe(number);
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      expect(items[0]?.state).toBe('planned');
    }),
  );

  it('makes its own after a trial of an earlier one, which is not broken off', ahead, () =>
    previewed('2026-03-13', async (desk, asked) => {
      const number = await count(desk);
      const trial = desk.must('admin', 'backup.verify', { commandId: commandId(), number });
      const { backup } = await desk.must('supervisor', 'sync.apply', asked());
      expect(backup).toEqual({ number: number + 1, because: '' });
      expect(await trial).toMatchObject({ number, clean: true });
    }),
  );
});
