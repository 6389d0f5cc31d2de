/** Packs of the index that are missing or damaged: found at opening or while reading, told as a fault, made anew. */
import { copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Store, type StoreFault, thrownFault } from '#electron/store/store';
import {
  BY_PRACTICE,
  draft,
  flip,
  listed,
  must,
  mustFail,
  NOW,
  open,
  packs,
  placesToFlip,
  practiceStore,
  type SaidTables,
  type SayingFold,
  type Sayings,
  sayAndIndex,
  sayings,
  temporaryFolder,
} from './store-kit';

type TestStore = Store<Sayings, SaidTables>;
const SAID = ['一', '二', '三', '四'];

async function filled(): Promise<{ dir: string; pack: string }> {
  const dir = await practiceStore();
  await sayAndIndex(dir, ...SAID);
  const [pack = ''] = packs(dir);
  expect(packs(dir)).toHaveLength(1);
  return { dir, pack: join(dir, pack) };
}

/** What reading gives, or the fault that it throws. Anything else that is thrown is a bug. */
function tried<T>(read: () => T): T | StoreFault {
  try {
    return read();
  } catch (error) {
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return fault;
  }
}

const DAMAGED = { code: 'INDEX_DAMAGED', where: 'tables/00000001.pak' };

async function expectSound(dir: string, rebuilt: boolean, said = SAID): Promise<void> {
  const store = must(await open(dir));
  expect(store.opened).toMatchObject({ rebuilt, damage: null });
  expect(store.views.said).toEqual(said);
  expect([...listed(store)].sort()).toEqual([...said].sort());
  for (const [at, id] of store.views.ids.entries())
    expect(store.tables.get('said', id)).toEqual({ reason: said[at] });
  must(store.close());
}

