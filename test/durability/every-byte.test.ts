/**
 * Every byte of a small store is flipped, file by file: what is then read is right, or the store says that something
 * is wrong. Nothing is ever shown that differs and is not told. In the usual run every header and tag byte and some
 * between stand for all, of sealed caches one of each sixteen; `DURABILITY_FLIPS=all` flips every single one.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, openSet, openStore, thrownFault } from '#electron/store/store';
import type { CommandId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { entryText } from '#shared/journal/entry';
import {
  allFiles,
  BY_PASSPHRASE,
  CLERK,
  draft,
  must,
  NOW,
  PASSPHRASE,
  placesToFlip,
  WEAK_KDF,
} from '../electron/store/store-kit';
import { quickScratch } from './harness/quick-scratch';

const SAID = ['一', '二'.repeat(60), '三'];
const CONTENT = Buffer.from('附件的内容，不长。'.repeat(8));
const isThorough = process.env.DURABILITY_FLIPS === 'all';

/** Means nothing, whatever stands in it: zeros to be given up, and counts of wrong tries, which need no key. */
const MEANS_NOTHING = new Set(['journal/reserve', 'security/journal/reserve']);

let root = '';
let vault = '';
let anchors = '';
let stick = '';
/** All files as they are when all is well. */
let sound: ReadonlyMap<string, Buffer> = new Map();

