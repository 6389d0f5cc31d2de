/** The index saves work and is never believed against the journal. */
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import {
  BY_PRACTICE,
  draft,
  listed,
  must,
  NOW,
  open,
  placesToFlip,
  practiceStore,
  type SayingFold,
  say,
  sayAndIndex,
  sayings,
  segments,
  temporaryFolder,
} from './store-kit';

/** The tests' fold, counting what it folds. */
function counting(version = 1): SayingFold & { folded: number } {
  const fold = {
    ...sayings,
    version,
    folded: 0,
    applyToDesk(...given: Parameters<typeof sayings.applyToDesk>) {
      fold.folded += 1;
      sayings.applyToDesk(...given);
    },
  };
  return fold;
}

async function reopened(dir: string, version = 1, readOnly = false) {
  const fold = counting(version);
  const store = must(await open(dir, BY_PRACTICE, { fold, readOnly }));
  const preview = [...listed(store)].sort();
  const result = { said: [...store.views.said], folded: fold.folded, opened: store.opened };
  expect([...listed(store)].sort()).toEqual(preview);
  expect(preview).toEqual([...result.said].sort());
  expect(store.count).toBe(result.said.length);
  for (const [at, id] of store.views.ids.entries())
    expect(store.tables.get('said', id)).toEqual({ reason: result.said[at] });
  must(store.close());
  return result;
}

const SAID = ['一', '二', '三', '四'];
async function filled(): Promise<{ dir: string; newest: string; previous: string }> {
  const dir = await practiceStore();
  await sayAndIndex(dir, '一', '二');
  await sayAndIndex(dir, '三', '四');
  return { dir, newest: join(dir, 'snapshot/views'), previous: join(dir, 'snapshot/views.prev') };
}