describe('a pack', () => {
  it('that is missing or cut is found at opening: everything is folded from the journal', async () => {
    for (const spoil of [(path: string) => rmSync(path), (path: string) => truncateSync(path, 100)]) {
      const { dir, pack } = await filled();
      spoil(pack);
      await expectSound(dir, true);
      await expectSound(dir, false);
    }
  });

  it('never gives wrong data whatever part of it was altered: rows and documents are right, or the fault is thrown', async () => {
    const { dir, pack } = await filled();
    const sound = readFileSync(pack);
    let faults = 0;
    for (const place of placesToFlip(sound.length)) {
      flip(pack, place, 1 << (place % 8));
      const store = must(await open(dir, BY_PRACTICE, { readOnly: true }));
      for (const read of [() => listed(store), ...store.views.ids.map((id) => () => documentOf(store, id))]) {
        const found = tried<unknown>(read);
        if (typeof found === 'object' && found !== null && 'code' in found) {
          expect(found).toEqual(DAMAGED);
          faults += 1;
        }
      }
      must(store.close());
      writeFileSync(pack, sound);
    }
    expect(faults).toBeGreaterThanOrEqual(placesToFlip(sound.length).length);
  }, 60_000);

  it('damaged while the desk is open leaves the rest of the desk at work, and the next opening makes it anew', async () => {
    const { dir, pack } = await filled();
    const store = must(await open(dir));
    flip(pack, 70);
    const found = store.views.ids.map((id) => tried(() => store.tables.get('said', id)));
    expect(found).toContainEqual(DAMAGED);
    expect(mustFail(await store.snapshot())).toEqual(DAMAGED);
    expect(must(await store.verify())).toMatchObject({ snapshot: 'unusable', firstBreak: null });
    must(store.append(draft('五')));
    expect(store.views.said).toEqual([...SAID, '五']);
    must(store.close());
    await expectSound(dir, true, [...SAID, '五']);
    await expectSound(dir, false, [...SAID, '五']);
  });

  it('found damaged by the worker is a fault of the snapshot, and the next opening makes it anew', async () => {
    const { dir, pack } = await filled();
    const store = must(await open(dir));
    must(store.append(draft('五')));
    const sound = readFileSync(pack);
    writeFileSync(pack, Buffer.concat([sound.subarray(0, 64), Buffer.alloc(sound.length - 64, 7)]));
    expect(mustFail(await store.snapshot())).toEqual(DAMAGED);
    expect(store.views.said).toEqual([...SAID, '五']);
    must(store.close());
    await expectSound(dir, true, [...SAID, '五']);
  });

  it('damaged when the tail is folded shows no half state: everything is refused until it is made anew', async () => {
    const dir = await practiceStore();
    const fold = rewriting();
    const store = must(await open(dir, BY_PRACTICE, { fold }));
    for (const word of SAID) must(store.append(draft(word)));
    must(await store.snapshot());
    for (const word of SAID) must(store.append(draft(word)));
    must(store.close());
    const [pack = ''] = packs(dir);
    const path = join(dir, pack);
    const sound = readFileSync(path);
    writeFileSync(path, Buffer.concat([sound.subarray(0, 64), Buffer.alloc(sound.length - 64, 7)]));
    const damaged = must(await open(dir, BY_PRACTICE, { fold }));
    const fault = { code: 'INDEX_DAMAGED', where: pack };
    for (const read of [
      () => damaged.views.said.length,
      () => damaged.count,
      () => listed(damaged),
      () => damaged.tables.get('said', 'last'),
      () => [...damaged.entriesOf(new Set())],
    ])
      expect(tried<unknown>(read)).toEqual(fault);
    expect(mustFail(damaged.append(draft('九')))).toEqual(fault);
    expect(mustFail(damaged.seal(NOW))).toEqual(fault);
    expect([...damaged.entries()]).toHaveLength(8);
    must(damaged.close());
    const again = must(await open(dir, BY_PRACTICE, { fold }));
    expect(again.opened.rebuilt).toBe(true);
    expect(again.views.said).toEqual([...SAID, ...SAID]);
    expect(again.tables.get('said', 'last')).toEqual({ reason: [...SAID, ...SAID].join('') });
    must(again.close());
  });

  it('of another store, or an older one of the same number, does not pass for it', async () => {
    const { dir, pack } = await filled();
    const other = await filled();
    const older = temporaryFolder();
    cpSync(dir, older, { recursive: true });
    copyFileSync(other.pack, pack);
    const store = must(await open(dir, BY_PRACTICE, { readOnly: true }));
    expectNotTaken(store);
    must(store.close());
    // The same store made its pack anew under the same number: another salt.
    rmSync(join(dir, 'snapshot'), { recursive: true });
    rmSync(join(dir, 'tables'), { recursive: true });
    await expectSound(dir, true);
    copyFileSync(join(older, 'tables/00000001.pak'), pack);
    const again = must(await open(dir, BY_PRACTICE, { readOnly: true }));
    expectNotTaken(again);
    must(again.close());
  });

  it('left over by a power cut before the index named it is cleared away with the next one', async () => {
    const { dir, pack } = await filled();
    copyFileSync(pack, join(dir, 'tables/00000007.pak'));
    await expectSound(dir, false);
    await sayAndIndex(dir, '五');
    await expectSound(dir, false, [...SAID, '五']);
    expect(packs(dir)).not.toContain('tables/00000007.pak');
  });
});

/** A pack that is too short is found at opening; any other one when it is read. */
function expectNotTaken(store: TestStore): void {
  const found = tried(() => documentOf(store, store.views.ids[0] ?? ''));
  expect(found).toEqual(store.opened.rebuilt ? { reason: SAID[0] } : DAMAGED);
}

/** A document, which must be the right one. */
function documentOf(store: TestStore, id: string): { readonly reason: string } | undefined {
  const found = store.tables.get('said', id);
  expect(found).toEqual({ reason: store.views.said[store.views.ids.indexOf(id)] });
  return found;
}

/** A fold that reads what it replaces: one document holds the last word and how often it was said. */
const rewriting = (): SayingFold => ({
  ...sayings,
  applyToDocuments(views, documents, entry, id, origin) {
    sayings.applyToDocuments(views, documents, entry, id, origin);
    const word = documents.get('said', id)?.reason ?? '';
    const all = documents.get('said', 'last')?.reason ?? '';
    documents.put('said', 'last', { reason: all + word });
  },
});