beforeAll(async () => {
  root = quickScratch('every-byte-');
  [vault, anchors, stick] = [join(root, 'vault'), join(root, 'anchors'), join(root, 'stick')];
  mkdirSync(stick);
  const people = [{ account: CLERK, passphrase: PASSPHRASE }];
  must(await createStore({ dir: vault, practice: false, createdAt: NOW, people, kdf: WEAK_KDF }));
  for (const said of SAID) {
    const store = await opened();
    const hash = must(store.putBlob(CONTENT));
    must(store.append(draft(said, [{ hash, bytes: CONTENT.length, name: '附件.pdf' }])));
    must(
      store.security.append({
        actor: CLERK,
        role: 'SUPERVISOR',
        procedure: 'session.signIn',
        commandId: '00112233445566778899aabbccddeeff' as CommandId,
        rulePack: 'xj-2025',
        claimedAt: NOW,
        clockDoubt: false,
        events: [{ type: 'signedIn', account: CLERK }],
      }),
    );
    if (said === SAID[1]) {
      must(store.seal(NOW));
      must(store.security.seal(NOW));
      must(await store.snapshot());
      must(await store.security.snapshot());
      must(await store.backUp({ target: stick, now: NOW }));
    }
    must(store.close());
  }
  sound = new Map(allFiles(root).map((name) => [name, readFileSync(join(root, name))]));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const openAt = (readOnly: boolean) =>
  openStore({
    dir: vault,
    unlock: BY_PASSPHRASE,
    fold: DESK_FOLD,
    now: NOW,
    readOnly,
    ...(readOnly ? {} : { anchors }),
  });

async function opened() {
  return must(await openAt(false));
}

/** Puts everything back as it was. */
function mend(): void {
  for (const name of allFiles(root)) if (!sound.has(name)) rmSync(join(root, name));
  for (const [name, bytes] of sound) {
    const path = join(root, name);
    if (!readFileSync(path, { flag: 'a+' }).equals(bytes)) writeFileSync(path, bytes);
  }
}

/** What a person is shown, and whether the store says that something is wrong. */
interface Seen {
  readonly told: string | null;
  readonly shown: string | null;
}

async function look(readOnly: boolean): Promise<Seen> {
  const open = await openAt(readOnly);
  if (!open.ok) return { told: open.error.code, shown: null };
  const { value: store } = open;
  try {
    const { damage, elsewhere, keysFromPrevious, rebuilt } = store.opened;
    const told = damage ?? store.security.damage;
    const lines = [...store.entries()].map(({ entry }) => entryText(entry));
    const hashes = [...store.entries()].flatMap(({ entry }) => entry.attachments.map(({ hash }) => hash));
    const blobs = hashes.map((hash) => store.getBlob(hash));
    const lost = blobs.find((blob) => !blob.ok);
    const signs = [...store.security.entries()].map(({ entry }) => entryText(entry));
    const views = [
      store.views.latest,
      store.count,
      store.security.count,
      store.security.views.lastSignIn.get(CLERK),
    ];
    return {
      told:
        told?.reason ??
        (lost && !lost.ok ? lost.error.code : null) ??
        (elsewhere ? 'elsewhere' : keysFromPrevious ? 'keys' : rebuilt ? 'rebuilt' : null),
      shown: JSON.stringify([
        lines,
        blobs.map((blob) => blob.ok && Buffer.from(blob.value).toString('hex')),
        signs,
        views,
      ]),
    };
  } catch (error) {
    const fault = thrownFault(error);
    if (fault === null) throw error;
    return { told: fault.code, shown: null };
  } finally {
    store.close();
  }
}

/** Flips every place of a file and looks; answers how often it was told and how often nothing was changed by it. */
async function everyFlip(
  name: string,
  places: readonly number[],
  readOnly: boolean,
  without: readonly string[] = [],
): Promise<{ readonly told: number; readonly harmless: number }> {
  const right = (await look(true)).shown;
  expect(right).not.toBeNull();
  const bytes = sound.get(name) ?? Buffer.alloc(0);
  const path = join(root, name);
  let [told, harmless] = [0, 0];
  for (const place of places) {
    for (const other of without) rmSync(join(root, other), { force: true });
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
    writeFileSync(path, flipped);
    const seen = await look(readOnly);
    if (seen.told !== null) told += 1;
    else {
      expect(seen.shown, `${name}, byte ${place}`).toBe(right);
      harmless += 1;
    }
    // What is shown beside a told wrong is right as far as it goes, or the word would be no help.
    if (seen.told === 'keys' || seen.told === 'rebuilt' || seen.told === 'elsewhere')
      expect(seen.shown, `${name}, byte ${place}: ${seen.told}`).toBe(right);
    if (readOnly && without.length === 0) writeFileSync(path, bytes);
    else mend();
  }
  mend();
  return { told, harmless };
}

/** Bytes of a file that is no cache. */
function truth(name: string): readonly number[] {
  const length = sound.get(name)?.length ?? 0;
  const every = Array.from({ length }, (_, place) => place);
  return isThorough ? every : every.filter((place) => place < 32 || place >= length - 32 || place % 11 === 0);
}
const cache = (name: string): readonly number[] =>
  isThorough ? truth(name) : placesToFlip(sound.get(name)?.length ?? 0);

const matching = (pattern: RegExp): readonly string[] =>
  [...sound.keys()].filter((name) => pattern.test(name));

describe('every flipped byte', () => {
  it('of both journals is told, wherever it is', async () => {
    const names = matching(/^vault\/(security\/)?journal\/\d+\.seg$/);
    expect(names.length).toBeGreaterThanOrEqual(6);
    // Without its index, so that nothing is taken for read that was not.
    for (const [part, index] of [
      [/^vault\/journal/, /^vault\/snapshot/],
      [/^vault\/security/, /^vault\/security\/snapshot/],
    ] as const)
      for (const name of names.filter((one) => part.test(one))) {
        const found = await everyFlip(name, truth(name), true, matching(index));
        expect(found, name).toEqual({ told: truth(name).length, harmless: 0 });
      }
  }, 600_000);

  it('of the keys is told, and so is one of the generation before when it must serve', async () => {
    const found = await everyFlip('vault/keys', truth('vault/keys'), true);
    expect(found.harmless).toBe(0);
    const before = await everyFlip('vault/keys.prev', truth('vault/keys.prev'), true, ['vault/keys']);
    expect(before.harmless).toBe(0);
  }, 300_000);

  it('of an attachment is told', async () => {
    const [name = ''] = matching(/^vault\/blobs\//);
    expect(await everyFlip(name, truth(name), true)).toMatchObject({ harmless: 0 });
  }, 120_000);

  it.each([
    ['the index', /^vault\/(security\/)?snapshot\/views$/],
    ['a pack', /^vault\/(security\/)?tables\//],
    ['the settings of backups', /^vault\/backup-settings/],
    ['the counts of wrong passphrases', /^vault\/attempts/],
  ])(
    'of %s changes nothing of what is shown, or is told',
    async (_what, pattern) => {
      for (const name of matching(pattern)) {
        const places = cache(name);
        const { told, harmless } = await everyFlip(name, places, true);
        expect(told + harmless, name).toBe(places.length);
      }
    },
    600_000,
  );

  it('of the anchor never makes an old copy pass: the one before it serves, or the store is a stranger', async () => {
    const names = matching(/^anchors\/.*\.anchor$/);
    expect(names).toHaveLength(1);
    for (const name of names) {
      const { told, harmless } = await everyFlip(name, cache(name), false);
      expect(told + harmless).toBe(cache(name).length);
      const alone = await everyFlip(name, cache(name), false, [`${name}.prev`]);
      expect(alone.harmless).toBe(0);
    }
  }, 300_000);

  it('of the list of a backup is told: it is not listed, or does not restore', async () => {
    const [name = ''] = matching(/\.list$/);
    const bytes = sound.get(name) ?? Buffer.alloc(0);
    const place = join(root, 'restored', 'vault');
    mkdirSync(join(place, '..'), { recursive: true });
    let restored = 0;
    for (const at of placesToFlip(bytes.length)) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
      writeFileSync(join(root, name), flipped);
      const set = await openSet(stick, place, BY_PASSPHRASE, NOW);
      if (!set.ok) continue;
      if (set.value.backups.length > 0 && restored < 40) {
        restored += 1;
        const done = await set.value.restore({ number: 1, vault: place, anchors: undefined, now: NOW });
        expect(done.ok && done.value.clean, `byte ${at}`).toBe(false);
      }
      set.value.close();
    }
    expect(restored).toBeGreaterThan(3);
    mend();
  }, 300_000);

  it('was of every file there is', () => {
    const looked =
      /^(vault\/(keys|keys\.prev|attempts.*|backup-settings.*|blobs\/.*|(security\/)?(journal\/\d+\.seg|snapshot\/.*|tables\/.*))|anchors\/.*|stick\/.*)$/;
    const others = [...sound.keys()].filter(
      (name) => !looked.test(name) && !MEANS_NOTHING.has(name.replace(/^vault\//, '')),
    );
    expect(others).toEqual([]);
  });
});
