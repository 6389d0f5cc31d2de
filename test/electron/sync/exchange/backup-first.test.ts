/** Before an import the store is backed up: made where there is a place, told and noted where it could not be. */
import { copyFileSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, files, made, type Offices, offices, REGION } from './exchange-kit';

let all: Offices;
let medium: string;
beforeAll(async () => {
  all = await offices();
  medium = mkdtempSync(join(all.dir, 'backups-'));
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };
const NOT_THERE = '备份介质不在，或没有应答';

/** A case begun below, in a bundle that lies in a new folder. */
const sent = (day: string): Promise<string> =>
  all.prefecture.work(day, async (desk) => {
    await desk.first();
    return made(all.dir, desk, REGION);
  });

/** The bundle of a folder read in and previewed, and how its import is asked for. */
async function press(desk: OfficeDesk, folder: string) {
  const { taken } = await brought(desk, folder);
  const { plan } = await checked(desk, taken[0]?.bundleId ?? '');
  return () => ({ commandId: commandId(), bundleId: plan?.bundleId ?? '', plan: plan?.hash ?? '' });
}

const unbacked = async (desk: OfficeDesk) =>
  (await desk.log({ kind: 'store' })).filter(({ title }) => title === '导入前未备份');

const stateOf = async (desk: OfficeDesk) => (await desk.must('supervisor', 'sync.inbox', { page: 0 })).items;

describe('an import', () => {
  it('without a place for backups goes on, and the log says that there was none', ahead, async () => {
    const folder = await sent('2026-03-09');
    await all.region.work('2026-03-09', async (desk) => {
      expect((await desk.must('supervisor', 'sync.state', {})).backsUp).toBe(false);
      const asked = await press(desk, folder);
      const { backup, bundle } = await desk.must('supervisor', 'sync.apply', asked());
      expect(backup).toEqual({ number: null, because: '还没有选定备份位置' });
      expect(await unbacked(desk)).toMatchObject([
        { subject: `${bundle.from} ${bundle.number}`, detail: '还没有选定备份位置', outcome: 'failed' },
      ]);
    });
  });

  it('with one is preceded by a backup of what there was', ahead, async () => {
    const folder = await sent('2026-03-10');
    await all.region.work('2026-03-10', async (desk) => {
      desk.files.folders = [medium];
      await desk.must('admin', 'backup.chooseTarget', { commandId: commandId() });
      expect((await desk.must('supervisor', 'sync.state', {})).backsUp).toBe(true);
      const asked = await press(desk, folder);
      const { backup } = await desk.must('supervisor', 'sync.apply', asked());
      expect(backup).toEqual({ number: 1, because: '' });
      expect((await desk.must('admin', 'backup.state', {})).backups).toMatchObject([{ number: 1 }]);
      const [importLine] = await desk.log({ text: '备份' });
      expect(importLine).toMatchObject({ title: '备份', subject: '1' });
    });
  });

  it('that is given up while it is backed up changes nothing', ahead, async () => {
    const folder = await sent('2026-03-11');
    await all.region.work('2026-03-11', async (desk) => {
      const asked = await press(desk, folder);
      const applying = desk.call('supervisor', 'sync.apply', asked());
      await desk.must('supervisor', 'sync.cancel', {});
      const answer = await applying;
      expect(answer.ok ? 'imported' : answer.failure.code).toBe('CANCELLED');
      expect((await stateOf(desk)).filter(({ state }) => state === 'planned')).toHaveLength(1);
      expect((await desk.must('admin', 'backup.state', {})).backups).toHaveLength(1);
    });
  });

  it('is refused while the medium is away; whoever goes on without leaves a line', ahead, async () => {
    const folder = await sent('2026-03-12');
    renameSync(medium, `${medium}.away`);
    await all.region.work('2026-03-12', async (desk) => {
      const asked = await press(desk, folder);
      const answer = await desk.call('supervisor', 'sync.apply', asked());
      expect(answer.ok ? null : answer.failure).toMatchObject({
        ...{ kind: 'refusal', code: 'NOT_BACKED_UP' },
        message: `导入前没有备份：${NOT_THERE}。没有导入。`,
      });
      expect((await stateOf(desk))[0]?.state).toBe('planned');
      expect(await unbacked(desk)).toHaveLength(1);
      const { backup } = await desk.must('supervisor', 'sync.apply', { ...asked(), backup: 'none' });
      expect(backup).toEqual({ number: null, because: NOT_THERE });
      expect((await unbacked(desk))[0]).toMatchObject({ detail: NOT_THERE });
    });
    renameSync(`${medium}.away`, medium);
  });
});

describe('an unattended run', () => {
  /** Two bundles in one folder. */
  async function two(name: string, day: string): Promise<string> {
    const inbox = join(all.dir, name);
    mkdirSync(inbox);
    for (const folder of [await sent(day), await sent(day)])
      for (const file of files(folder)) copyFileSync(file, join(inbox, basename(file)));
    return inbox;
  }

  it('is backed up once, before the first bundle', ahead, async () => {
    const run = all.region.hub('2026-03-13', ['import', await two('twice', '2026-03-13')]);
    const imported = run.results.filter(({ event }) => event === 'imported');
    // With the two, the one that was given up before.
    expect(imported.map(({ backup }) => backup)).toEqual(Array(3).fill({ number: 2, because: '' }));
    await all.region.work('2026-03-13', async (desk) => {
      expect((await desk.must('admin', 'backup.state', {})).backups).toHaveLength(2);
    });
  });

  it('goes on where none can be made, and tells it once', ahead, async () => {
    const inbox = await two('away', '2026-03-14');
    renameSync(medium, `${medium}.away`);
    const run = all.region.hub('2026-03-14', ['import', inbox]);
    expect(run.results.filter(({ event }) => event === 'not-backed-up')).toHaveLength(1);
    expect(run.results.filter(({ event }) => event === 'imported')).toMatchObject([
      { backup: { number: null, because: NOT_THERE } },
      { backup: { number: null, because: NOT_THERE } },
    ]);
    expect(run.code).toBe(0);
  });
});
