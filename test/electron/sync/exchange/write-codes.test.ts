/** A disk that is full or fails while a bundle is taken in: the words of its code, nothing done by halves, and again later. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BUNDLE_CODES } from '#shared/bundle/codes';
import { commandId } from '../../../helpers/desk-kit';
import { DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked } from './kept-out';

const disk = vi.hoisted(() => ({ fails: null as string | null, free: true }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    fdatasyncSync: (file: number) => {
      if (disk.fails === null) return real.fdatasyncSync(file);
      throw Object.assign(new Error(disk.fails), { code: disk.fails, syscall: 'fdatasync' });
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    statfs: async (path: string) => ({ ...(await real.statfs(path)), ...(disk.free ? {} : { bavail: 1 }) }),
  };
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

it.each([
  ['B34_DISK', 'there is too little room for it', null],
  ['B34_DISK', 'the disk is full while it is written', 'ENOSPC'],
  ['B35_WRITE', 'the disk fails while it is written', 'EIO'],
] as const)('%s: %s', { timeout: 120_000 }, async (code, _name, fails) => {
  const { county, prefecture, dir } = all;
  const [caseId, folder] = await county.work(DAY, async (desk) => [
    await desk.begin('FIRST'),
    await made(dir, desk, PREFECTURE),
  ]);
  await prefecture.work(DAY, async (desk) => {
    const { bundle, plan } = await looked(desk, folder);
    const before = await desk.must('supervisor', 'worklist.counts', {});
    const entries = async () => (await desk.must('auditor', 'store.verify', {})).entries;
    const held = await entries();
    const press = () => ({ commandId: commandId(), bundleId: bundle.bundleId, plan: plan?.hash ?? '' });
    disk.fails = fails;
    disk.free = fails !== null;
    const answer = await desk.call('supervisor', 'sync.apply', press());
    disk.fails = null;
    disk.free = true;
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    if (answer.ok) return;
    const { what, kept, todo } = BUNDLE_CODES[code];
    expect(answer.failure.message).toBe(`${what}。${kept}。`);
    expect(answer.failure.wayOut).toBe(`${todo}。`);
    expect(await desk.must('supervisor', 'worklist.counts', {})).toEqual(before);
    expect(await desk.refusal('supervisor', 'cases.get', { caseId })).toBe('CASE_NOT_FOUND');
    expect(await entries()).toBe(held);
    // The same preview still stands, and is taken in now that there is room.
    expect(await desk.must('supervisor', 'sync.apply', press())).toMatchObject({ newCases: 1 });
    expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
  });
  // Opened anew it is all there.
  expect(await prefecture.work(DAY, (desk) => desk.look(caseId))).toMatchObject({ caseId });
});
