/** A bug in the fold or in a caller: it is thrown, nothing half-done is shown or written, and no lock is left. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BY_PRACTICE,
  draft,
  listed,
  must,
  mustFail,
  open,
  practiceStore,
  type SayingFold,
  say,
  sayAndIndex,
  sayings,
} from './store-kit';

describe('a bug in the fold', () => {
  const bug = (where: 'applyToDocuments' | 'applyToDesk'): SayingFold => ({
    ...sayings,
    [where]: () => {
      throw new Error('a bug of the fold');
    },
  });

  it('is thrown by opening and leaves no lock', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    for (const where of ['applyToDocuments', 'applyToDesk'] as const) {
      rmSync(join(dir, 'snapshot'), { recursive: true, force: true });
      await expect(open(dir, BY_PRACTICE, { fold: bug(where) })).rejects.toThrow('a bug of the fold');
      const store = must(await open(dir));
      expect(store.views.said).toEqual(['一']);
      must(store.close());
    }
  });

  it('in the tail is thrown at every look, so that half a state is never shown, and closing gives the folder free', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, '一');
    await say(dir, '二');
    const store = must(await open(dir, BY_PRACTICE, { fold: bug('applyToDesk') }));
    for (let time = 0; time < 2; time += 1) {
      expect(() => store.views).toThrow('a bug of the fold');
      expect(() => store.append(draft('三'))).toThrow('a bug of the fold');
    }
    expect(() => listed(store)).toThrow('a bug of the fold');
    must(store.close());
    expect(must(await open(dir)).close()).toEqual({ ok: true });
  });

  it('among many entries at once is thrown, and nothing is written after what the journal does not hold', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const drafts = function* () {
      yield draft('一');
      yield draft('二');
      throw new Error('a bug of the caller');
    };
    await expect(store.appendAll(drafts())).rejects.toThrow('a bug of the caller');
    expect(mustFail(store.append(draft('三'))).code).toBe('JOURNAL_READ_ONLY');
    must(store.close());
    const again = must(await open(dir));
    expect(again.views.said).toEqual([]);
    must(again.append(draft('三')));
    must(again.close());
  });

  it('found while saving is thrown: before the disk nothing is saved, after it the entry is there', async () => {
    const dir = await practiceStore();
    const before = must(await open(dir, BY_PRACTICE, { fold: bug('applyToDocuments') }));
    expect(() => before.append(draft('一'))).toThrow('a bug of the fold');
    expect(before.count).toBe(0);
    must(before.close());
    const after = must(await open(dir, BY_PRACTICE, { fold: bug('applyToDesk') }));
    expect(() => after.append(draft('二'))).toThrow('a bug of the fold');
    expect(() => after.views).toThrow('a bug of the fold');
    must(after.close());
    const store = must(await open(dir));
    expect(store.views.said).toEqual(['二']);
    must(store.close());
  });
});
