/**
 * A full disk, for real: the child runs under the system's limit of file size, which cuts a write short
 * just as a full disk does. Nothing acknowledged is lost, nothing half-written stays, and when there is
 * room again the same open store goes on.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import { BY_PRACTICE, must, NOW, open, practiceStore, segments } from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';

describe('a full disk', () => {
  let program: Program;
  beforeAll(async () => {
    program = await bundleProgram('store-program');
  }, 60_000);
  afterAll(() => program.remove());

  it('refuses the entry, leaves files and views as they were, and goes on when there is room', async () => {
    for (const blocks of [1, 2, 3, 5, 8, 13, 21, 34]) {
      const dir = await practiceStore();
      // Blocks of 1024 bytes; only the soft limit, so that the child can lift it again.
      const child = run(program, ['fill', dir, '100000'], { limit: `ulimit -S -f ${blocks}` });
      expect(await child.ended).toBe(0);
      const line = (word: string) => child.lines.find((one) => one.startsWith(word));
      expect(line('fault')).toBe('fault DISK_FULL');
      // The limit is of one file, so a smaller entry may find room in a new segment: all or nothing.
      const again = line('again') === 'again saved' ? 1 : 0;
      if (again === 0) expect(line('again')).toBe('again DISK_FULL');
      expect(line('count')).toBe(`count ${again} views 0`);
      expect(line('freed')).toBe('freed saved');
      expect(child.lines.at(-1)).toBe('closed');
      const acknowledged = child.lines.filter((one) => one.startsWith('saved')).length;
      const store = must(await open(dir));
      expect(store.opened).toMatchObject({ damage: null, tornBytes: 0, rebuilt: false });
      expect(store.count).toBe(acknowledged);
      must(store.close());
      const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
      expect(report).toMatchObject({ entries: acknowledged, firstBreak: null, tornBytes: 0 });
    }
  }, 120_000);

  it('leaves every byte that was on disk before', async () => {
    const dir = await practiceStore();
    const first = run(program, ['fill', dir, '3']);
    expect(await first.ended).toBe(0);
    const before = segments(dir).map((name) => readFileSync(join(dir, name), 'hex'));
    const child = run(program, ['fill', dir, '1000'], { limit: 'ulimit -S -f 0' });
    expect(await child.ended).toBe(0);
    for (const told of ['fault DISK_FULL', 'again DISK_FULL', 'count 0 views 0', 'freed saved'])
      expect(child.lines).toContain(told);
    expect(
      segments(dir)
        .slice(0, 1)
        .map((name) => readFileSync(join(dir, name), 'hex')),
    ).toEqual(before);
    const store = must(await open(dir));
    expect(store.count).toBe(6);
    must(store.close());
  }, 60_000);
});
