/** The thread that reads bundles takes no more than it may: what goes beyond ends with a code, and the next is read. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BundleThread } from '#electron/sync/bundle/bundle-worker';
import { openBundle } from '#electron/sync/bundle/read-bundle';
import { UNHINDERED } from '#electron/sync/bundle/stopped';
import { BUNDLE_CODES } from '#shared/bundle/codes';
import { canonicalJson } from '#shared/lib/canonical-json';
import { type Content, folder, packed } from './bundle-kit';
import { makeWorld, readerOf, type World } from './bundle-world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

let thread: BundleThread;
afterEach(() => thread.end());

const PATIENT = { silentLooks: 60, lookMs: 1_000 };

/** Opens a bundle in the thread and reads what it holds; answers its stop, if any. */
async function read(content: Content) {
  const files = (await packed(world, { content })).parts.map(({ file }) => file);
  const open = await openBundle(files, readerOf(world, world.prefecture), UNHINDERED, thread.engine());
  if (!open.ok) return open.error;
  const contents = await thread.contents(open.value, {});
  return contents.ok ? null : contents.error;
}

/** So many certificates: each of them a record that is in order. */
const certificates = (many: number): Content => {
  const [certificate] = world.county.certificates;
  if (certificate === undefined) throw new Error('no certificate');
  return {
    records: Array.from({ length: many }, () => ['certificates', canonicalJson(certificate)] as const),
  };
};

describe('a bundle whose records come to more objects than the thread may hold', () => {
  it('is kept apart as too large, and the next bundle is read', { timeout: 120_000 }, async () => {
    thread = new BundleThread({ heapMb: 48, ...PATIENT });
    expect(await read(certificates(60_000))).toEqual({ code: 'B20_SIZE', detail: 'memory' });
    expect(BUNDLE_CODES.B20_SIZE.outcome).toBe('quarantine');
    expect(await read(certificates(3))).toBeNull();
  });
});

describe.skipIf(process.platform === 'win32')('a step that says nothing any more', () => {
  /** A file that gives no byte and no end, until somebody lets it go. */
  function endless(): { readonly file: string; readonly letGo: () => void } {
    const file = join(folder(), `${'0'.repeat(64)}.part`);
    execFileSync('mkfifo', [file]);
    return { file, letGo: () => closeSync(openSync(file, constants.O_RDWR)) };
  }

  it('is ended and kept apart', { timeout: 60_000 }, async () => {
    thread = new BundleThread({ heapMb: 256, silentLooks: 1, lookMs: 1_000 });
    const { file, letGo } = endless();
    const stalled = await thread.engine().parts([file], UNHINDERED);
    expect(stalled).toEqual({ ok: false, error: { code: 'B37_STALLED' } });
    expect(BUNDLE_CODES.B37_STALLED.outcome).toBe('quarantine');
    letGo();
  });

  it('is over for whoever had given up on it', { timeout: 60_000 }, async () => {
    thread = new BundleThread({ heapMb: 256, silentLooks: 1, lookMs: 1_000 });
    const { file, letGo } = endless();
    const giveUp = new AbortController();
    const waiting = thread.engine(giveUp.signal).parts([file], UNHINDERED);
    giveUp.abort();
    expect(await waiting).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    letGo();
  });
});
