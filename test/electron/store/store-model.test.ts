/** Whatever is done to a store in whatever order, it behaves as a list that never forgets. */
import { rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Store, verifyStore } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import {
  BY_PRACTICE,
  draft,
  must,
  mustFail,
  NOW,
  open,
  practiceStore,
  type SaidTables,
  type Sayings,
  segments,
} from './store-kit';

type Step =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'keep'; readonly bytes: Uint8Array }
  | { readonly do: 'reopen' }
  | { readonly do: 'lose the snapshot' }
  | { readonly do: 'tear'; readonly bytes: number }
  | { readonly do: 'second owner' };

const texts = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !/\p{Cs}/u.test(text));
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: texts.map((text): Step => ({ do: 'say', text })) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes): Step => ({ do: 'keep', bytes })) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'reopen' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'lose the snapshot' }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((bytes): Step => ({ do: 'tear', bytes })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'second owner' }) },
);

/** A store and what it must hold. */
class Pair {
  readonly dir: string;
  store: Store<Sayings, SaidTables>;
  readonly said: string[] = [];
  readonly kept = new Map<BlobHash, Uint8Array>();

  constructor(dir: string, store: Store<Sayings, SaidTables>) {
    this.dir = dir;
    this.store = store;
  }

  async reopen(between: () => void): Promise<void> {
    must(this.store.close());
    between();
    this.store = must(await open(this.dir));
    expect(this.store.opened.damage).toBeNull();
  }

  /** Cuts the last record as a crash in the middle of its write would, where no snapshot knows it. */
  tear(bytes: number): void {
    const last = segments(this.dir).at(-1);
    // The first entry is excepted: a store that lost even that is incomplete, which is another test.
    if (last === undefined || this.said.length < 2) return;
    rmSync(join(this.dir, 'snapshot'), { recursive: true, force: true });
    const path = join(this.dir, last);
    truncateSync(path, statSync(path).size - bytes);
    this.said.pop();
  }

  async run(step: Step): Promise<void> {
    switch (step.do) {
      case 'say':
        must(this.store.append(draft(step.text)));
        this.said.push(step.text);
        return;
      case 'keep':
        this.kept.set(must(this.store.putBlob(step.bytes)), step.bytes);
        return;
      case 'second owner':
        expect(mustFail(await open(this.dir)).code).toBe('STORE_IN_USE');
        return;
      case 'reopen':
        return this.reopen(() => undefined);
      case 'lose the snapshot':
        return this.reopen(() => rmSync(join(this.dir, 'snapshot'), { recursive: true, force: true }));
      case 'tear':
        return this.reopen(() => this.tear(step.bytes));
    }
  }

  check(): void {
    expect(this.store.views.said).toEqual(this.said);
    expect(this.store.count).toBe(this.said.length);
    expect([...this.store.entries()].map(({ id }) => id)).toEqual(this.store.views.ids);
    for (const [hash, bytes] of this.kept)
      expect(Buffer.compare(must(this.store.getBlob(hash)), bytes)).toBe(0);
  }
}

describe('a store', () => {
  it('equals its model after any operations, lost snapshots and torn writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (plan) => {
        const dir = await practiceStore();
        const pair = new Pair(dir, must(await open(dir)));
        for (const step of plan) await pair.run(step);
        pair.check();
        must(pair.store.close());
        const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
        expect(report).toMatchObject({ entries: pair.said.length, firstBreak: null, tornBytes: 0 });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('begins a new segment at 16 MiB and reads across the border', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const megabyte = '记'.repeat(350_000);
    for (let number = 1; number <= 18; number += 1) must(store.append(draft(`${number}${megabyte}`)));
    must(store.close());
    expect(segments(dir)).toHaveLength(2);
    rmSync(join(dir, 'snapshot'), { recursive: true });
    const again = must(await open(dir));
    expect(again.views.said.map((text) => Number.parseInt(text, 10))).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
    must(again.close());
  }, 60_000);
});
