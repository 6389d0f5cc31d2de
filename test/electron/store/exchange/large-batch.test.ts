/** Very many entries in one batch: memory stays bounded by what is written at once, and others have their turn. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReceivedRecord } from '#electron/store/store';
import { must, packs, temporaryFolder } from '../store-kit';
import { open, saidBy, trustingStore, verified } from './exchange-kit';
import { asEntry, batchOf, caseOf, Peer } from './peers';

const MANY = 20_000;
const CASES = 4_000;
const MEGABYTE = 1024 * 1024;

/** Entries of a peer that it wrote from one number to another, in cases that take turns. */
function filled(peer: Peer, from: number, to: number): readonly ReceivedRecord[] {
  const tips = new Map(peer.all.map(({ entry, id }) => [entry.case, id]));
  for (let number = from; number < to; number += 1) {
    const of = caseOf(number % CASES);
    const tip = tips.get(of);
    const { id } = peer.write(of, `${number}:${'公共数据资源登记'.repeat(60)}`, {
      casePrev: tip === undefined ? [] : [tip],
    });
    tips.set(of, id);
  }
  return peer.all.slice(from).map(asEntry);
}

/** Whether so many turns have passed. */
function turnsAfter(most: number): () => boolean {
  let turns = 0;
  return () => {
    turns += 1;
    return turns > most;
  };
}

describe(`a batch of ${MANY} entries`, () => {
  it('comes in piece by piece and is folded by and by', async () => {
    const peer = new Peer('多');
    const batch = batchOf(filled(peer, 0, MANY));
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
    // Nobody waited for the index: the next opening folds the whole batch.
    const opened = await open(dir);
    expect(opened.opened.rebuilt).toBe(false);
    expect(saidBy(opened)).toBe(said);
    must(opened.close());
    expect(await verified(dir)).toMatchObject({ foreign: MANY, firstBreak: null });
  }, 180_000);

  it('is packed by the way: of a store that is cut off at the first of the packs or the last nothing is lost, nor anything that its index names', async () => {
    const peer = new Peer('多');
    const { dir, store } = await trustingStore(peer);
    must(await store.receive(batchOf(filled(peer, 0, CASES))));
    must(await store.snapshot());
    const indexed = packs(dir);
    // All that the packs hold is changed by what comes now.
    const receiving = store.receive(batchOf(filled(peer, CASES, MANY)));
    const copies: string[] = [];
    const seen = new Set(indexed);
    let isDone = false;
    const done = receiving.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      const fresh = packs(dir).filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      if (fresh.length > 0) {
        const copy = join(temporaryFolder(), 'copy');
        cpSync(dir, copy, { recursive: true });
        copies.push(copy);
      }
      await nextTurn();
    }
    must(await done);
    const said = saidBy(store);
    must(store.close());
    expect(copies.length).toBeGreaterThan(1);
    for (const copy of [copies[0] ?? '', copies.at(-1) ?? '']) {
      expect(packs(copy)).toEqual(expect.arrayContaining([...indexed]));
      const cut = await open(copy);
      expect(cut.opened).toMatchObject({ rebuilt: false, damage: null });
      expect(saidBy(cut)).toBe(said);
      must(cut.close());
    }
  }, 180_000);

  it('is folded all the same where no pack can be made', async () => {
    const peer = new Peer('多');
    const { dir, store } = await trustingStore(peer);
    rmSync(join(dir, 'tables'), { recursive: true, force: true });
    writeFileSync(join(dir, 'tables'), '');
    must(await store.receive(batchOf(filled(peer, 0, MANY))));
    const said = saidBy(store);
    must(store.close());
    rmSync(join(dir, 'tables'));
    const again = await open(dir);
    expect(saidBy(again)).toBe(said);
    must(again.close());
  }, 180_000);

  it('ends when the store is closed at any moment of folding, and the next opening folds it', async () => {
    const [one, other] = [new Peer('甲'), new Peer('乙')];
    // Cases in which two wrote side by side are folded anew at the end.
    const records = [one, other].flatMap((peer) => filled(peer, 0, MANY / 2));
    const moments: readonly ((dir: string) => boolean)[] = [
      ...[0, 100, 400].map((turns) => turnsAfter(turns)),
      (dir) => packs(dir).length > 0,
    ];
    const said = new Set<string>();
    for (const moment of moments) {
      const { dir, store } = await trustingStore(one, other);
      let isWritten = false;
      const receiving = store.receive({
        ...batchOf(records),
        onProgress: (count) => {
          isWritten = count > records.length - 200;
        },
      });
      while (!isWritten || !moment(dir)) await nextTurn();
      must(store.close());
      await receiving;
      const again = await open(dir);
      if (again.count > 1) said.add(saidBy(again));
      must(again.close());
    }
    expect(said.size).toBe(1);
  }, 180_000);
});
