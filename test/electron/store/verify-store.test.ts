/** The full check: it counts everything, names the first break, and changes nothing. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type VerifyReport, verifyStore } from '#electron/store/store';
import {
  allFiles,
  BY_PRACTICE,
  draft,
  must,
  mustFail,
  NOW,
  open,
  practiceStore,
  segments,
} from './store-kit';

const verify = async (dir: string): Promise<VerifyReport> =>
  must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));

async function withAttachment(): Promise<{ dir: string; blob: string }> {
  const dir = await practiceStore();
  const store = must(await open(dir));
  must(store.append(draft('一')));
  const content = Buffer.from('申请表');
  const hash = must(store.putBlob(content));
  must(store.append(draft('二', [{ hash, bytes: content.length, name: '申请表.pdf' }])));
  must(store.putBlob(Buffer.from('没有条目提到')));
  must(store.seal(NOW));
  must(await store.snapshot());
  must(store.close());
  const blob = createHash('sha256').update(content).digest('hex');
  expect(hash).toBe(blob);
  return { dir, blob };
}

describe('verifying', () => {
  it('counts entries, signatures, segments and attachments of a sound store and changes no byte', async () => {
    const { dir } = await withAttachment();
    const before = allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')]);
    expect(await verify(dir)).toMatchObject({
      practice: true,
      inUse: false,
      segments: 1,
      entries: 2,
      signatures: 3,
      seals: 1,
      tornBytes: 0,
      snapshot: 'sound',
      blobs: { referenced: 1, sound: 1, missing: [], damaged: [], unreferenced: 1 },
      firstBreak: null,
    });
    expect(allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')])).toEqual(before);
  });

  it('runs beside an open desk and says so', async () => {
    const { dir } = await withAttachment();
    const store = must(await open(dir));
    must(store.append(draft('三')));
    expect(await verify(dir)).toMatchObject({ inUse: true, entries: 3, firstBreak: null });
    must(store.append(draft('四')));
    must(store.close());
    expect(await verify(dir)).toMatchObject({ inUse: false, entries: 4 });
  });

  it('names attachments that are missing or damaged', async () => {
    const { dir, blob } = await withAttachment();
    const blobs = allFiles(dir).filter((name) => name.startsWith('blobs/'));
    for (const name of blobs) truncateSync(join(dir, name), 95);
    expect((await verify(dir)).blobs).toMatchObject({ sound: 0, damaged: [blob], missing: [] });
    for (const name of blobs) rmSync(join(dir, name));
    expect((await verify(dir)).blobs).toMatchObject({ sound: 0, damaged: [], missing: [blob] });
  });

  it('tells an unacknowledged end from a break, and a missing index from a useless one', async () => {
    const { dir } = await withAttachment();
    for (const name of ['views', 'views.prev']) writeFileSync(join(dir, 'snapshot', name), 'x');
    expect((await verify(dir)).snapshot).toBe('unusable');
    rmSync(join(dir, 'snapshot'), { recursive: true });
    const [only = ''] = segments(dir);
    truncateSync(join(dir, only), readFileSync(join(dir, only)).length - 1);
    const report = await verify(dir);
    expect(report).toMatchObject({ entries: 2, seals: 0, snapshot: 'missing', firstBreak: null });
    expect(report.tornBytes).toBeGreaterThan(0);
  });

  it('of the open store runs in a worker while the desk goes on working, and tells a growing share', async () => {
    const { dir } = await withAttachment();
    const store = must(await open(dir));
    must(await store.appendAll(Array.from({ length: 1500 }, (_, at) => draft(String(at)))));
    must(await store.snapshot());
    const shares: number[] = [];
    const running = store.verify({ onProgress: (share) => shares.push(share) });
    must(store.append(draft('办理中')));
    const report = must(await running);
    expect(report.inUse).toBe(true);
    expect(report.entries).toBeGreaterThanOrEqual(1502);
    expect(report.firstBreak).toBeNull();
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
    must(store.close());
  });

  it('can be cancelled, before it begins and on its way; the store is as it was and can be checked again', async () => {
    const { dir } = await withAttachment();
    const store = must(await open(dir));
    must(await store.appendAll(Array.from({ length: 1500 }, (_, at) => draft(String(at)))));
    must(await store.snapshot());
    const before = AbortSignal.abort();
    expect(mustFail(await store.verify({ signal: before })).code).toBe('CANCELLED');
    const stop = new AbortController();
    const cancelled = store.verify({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(mustFail(await cancelled).code).toBe('CANCELLED');
    expect(must(await store.verify()).entries).toBe(1502);
    must(store.close());
    expect(mustFail(await store.verify()).code).toBe('JOURNAL_READ_ONLY');
    expect((await verify(dir)).entries).toBe(1502);
  });
});
