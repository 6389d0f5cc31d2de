/** An import that comes to something else than its preview: nothing more is written until the fold was made anew. */
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { brought, checked, DAY, made, type Offices, offices, PREFECTURE } from './exchange-kit';

const fold = vi.hoisted(() => ({ differs: false }));
vi.mock('#electron/services/sync/dry-run', async (original) => {
  const real = await original<typeof import('#electron/services/sync/dry-run')>();
  return {
    ...real,
    caseDigest: (record: Parameters<typeof real.caseDigest>[0]) =>
      fold.differs ? randomBytes(32).toString('hex') : real.caseDigest(record),
  };
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('halts the desk (B36), also after it was locked, and the next opening folds all anew', {
  timeout: 120_000,
}, async () => {
  const { county, prefecture, dir } = all;
  const [caseId, folder] = await county.work(DAY, async (desk) => [
    await desk.first(),
    await made(dir, desk, PREFECTURE),
  ]);
  const mark = `${prefecture.vault}.exchange/halted`;
  const index = join(prefecture.vault, 'snapshot', 'views');
  await prefecture.work(DAY, async (desk) => {
    const { taken: bundles } = await brought(desk, folder);
    const bundleId = bundles[0]?.bundleId ?? '';
    const { plan } = await checked(desk, bundleId);
    fold.differs = true;
    const press = { commandId: commandId(), bundleId, plan: plan?.hash ?? '' };
    expect(await desk.refusal('supervisor', 'sync.apply', press)).toBe('B36_SELF_CHECK');
    fold.differs = false;
    await expect(desk.first()).rejects.toThrow('B36_SELF_CHECK');
  });
  expect(existsSync(mark)).toBe(true);
  const before = statSync(index).ino;
  await prefecture.work(DAY, async (desk) => {
    expect(await desk.look(caseId)).toMatchObject({ caseId });
    expect(existsSync(mark)).toBe(false);
    await desk.first();
  });
  expect(statSync(index).ino).not.toBe(before);
});
