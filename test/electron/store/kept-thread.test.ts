/** A thread that is kept between jobs: started once, replaced when it breaks, gone when it is told to. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptThread } from '#electron/store/kept-thread';

const dir = mkdtempSync(join(tmpdir(), 'kept-thread-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, 'odd');
writeFileSync(file, 'no bundle at all');

const started: Worker[] = [];
const note = (worker: Worker): void => void started.push(worker);
let thread: KeptThread;

beforeEach(() => {
  started.length = 0;
  process.on('worker', note);
  thread = new KeptThread('bundle');
});

afterEach(() => {
  process.off('worker', note);
  thread.end();
});

const parts = (step = 'parts') => ({
  request: Uint8Array.from(Buffer.from(JSON.stringify({ step, files: [file] }), 'utf8')),
});

async function refused(): Promise<void> {
  const answer = await thread.run(parts());
  expect(Buffer.from(answer as Uint8Array).toString('utf8')).toContain('B02_NOT_BUNDLE');
}

describe('a kept thread', () => {
  it('is started once for jobs that are asked for together and one after the other', async () => {
    await Promise.all([refused(), refused()]);
    await refused();
    expect(started).toHaveLength(1);
  });

  it('is replaced when it has ended by itself', async () => {
    await refused();
    await started[0]?.terminate();
    await refused();
    expect(started).toHaveLength(2);
  });

  it('fails the job that breaks it and no other', async () => {
    await expect(thread.run(parts('no step'))).rejects.toThrow('step of a bundle');
    await refused();
    expect(started).toHaveLength(2);
  });

  it('ends when it is told to, after the job under way', async () => {
    const last = refused();
    await once(process, 'worker');
    const gone = once(started[0] as Worker, 'exit');
    thread.end();
    await last;
    await gone;
  });
});
