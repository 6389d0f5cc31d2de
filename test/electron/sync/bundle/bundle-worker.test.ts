/** The same checks in the worker thread: same answers, and the thread that asks goes on meanwhile. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BundleThread } from '#electron/sync/bundle/bundle-worker';
import type { ContentsIndex } from '#electron/sync/bundle/contents';
import { PackedContents } from '#electron/sync/bundle/contents-pack';
import { deliver, type OpenBundle, openBundle } from '#electron/sync/bundle/read-bundle';
import { COMMON, folder, hashOnce, packed } from './bundle-kit';
import { makeWorld, readerOf, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const thread = new BundleThread();
afterAll(() => thread.end());

const quiet = { cancelled: () => false, progress: () => undefined };

describe('a bundle read in the worker', () => {
  it('is staged, opened and given out', async () => {
    const [part] = (await packed(world)).parts;
    const staged = await thread.stage(part?.file ?? '', folder());
    if (!staged.ok) throw new Error(staged.error.code);
    expect(staged.value.hash).toBe(part?.hash);
    const shares: number[] = [];
    const hooks = { ...quiet, progress: (share: number) => shares.push(share) };
    const open = await openBundle(
      [staged.value.file],
      readerOf(world, world.prefecture),
      hooks,
      thread.engine(),
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
    const open = await openBundle(files, readerOf(world, world.prefecture), quiet, thread.engine());
    const { utilization } = performance.eventLoopUtilization(before);
    expect(open.ok).toBe(true);
    // A share, not a time: it waits for the worker, however slow the machine is.
    expect(utilization).toBeLessThan(0.5);
  });

  it('can be given up, and says what is wrong as any reading does', async () => {
    const file = join(folder(), 'odd');
    writeFileSync(file, 'no bundle at all');
    const engine = thread.engine();
    expect(await engine.parts([file], quiet)).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    expect(await thread.stage(file, folder())).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    const [part] = (await packed(world)).parts;
    const given = await thread.engine(AbortSignal.abort()).parts([part?.file ?? ''], quiet);
    expect(given).toEqual({ ok: false, error: { code: 'CANCELLED' } });
  });

  it('is opened once: what was found sound is what is read, whatever becomes of the staged copy', async () => {
    const files = (await packed(world, { content: BLOBS })).parts.map(({ file }) => file);
    const open = await opened(files);
    for (const file of files) rmSync(file);
    expect(indexOf(await thread.contents(open, {})).blobs).toEqual(BLOBS.blobs.map(hashOnce));
    expect(await thread.contents(open, {})).toMatchObject({ error: { code: 'B06_DAMAGED' } });
  });

  it('is opened again by another thread, and must come to the same frames', async () => {
    const files = (await packed(world, { content: BLOBS })).parts.map(({ file }) => file);
    const open = await opened(files);
    thread.end();
    expect(indexOf(await thread.contents(open, {})).blobs).toEqual(BLOBS.blobs.map(hashOnce));
    const other = { ...open, sound: { ...open.sound, framesHash: '00'.repeat(32) } };
    const answer = await thread.contents(other, {});
    expect(answer).toMatchObject({ error: { code: 'B06_DAMAGED', detail: 'second-pass' } });
  });
});

const BLOBS = { blobs: [Buffer.from('the only scan')] };

async function opened(files: readonly string[]): Promise<OpenBundle> {
  const open = await openBundle(files, readerOf(world, world.prefecture), quiet, thread.engine());
  if (!open.ok) throw new Error(open.error.code);
  return open.value;
}

function indexOf(contents: Awaited<ReturnType<BundleThread['contents']>>): ContentsIndex {
  if (!contents.ok) throw new Error(contents.error.code);
  return JSON.parse(new PackedContents(contents.value).index) as ContentsIndex;
}
