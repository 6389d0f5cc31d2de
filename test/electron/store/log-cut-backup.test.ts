/** Backups of a store whose log was cut, or is to be cut: each is proven, and gives back the log as it was then. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingText } from '#electron/store/finding-text';
import { openSet } from '#electron/store/store';
import { cut, entriesOf, lived, on, opened, orderCut, type Place, reads, verdict } from './log-cut-kit';
import { BY_PASSPHRASE, draft, must, temporaryFolder } from './store-kit';

type LogStore = Parameters<typeof orderCut>[0];

/** Makes a backup, tries it, and answers its number. */
async function backUp(store: LogStore, target: string, day: number): Promise<number> {
  const now = on(day);
  const { number } = must(await store.backUp({ target, now, tellsState: true }));
  const side = join(temporaryFolder(), 'side');
  const tried = must(await store.tryBackup({ target, number, side, now }));
  expect(tried).toMatchObject({ clean: true });
  return number;
}

/** Restores a backup on another machine. */
async function restored(target: string, number: number, day: number): Promise<Place> {
  const root = temporaryFolder();
  const place = { dir: join(root, 'vault'), anchors: join(root, 'anchors'), medium: join(root, 'stick') };
  const set = must(await openSet(target, place.dir, BY_PASSPHRASE, on(day)));
  const { dir: vault, anchors } = place;
  expect(must(await set.restore({ number, vault, anchors, now: on(day) }))).toMatchObject({ clean: true });
  set.close();
  return place;
}

const ids = (store: LogStore): readonly string[] => [...store.security.entries()].map(({ id }) => id);

describe('a backup', () => {
  it('of before a cut, of one that is ordered and of after it each gives back its log', async () => {
    const place = await lived(0, 1600);
    const target = temporaryFolder();
    const store = must(await opened(place, on(1600)));
    const before = [await backUp(store, target, 1600), ids(store)] as const;
    await orderCut(store, place, 1600);
    const ordered = [await backUp(store, target, 1600), ids(store)] as const;
    must(store.close());
    const again = must(await opened(place, on(1601)));
    const after = [await backUp(again, target, 1601), ids(again)] as const;
    expect(after[1].length).toBeLessThan(before[1].length);
    expect(reads(target)).toEqual(after[1]);
    must(again.close());
    for (const [number, lines] of [before, ordered, after]) {
      const there = await restored(target, number, 1602);
      expect(await entriesOf(there)).toEqual(lines);
      expect(reads(there.dir)).toEqual(lines);
      expect(findingText(await verdict(there))).toBeNull();
    }
  });

  it('with a cut that was ordered carries it out once the store goes on where it was restored', async () => {
    const place = await lived(0, 1600);
    const target = temporaryFolder();
    const store = must(await opened(place, on(1600)));
    await orderCut(store, place, 1600);
    const number = await backUp(store, target, 1600);
    must(store.close());
    const kept = await entriesOf(place);
    const there = await restored(target, number, 1602);
    const stranger = must(await opened(there, on(1602)));
    expect(stranger.security.isCutPending).toBe(true);
    const here = must(await stranger.continueHere({ ...draft('在本机继续'), claimedAt: on(1602) }));
    expect(here.security.isCutPending).toBe(false);
    expect(ids(here)).toEqual(kept);
    must(here.close());
    expect(findingText(await verdict(there))).toBeNull();
    expect(reads(there.dir)).toEqual(kept);
  });

  it('of a log cut twice is read by the plain reader as well', async () => {
    const place = await lived(0, 1600);
    await cut(place, 1600);
    await lived(1610, 3200, place);
    await cut(place, 3200);
    const store = must(await opened(place, on(3200)));
    const target = temporaryFolder();
    const number = await backUp(store, target, 3200);
    const kept = ids(store);
    must(store.close());
    expect(reads(target)).toEqual(kept);
    expect(await entriesOf(await restored(target, number, 3201))).toEqual(kept);
  });
});
