/** A desk that is killed at any moment loses nothing that it called saved, and opens again without help. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import { BY_PRACTICE, must, NOW, open, practiceStore } from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';

const KILLS = 30;

describe('kill -9', () => {
  let program: Program;
  beforeAll(async () => {
    program = await bundleProgram('store-program');
  }, 60_000);
  afterAll(() => program.remove());

  it(`${KILLS} times while saving: every acknowledged entry and attachment is there, the rest is whole`, async () => {
    const dir = await practiceStore();
    const blobs = new Set<string>();
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = run(program, ['fill', dir, '1000000']);
      await child.next('saved');
      await setTimeout((kill * 7) % 40);
      child.process.kill('SIGKILL');
      await child.ended;
      for (const line of child.lines) {
        const [word, value = ''] = line.split(' ');
        expect(word).not.toBe('fault');
        if (word === 'saved') acknowledged = Number(value);
        if (word === 'blob') blobs.add(value);
      }
      if (kill % 6 === 5) rmSync(join(dir, 'snapshot'), { recursive: true, force: true });
      const store = must(await open(dir));
      expect(store.opened.damage).toBeNull();
      // One more than acknowledged may be there: killed between the flush and the word.
      expect(store.count).toBeGreaterThanOrEqual(acknowledged);
      expect(store.count).toBeLessThanOrEqual(acknowledged + 1);
      expect(store.views.said.map((said) => Number.parseInt(said, 10))).toEqual(
        Array.from({ length: store.count }, (_, index) => index + 1),
      );
      for (const blob of blobs) must(store.getBlob(blob as BlobHash));
      must(store.close());
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 2);
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report.firstBreak).toBeNull();
    expect(report.tornBytes).toBe(0);
  }, 120_000);
});
