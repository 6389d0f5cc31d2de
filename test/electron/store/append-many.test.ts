/** Many entries at once: the same journal as one by one, seals on their way, and nothing but what is on disk after a fault. */
import { describe, expect, it } from 'vitest';
import { draft, must, mustFail, open, practiceStore } from './store-kit';

const drafts = (count: number) => Array.from({ length: count }, (_, index) => draft(`第${index + 1}条`));

describe('many entries appended at once', () => {
  it('are in the journal like entries saved one by one, with a seal for every 1,024', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('前')));
    const told: number[] = [];
    expect(must(await store.appendAll(drafts(2500), (count) => told.push(count)))).toBe(2500);
    must(store.append(draft('后')));
    expect(store.views.said).toHaveLength(2502);
    expect(told.at(-1)).toBeGreaterThan(2000);
    must(await store.snapshot());
    must(store.close());
    const again = must(await open(dir));
    expect(again.opened).toMatchObject({ rebuilt: false, damage: null });
    expect(again.views.said.slice(0, 3)).toEqual(['前', '第1条', '第2条']);
    expect(again.views.said.at(-1)).toBe('后');
    const report = must(await again.verify());
    expect(report).toMatchObject({ entries: 2502, firstBreak: null });
    expect(report.seals).toBeGreaterThanOrEqual(2);
    must(again.close());
  });

  it('let no other entry in between, and say so', async () => {
    const store = must(await open(await practiceStore()));
    const many = store.appendAll(drafts(600));
    expect(mustFail(store.append(draft('插入'))).code).toBe('STORE_BUSY');
    expect(must(await many)).toBe(600);
    must(store.append(draft('之后')));
    expect(store.views.said.at(-1)).toBe('之后');
    must(store.close());
  });

  it('broken off by closing, leave the whole entries that were flushed', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const many = store.appendAll(drafts(5000));
    setImmediate(() => store.close());
    await many;
    const again = must(await open(dir));
    expect(again.opened.damage).toBeNull();
    expect(again.views.said).toEqual(drafts(again.views.said.length).map((_, index) => `第${index + 1}条`));
    must(again.append(draft('继续')));
    must(again.close());
  });
});
