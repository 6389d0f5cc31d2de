/** Batches go where the store goes: into backups and out of them, under a new master key, to another machine. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, verifyStore } from '#electron/store/store';
import { temporaryFolder } from '../journal/journal-kit';
import { BY_PASSPHRASE, CLERK, draft, must, NOW, realStore } from '../store-kit';
import { open, saidBy, trustingStore, verified } from './exchange-kit';
import { letters } from './letters';
import { asEntry, asStub, batchOf, caseOf, closing, Peer, trusting } from './peers';

const A = new Peer('甲');
const MANY = 2_500;
for (let number = 1; number <= MANY; number += 1) A.write(caseOf(number % 50), `甲 ${number}`);
const [hidden, ...shown] = A.all;
if (hidden === undefined) throw new Error('nothing written');
const ITEMS = [asStub(hidden), ...shown.map(asEntry)];

describe('a store with batches', () => {
  it('is backed up and comes out of a trial restore whole', async () => {
    const { dir, store } = await trustingStore(A);
    must(await store.receive(batchOf(ITEMS)));
    const target = temporaryFolder();
    const made = must(await store.backUp({ target, now: NOW }));
    const side = join(temporaryFolder(), 'side');
    const trial = must(await store.tryBackup({ target, number: made.number, side, now: NOW, stays: true }));
    expect(JSON.stringify(trial)).not.toContain('"firstBreak":{');
    const said = saidBy(store);
    must(store.close());
    expect(await verified(side)).toMatchObject({ foreign: MANY - 1, stubs: 1, batches: 1, firstBreak: null });
    const restored = await open(side);
    expect(saidBy(restored)).toBe(said);
    must(await restored.receive(batchOf([asEntry(hidden)])));
    must(restored.close());
    expect(await verified(dir)).toMatchObject({ firstBreak: null });
  }, 60_000);

  it('is sealed anew under another master key, batch by batch, also one that comes in meanwhile', async () => {
    const { dir } = await realStore();
    const store = must(await openStore({ dir, unlock: BY_PASSPHRASE, fold: letters, now: NOW }));
    must(await store.receive({ ...batchOf(ITEMS), first: trusting(A) }));
    const fresh = must(await store.prepareNewMaster({}));
    must(await store.receive(batchOf([asEntry(hidden)])));
    must(store.append(draft('其间')));
    const said = saidBy(store);
    const adopted = await store.adoptNewMaster(fresh, [CLERK], NOW);
    if (!adopted.ok) throw new Error(JSON.stringify(adopted.error.fault));
    expect(saidBy(adopted.value.store as typeof store)).toBe(said);
    must(adopted.value.store.close());
    const report = must(await verifyStore({ dir, unlock: BY_PASSPHRASE, now: NOW }));
    expect(report).toMatchObject({ foreign: MANY, stubs: 1, batches: 2, firstBreak: null });
  }, 60_000);

  it('gives up what is coming in when it is closed for another master key or for the night', async () => {
    const { dir, store } = await trustingStore(A);
    let given = 0;
    function* items() {
      for (const item of ITEMS) {
        given += 1;
        if (given === 2_000) must(store.close());
        yield item;
      }
    }
    const received = await store.receive({ records: ITEMS.length, items: items(), closing: closing(0) });
    expect(received.ok).toBe(false);
    const again = await open(dir);
    expect([again.count, again.opened.damage]).toEqual([1, null]);
    must(again.close());
  });
});
