/** Whatever is done to a store in whatever order, it behaves as a list that never forgets. */
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Store, verifyStore } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import { unitsOf } from './journal/journal-kit';
import {
  BY_PRACTICE,
  draft,
  listed,
  must,
  mustFail,
  NOW,
  open,
  packs,
  practiceStore,
  type SaidTables,
  type Sayings,
  segments,
} from './store-kit';

type Step =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'keep'; readonly bytes: Uint8Array }
  | { readonly do: 'reopen' }
  | { readonly do: 'snapshot' }
  | { readonly do: 'snapshot while saying'; readonly text: string }
  | { readonly do: 'close during a snapshot' }
  | { readonly do: 'seal' }
  | { readonly do: 'lose the index' }
  | { readonly do: 'lose packs' }
  | { readonly do: 'tear'; readonly bytes: number }
  | { readonly do: 'second owner' }
  | { readonly do: 'look' };

const texts = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !/\p{Cs}/u.test(text));
const just = (step: Step): fc.Arbitrary<Step> => fc.constant(step);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: texts.map((text): Step => ({ do: 'say', text })) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes): Step => ({ do: 'keep', bytes })) },
  { weight: 3, arbitrary: just({ do: 'reopen' }) },
  { weight: 2, arbitrary: just({ do: 'snapshot' }) },
  { weight: 1, arbitrary: texts.map((text): Step => ({ do: 'snapshot while saying', text })) },
  { weight: 2, arbitrary: just({ do: 'close during a snapshot' }) },
  { weight: 1, arbitrary: just({ do: 'seal' }) },
  { weight: 1, arbitrary: just({ do: 'lose the index' }) },
  { weight: 1, arbitrary: just({ do: 'lose packs' }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((bytes): Step => ({ do: 'tear', bytes })) },
  { weight: 1, arbitrary: just({ do: 'second owner' }) },
  { weight: 2, arbitrary: just({ do: 'look' }) },
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

  async reopen(between: () => void = () => undefined): Promise<void> {
    must(this.store.close());
    between();
    this.store = must(await open(this.dir));
    expect(this.store.opened.damage).toBeNull();
    this.look();
  }

  /** Lists before anything is folded, then everything. */
  look(): void {
    const { store } = this;
    const sorted = [...this.said].sort();
    expect([...listed(store)].sort()).toEqual(sorted);
    expect(store.tables.count({ table: 'said' })).toBe(sorted.length);
    expect(store.views.said).toEqual(this.said);
    expect(store.count).toBe(this.said.length);
    for (const [at, id] of store.views.ids.entries())
      expect(store.tables.get('said', id)).toEqual({ reason: this.said[at] });
    expect([...listed(store)].sort()).toEqual(sorted);
  }

  say(text: string): void {
    must(this.store.append(draft(text)));
    this.said.push(text);
  }

  /** Says something more and cuts it as a power cut in the middle of its write would: it never was acknowledged. */
  async tear(bytes: number): Promise<void> {
    must(this.store.append(draft('断电')));
    const last = segments(this.dir).at(-1) ?? '';
    must(this.store.close());
    const path = join(this.dir, last);
    const units = unitsOf(readFileSync(path));
    // The first record of all is excepted: a store that lost even that is incomplete, which is another test.
    if (this.said.length === 0) this.said.push('断电');
    else truncateSync(path, Math.max((units.at(-1) ?? 0) - bytes, (units.at(-2) ?? 0) + 1));
    this.store = must(await open(this.dir));
    expect(this.store.opened.damage).toBeNull();
    this.look();
  }

  losePacks(): void {
    const [first] = packs(this.dir);
    if (first !== undefined) rmSync(join(this.dir, first));
  }

  async run(step: Step): Promise<void> {
    switch (step.do) {
      case 'say':
        return this.say(step.text);
      case 'keep':
        this.kept.set(must(this.store.putBlob(step.bytes)), step.bytes);
        return;
      case 'second owner':
        expect(mustFail(await open(this.dir)).code).toBe('STORE_IN_USE');
        return;
      case 'reopen':
        return this.reopen();
      case 'snapshot':
        return must(await this.store.snapshot());
      case 'snapshot while saying': {
        const running = this.store.snapshot();
        this.say(step.text);
        must(await running);
        return this.look();
      }
      case 'close during a snapshot': {
        const running = this.store.snapshot();
        await this.reopen();
        const ended = await running;
        expect(ended.ok || ended.error.code === 'CANCELLED').toBe(true);
        return this.look();
      }
      case 'seal':
        return must(this.store.seal(NOW));
      case 'lose the index':
        return this.reopen(() => rmSync(join(this.dir, 'snapshot'), { recursive: true, force: true }));
      case 'lose packs':
        return this.reopen(() => this.losePacks());
      case 'tear':
        return this.tear(step.bytes);
      case 'look':
        return this.look();
    }
  }

  check(): void {
    this.look();
    expect([...this.store.entries()].map(({ id }) => id)).toEqual(this.store.views.ids);
    for (const [hash, bytes] of this.kept)
      expect(Buffer.compare(must(this.store.getBlob(hash)), bytes)).toBe(0);
  }
}

describe('a store', () => {
  it('equals its model after any operations, lost indexes and packs, torn writes and broken snapshots', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (plan) => {
        const dir = await practiceStore();
        const pair = new Pair(dir, must(await open(dir)));
        for (const step of plan) await pair.run(step);
        pair.check();
        must(pair.store.close());
        const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
        expect(report).toMatchObject({ entries: pair.said.length, firstBreak: null });
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
