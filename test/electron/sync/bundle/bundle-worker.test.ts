/** The same checks in the worker thread: same answers, and the thread that asks goes on meanwhile. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { stageInWorker, workerEngine } from '#electron/sync/bundle/bundle-worker';
import { deliver, openBundle } from '#electron/sync/bundle/read-bundle';
import { COMMON, folder, packed } from './bundle-kit';
import { makeWorld, readerOf, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const quiet = { cancelled: () => false, progress: () => undefined };

describe('a bundle read in the worker', () => {
  it('is staged, opened and given out', async () => {
    const [part] = (await packed(world)).parts;
    const staged = await stageInWorker(part?.file ?? '', folder());
    if (!staged.ok) throw new Error(staged.error.code);
    expect(staged.value.hash).toBe(part?.hash);
    const shares: number[] = [];
    const hooks = { ...quiet, progress: (share: number) => shares.push(share) };
    const open = await openBundle(
      [staged.value.file],
      readerOf(world, world.prefecture),
      hooks,
      workerEngine(),
    );
    if (!open.ok) throw new Error(open.error.code);
    let records = 0;
    expect(
      (
        await deliver(open.value, (frame) => {
          if (frame.is === 'records') records += frame.records.length;
        })
      ).ok,
    ).toBe(true);
    expect(records).toBe(COMMON.records?.length);
    expect(shares.at(-1)).toBe(1);
  });

  it('leaves the asking thread free while a large one is opened', { timeout: 60_000 }, async () => {
    const content = { ...COMMON, blobs: [randomBytes(30_000_000)] };
    const files = (await packed(world, { content })).parts.map(({ file }) => file);
    const before = performance.eventLoopUtilization();
    const open = await openBundle(files, readerOf(world, world.prefecture), quiet, workerEngine());
    const { utilization } = performance.eventLoopUtilization(before);
    expect(open.ok).toBe(true);
    // A share, not a time: it waits for the worker, however slow the machine is.
    expect(utilization).toBeLessThan(0.5);
  });

  it('can be given up, and says what is wrong as any reading does', async () => {
    const file = join(folder(), 'odd');
    writeFileSync(file, 'no bundle at all');
    const engine = workerEngine();
    expect(await engine.parts([file], quiet)).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    expect(await stageInWorker(file, folder())).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    const [part] = (await packed(world)).parts;
    const given = await workerEngine(AbortSignal.abort()).parts([part?.file ?? ''], quiet);
    expect(given).toEqual({ ok: false, error: { code: 'CANCELLED' } });
  });
});
