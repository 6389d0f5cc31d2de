/** Very many entries in one batch: memory stays bounded by what is written at once, and others have their turn. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { must } from '../store-kit';
import { open, saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, batchOf, caseOf, Peer } from './peers';

const MANY = 20_000;
const CASES = 4_000;
const MEGABYTE = 1024 * 1024;

describe(`a batch of ${MANY} entries`, () => {
  it('comes in piece by piece and is folded by and by', async () => {
    const peer = new Peer('多');
    const tips = new Map<number, string>();
    for (let number = 0; number < MANY; number += 1) {
      const of = number % CASES;
      const tip = tips.get(of);
      const { id } = peer.write(caseOf(of), `${number}:${'公共数据资源登记'.repeat(60)}`, {
        casePrev: tip === undefined ? [] : [tip],
      });
      tips.set(of, id);
    }
    const batch = batchOf(peer.all.map(asEntry));
    const { dir, store } = await trustingStore(peer);
    const told: number[] = [];
    const stalls = monitorEventLoopDelay({ resolution: 1 });
    const before = process.memoryUsage().rss;
    let most = before;
    let writtenMs = 0;
    const from = performance.now();
    stalls.enable();
    must(
      await store.receive({
        ...batch,
        onProgress: (count) => {
          told.push(count);
          most = Math.max(most, process.memoryUsage().rss);
          writtenMs = performance.now() - from;
        },
      }),
    );
    stalls.disable();
    const wholeMs = performance.now() - from;
    most = Math.max(most, process.memoryUsage().rss);
    const bytes = batch.items.reduce((sum, item) => sum + (item.kind === 'entry' ? item.bytes.length : 0), 0);
    console.info(
      `${MANY} entries, ${(bytes / MEGABYTE).toFixed(0)} MB: written ${writtenMs.toFixed(0)} ms, ` +
        `folded ${(wholeMs - writtenMs).toFixed(0)} ms, longest turn ${(stalls.max / 1e6).toFixed(0)} ms, ` +
        `memory +${((most - before) / MEGABYTE).toFixed(0)} MB`,
    );
    expect(told.length).toBeGreaterThan(MANY / 200);
    expect(told.at(-1)).toBeLessThanOrEqual(MANY);
    expect(most - before).toBeLessThan(600 * MEGABYTE);
    const said = saidBy(store);
    must(store.close());
    // Nobody had made an index: the next opening folds the whole batch.
    const opening = performance.now();
    const again = await open(dir);
    expect(saidBy(again)).toBe(said);
    console.info(`opened and folded again in ${(performance.now() - opening).toFixed(0)} ms`);
    must(again.close());
    expect(await verified(dir)).toMatchObject({ foreign: MANY, firstBreak: null });
  }, 180_000);
});
