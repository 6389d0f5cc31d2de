import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReceivedRecord } from '#electron/store/store';
import { failing, restore } from '../journal/failing-disk';
import { allFiles, draft, must, mustFail, segments } from '../store-kit';
import { open, saidBy, trustingStore, verified } from './exchange-kit';
import { A, ALL, B, EVERYTHING } from './two-offices';

describe('a batch of entries of other stations', () => {
  it('may be given up, by a signal, by closing, or by what brings the records', async () => {
    const { dir, store } = await trustingStore(A, B);
    const said = saidBy(store);
    const stop = new AbortController();
    async function* cancelled(): AsyncIterable<ReceivedRecord> {
      for (const [at, item] of EVERYTHING.items.entries()) {
        if (at === 5) stop.abort();
        yield item;
      }
    }
    expect(
      mustFail(await store.receive({ ...EVERYTHING, items: cancelled(), signal: stop.signal })).code,
    ).toBe('CANCELLED');
    async function* broken(): AsyncIterable<ReceivedRecord> {
      yield* EVERYTHING.items.slice(0, 3);
      throw new Error('the medium is gone');
    }
    await expect(store.receive({ ...EVERYTHING, items: broken() })).rejects.toThrow('the medium is gone');
    expect([store.count, saidBy(store)]).toEqual([1, said]);
    must(store.append(draft('其间')));
    async function* closed(): AsyncIterable<ReceivedRecord> {
      yield* EVERYTHING.items.slice(0, 3);
      must(store.close());
      yield* EVERYTHING.items.slice(3);
    }
    expect(mustFail(await store.receive({ ...EVERYTHING, items: closed() })).code).toBe('CANCELLED');
    const again = await open(dir);
    expect([again.count, saidBy(again), again.opened.damage]).toEqual([2, said, null]);
    must(await again.receive(EVERYTHING));
    must(again.close());
    expect(await verified(dir)).toMatchObject({ entries: ALL.length + 3, firstBreak: null });
  });

  it('lets nothing else be written meanwhile, and no index be made of half of it', async () => {
    const { dir, store } = await trustingStore(A, B);
    const seen: string[] = [];
    async function* items(): AsyncIterable<ReceivedRecord> {
      for (const item of EVERYTHING.items) {
        seen.push(mustFail(store.append(draft('插入'))).code, mustFail(await store.receive(EVERYTHING)).code);
        must(await store.snapshot());
        yield item;
      }
    }
    must(await store.receive({ ...EVERYTHING, items: items() }));
    expect(new Set(seen)).toEqual(new Set(['STORE_BUSY']));
    const said = saidBy(store);
    must(store.close());
    const again = await open(dir);
    expect(saidBy(again)).toBe(said);
    must(again.close());
    expect(await verified(dir)).toMatchObject({ firstBreak: null, batches: 1 });
  });

  it('comes in while an index is being made, which then holds nothing of it', async () => {
    const { dir, store } = await trustingStore(A, B);
    for (let number = 0; number < 30; number += 1) must(store.append(draft(`前 ${number}`)));
    const indexing = store.snapshot();
    must(await store.receive(EVERYTHING));
    must(await indexing);
    const said = saidBy(store);
    must(store.close());
    const again = await open(dir);
    expect(again.opened.rebuilt).toBe(false);
    expect(saidBy(again)).toBe(said);
    must(again.close());
  });

  it('meets a full disk at any write: nothing of it is there, the reserve is, and work goes on', async () => {
    const { dir, store } = await trustingStore(A, B);
    must(store.append(draft('先')));
    const before = [store.count, saidBy(store)];
    // What is put off to a quiet moment is there: the space ahead and the reserve.
    await setImmediate();
    const hasReserve = () => allFiles(dir).includes('journal/reserve');
    expect(hasReserve()).toBe(true);
    for (let write = 1; ; write += 1) {
      const injected = failing('writeSync', 'ENOSPC', (number) => number === write, write % 50);
      const received = await store.receive(EVERYTHING);
      restore();
      if (received.ok) {
        expect(injected.failures).toBe(0);
        expect(write).toBeGreaterThan(4);
        break;
      }
      expect(received.error.code).toBe('DISK_FULL');
      expect([store.count, saidBy(store), hasReserve()]).toEqual([...before, true]);
      must(store.append(draft('照常')));
      before[0] = store.count;
    }
    must(store.close());
    const again = await open(dir);
    expect(again.opened).toMatchObject({ damage: null });
    must(again.close());
    expect(await verified(dir)).toMatchObject({ foreign: ALL.length, firstBreak: null });
    expect(segments(dir).length).toBeGreaterThan(2);
  });
});
