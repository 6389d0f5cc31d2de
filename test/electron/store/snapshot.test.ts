/** The snapshot saves work and is never believed against the journal. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import {
  BY_PRACTICE,
  draft,
  must,
  NOW,
  open,
  practiceStore,
  type SayingFold,
  say,
  sayings,
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

async function reopened(dir: string, version = 1) {
  const fold = counting(version);
  const store = must(await open(dir, BY_PRACTICE, { fold }));
  const result = { said: [...store.views.said], folded: fold.folded, opened: store.opened };
  must(store.close());
  return result;
}

const SAID = ['一', '二', '三', '四'];
async function filled(): Promise<{ dir: string; newest: string; previous: string }> {
  const dir = await practiceStore();
  await say(dir, '一', '二');
  await say(dir, '三', '四');
  return { dir, newest: join(dir, 'snapshot/views'), previous: join(dir, 'snapshot/views.prev') };
}

describe('the snapshot', () => {
  it('makes opening fold nothing that it already holds', async () => {
    const { dir } = await filled();
    expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 0, opened: { rebuilt: false } });
  });

  it('is rebuilt to equal views when it is gone', async () => {
    const { dir, newest } = await filled();
    rmSync(join(dir, 'snapshot'), { recursive: true });
    expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 4, opened: { rebuilt: true } });
    expect(existsSync(newest)).toBe(true);
    expect(await reopened(dir)).toMatchObject({ said: SAID, folded: 0, opened: { rebuilt: false } });
  });

  it('gives way to its previous generation, then to the journal, at every flipped byte and cut', async () => {
    const { dir, newest, previous } = await filled();
    const sound = readFileSync(newest);
    const store = async () => must(await open(dir, BY_PRACTICE, { readOnly: true, fold: counting() }));
    for (let place = 0; place < sound.length; place += 1) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 0x40, place);
      for (const bytes of [flipped, sound.subarray(0, place)]) {
        writeFileSync(newest, bytes);
        const open = await store();
        expect(open.views.said).toEqual(SAID);
        expect(open.opened).toMatchObject({ rebuilt: false, damage: null });
        must(open.close());
      }
    }
    writeFileSync(previous, 'x');
    const rebuilt = await store();
    expect(rebuilt.views.said).toEqual(SAID);
    expect(rebuilt.opened.rebuilt).toBe(true);
    must(rebuilt.close());
  }, 60_000);

  it('is not used by another version of the fold, but still tells how long the journal was', async () => {
    const { dir } = await filled();
    expect(await reopened(dir, 2)).toMatchObject({ said: SAID, folded: 4, opened: { rebuilt: true } });
    rmSync(join(dir, 'journal/00000002.seg'));
    expect(await reopened(dir, 3)).toMatchObject({
      said: ['一', '二'],
      opened: { damage: { reason: 'snapshot-ahead' } },
    });
  });

  it('is not believed when the journal went another way', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const copy = await practiceStore();
    for (const name of ['keys', 'journal/00000001.seg']) copyFileSync(join(dir, name), join(copy, name));
    await say(dir, '二');
    await say(copy, '贰', '叁');
    mkdirSync(join(copy, 'snapshot'), { recursive: true });
    for (const name of ['views', 'views.prev'])
      copyFileSync(join(dir, 'snapshot', 'views'), join(copy, 'snapshot', name));
    expect(must(await verifyStore({ dir: copy, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      snapshot: 'unusable',
      firstBreak: null,
    });
    expect(await reopened(copy)).toMatchObject({
      said: ['一', '贰', '叁'],
      opened: { rebuilt: true, damage: null },
    });
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

  it('is written every 512 entries without waiting for closing', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (let number = 1; number <= 511; number += 1) must(store.append(draft(String(number))));
    await setImmediate();
    expect(existsSync(join(dir, 'snapshot/views'))).toBe(false);
    must(store.append(draft('512')));
    await setImmediate();
    expect(existsSync(join(dir, 'snapshot/views'))).toBe(true);
    must(store.append(draft('513')));
    must(store.close());
    expect(await reopened(dir)).toMatchObject({ folded: 0 });
  });
});