describe('the index', () => {
  it('makes opening fold nothing that it already holds, and closing does not write it', async () => {
    const { dir } = await filled();
    expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 0, opened: { rebuilt: false } });
    await say(dir, '五');
    expect(await reopened(dir)).toMatchObject({ said: [...SAID, '五'], folded: 1 });
    expect(await reopened(dir)).toMatchObject({ folded: 1, opened: { rebuilt: false } });
    await sayAndIndex(dir);
    expect(await reopened(dir)).toMatchObject({ folded: 0 });
  });

  it('is made anew to equal state when it is gone, with all its packs or without them', async () => {
    for (const gone of [['snapshot'], ['snapshot', 'tables']]) {
      const { dir, newest } = await filled();
      for (const name of gone) rmSync(join(dir, name), { recursive: true });
      expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 4, opened: { rebuilt: true } });
      expect(existsSync(newest)).toBe(true);
      expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 0, opened: { rebuilt: false } });
    }
  });

  it('gives way to its former generation when any part of it was altered', async () => {
    const { dir, newest, previous } = await filled();
    copyFileSync(newest, previous);
    await everyFlip(dir, newest, (found) => expect(found).toMatchObject({ rebuilt: false, damage: null }));
  }, 60_000);

  it('gives way to the journal when any part of its last generation was altered', async () => {
    const { dir, newest, previous } = await filled();
    copyFileSync(newest, previous);
    rmSync(newest);
    await everyFlip(dir, previous, (found) => expect(found).toMatchObject({ rebuilt: true, damage: null }));
  }, 60_000);

  it('cut short, or of a former generation whose packs are gone, is no reason to show less', async () => {
    const { dir, newest, previous } = await filled();
    const sound = readFileSync(newest);
    for (const cut of [0, 1, 59, 60, 61, sound.length - 1]) {
      writeFileSync(newest, sound.subarray(0, cut));
      expect(await reopened(dir, 1, true)).toMatchObject({ said: SAID, opened: { damage: null } });
    }
    writeFileSync(newest, sound);
    rmSync(previous);
    expect(await reopened(dir, 1, true)).toMatchObject({ folded: 0 });
  });

  it('is not used by another version of the fold, but still tells how long the journal was', async () => {
    const { dir } = await filled();
    expect(await reopened(dir, 2)).toMatchObject({ said: SAID, folded: 4, opened: { rebuilt: true } });
    expect(await reopened(dir, 2)).toMatchObject({ folded: 0 });
    rmSync(join(dir, 'journal/00000002.seg'));
    expect(await reopened(dir, 3)).toMatchObject({
      said: ['一', '二'],
      opened: { damage: { reason: 'snapshot-ahead' } },
    });
  });

  it('does not take rows that another version of the fold announced', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, '一');
    const older = join(await practiceStore(), 'snapshot');
    cpSync(join(dir, 'snapshot'), older, { recursive: true });
    const { said } = sayings.tables;
    const shouting: SayingFold = {
      ...sayings,
      version: 2,
      tables: { said: { ...said, row: ({ reason }) => ({ reason: `${reason}！` }) } },
    };
    const store = must(await open(dir, BY_PRACTICE, { fold: shouting }));
    must(store.append(draft('二')));
    must(store.close());
    rmSync(join(dir, 'snapshot'), { recursive: true });
    cpSync(older, join(dir, 'snapshot'), { recursive: true });
    expect((await reopened(dir)).said).toEqual(['一', '二']);
  });

  it('is not believed when the journal went another way', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const copy = temporaryFolder();
    cpSync(dir, copy, { recursive: true });
    await sayAndIndex(dir, '二');
    await say(copy, '贰', '叁');
    for (const folder of ['snapshot', 'tables'])
      cpSync(join(dir, folder), join(copy, folder), { recursive: true });
    expect(must(await verifyStore({ dir: copy, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      snapshot: 'unusable',
      firstBreak: null,
    });
    expect(await reopened(copy)).toMatchObject({
      said: ['一', '贰', '叁'],
      opened: { rebuilt: true, damage: null },
    });
  });

  it('ahead of the journal shows that the end was lost: read-only, and its packs are kept', async () => {
    const { dir, newest } = await filled();
    const index = readFileSync(newest);
    rmSync(join(dir, 'journal/00000002.seg'));
    expect(await reopened(dir)).toMatchObject({
      said: ['一', '二'],
      opened: { damage: { reason: 'snapshot-ahead', record: 3 } },
    });
    expect(readFileSync(newest)).toEqual(index);
    expect(must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      snapshot: 'ahead',
      firstBreak: { reason: 'snapshot-ahead' },
    });
  });

  it('serves again when the lost end of the journal is found', async () => {
    const { dir } = await filled();
    const last = join(dir, segments(dir).at(-1) ?? '');
    const bytes = readFileSync(last);
    rmSync(last);
    expect((await reopened(dir)).said).toEqual(['一', '二']);
    writeFileSync(last, bytes);
    expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 0, opened: { damage: null } });
  });

  it('that its own fold cannot read is folded anew', async () => {
    const { dir } = await filled();
    const broken: SayingFold = {
      ...sayings,
      fromJson() {
        throw new Error('not my form');
      },
    };
    const store = must(await open(dir, BY_PRACTICE, { fold: broken }));
    expect(store.views.said).toEqual(SAID);
    expect(store.opened.rebuilt).toBe(true);
    must(store.close());
  });

  it('is brought up by the way after 768 entries without a pause, and what is said meanwhile stays for the next one', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (let number = 1; number <= 767; number += 1) must(store.append(draft(String(number))));
    await new Promise(setImmediate);
    must(store.append(draft('768')));
    await new Promise(setImmediate);
    const before = readFileSync(join(dir, 'snapshot/views'));
    // The one that has begun by the way is the one that is given.
    const running = store.snapshot();
    must(store.append(draft('769')));
    expect(readFileSync(join(dir, 'snapshot/views'))).toEqual(before);
    must(await running);
    expect(readFileSync(join(dir, 'snapshot/views'))).not.toEqual(before);
    must(store.append(draft('770')));
    must(store.close());
    const again = await reopened(dir);
    expect(again).toMatchObject({ folded: 2, opened: { rebuilt: false } });
    expect(again.said).toHaveLength(770);
  });

  it('tells its progress while everything is folded anew', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (let number = 1; number <= 600; number += 1) must(store.append(draft(String(number))));
    must(store.close());
    rmSync(join(dir, 'snapshot'), { recursive: true, force: true });
    const told: number[] = [];
    const again = must(await open(dir, BY_PRACTICE, { onProgress: (entries) => told.push(entries) }));
    expect(again.opened.rebuilt).toBe(true);
    must(again.close());
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(600);
  });
});

async function everyFlip(
  dir: string,
  path: string,
  hold: (opened: { readonly rebuilt: boolean }) => void,
): Promise<void> {
  const sound = readFileSync(path);
  for (const place of placesToFlip(sound.length)) {
    const flipped = Buffer.from(sound);
    flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
    writeFileSync(path, flipped);
    const store = must(await open(dir, BY_PRACTICE, { readOnly: true }));
    expect(store.views.said).toEqual(SAID);
    hold(store.opened);
    must(store.close());
  }
  writeFileSync(path, sound);
}
