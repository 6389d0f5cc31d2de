/** A batch on disk is all there, or never was, or is damaged and said to be. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../journal/journal-kit';
import { draft, flip, must, mustFail, say, segments } from '../store-kit';
import { open, rebuilt, saidBy, trustingStore, verified } from './exchange-kit';
import { A, ALL, B, EVERYTHING } from './two-offices';

/** A closed store with one batch and an entry after it. */
async function withBatch(): Promise<string> {
  const { dir, store } = await trustingStore(A, B);
  must(await store.receive(EVERYTHING));
  must(store.append(draft('之后')));
  must(store.close());
  return dir;
}

describe('a batch on disk', () => {
  /** Path of the segment that holds it: a batch begins one. */
  const segmentOf = (dir: string): string => join(dir, segments(dir)[1] ?? '');

  it('is damage where a byte of it is altered, and then none of it is shown', async () => {
    const whole = await withBatch();
    const units = unitsOf(readFileSync(segmentOf(whole)));
    for (const unit of [1, 2, 4, 6]) {
      const dir = await withBatch();
      flip(segmentOf(dir), (units[unit] ?? 0) + 40);
      const store = await rebuilt(dir, await open(dir));
      expect(store.opened.damage).not.toBeNull();
      expect(store.count).toBe(1);
      expect(store.heads().map(({ station }) => station)).toEqual([store.station]);
      expect(mustFail(store.append(draft('不行'))).code).toBe('JOURNAL_READ_ONLY');
      must(store.close());
      expect((await verified(dir)).firstBreak).not.toBeNull();
    }
  });

  it('is an unfinished write wherever power ended before its last byte: nothing of it is there, and it may come again', async () => {
    const { dir, store } = await trustingStore(A, B);
    must(await store.receive(EVERYTHING));
    const said = saidBy(store);
    must(store.close());
    const path = segmentOf(dir);
    const bytes = readFileSync(path);
    const units = unitsOf(bytes);
    const end = units.at(-1) ?? 0;
    const cuts = units
      .flatMap((unit) => [unit, unit + 3, unit + 100])
      .filter((cut) => cut >= 144 && cut < end);
    for (const cut of [...cuts, end - 17]) {
      writeFileSync(path, bytes);
      truncateSync(path, cut);
      const left = segments(dir).slice(2);
      expect(left).toEqual([]);
      const again = await rebuilt(dir, await open(dir));
      expect([again.opened.damage, again.count]).toEqual([null, 1]);
      // Zeros at its end are as if they had never been written.
      expect(again.opened.tornBytes).toBeLessThanOrEqual(cut - 144);
      expect(again.opened.tornBytes > 0).toBe(cut > 144);
      must(again.close());
    }
    await say(dir, '接着');
    const again = await open(dir);
    expect(again.opened.damage).toBeNull();
    must(await again.receive(EVERYTHING));
    expect(saidBy(again)).toBe(said);
    must(again.close());
    expect(await verified(dir)).toMatchObject({ foreign: ALL.length, batches: 1, firstBreak: null });
  });
});
