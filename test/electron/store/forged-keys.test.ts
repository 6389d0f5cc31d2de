/** Whoever can rewrite the file `keys` but does not know the master key gets in nowhere, and it is told. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { stretchPassphrase } from '#electron/crypto/passphrase';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { faultMessage, type Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import {
  BY_PASSPHRASE,
  BY_PRACTICE,
  draft,
  must,
  mustFail,
  open,
  PASSPHRASE,
  practiceStore,
  realStore,
  WEAK_KDF,
} from './store-kit';

const OTHER = 'li.na' as AccountId;
const OTHER_PASSPHRASE = '李娜自己的口令';
const by = (account: AccountId, passphrase: string): Unlock => ({ kind: 'passphrase', account, passphrase });
const BY_OTHER = by(OTHER, OTHER_PASSPHRASE);

interface Slot {
  readonly tag: string;
  readonly kdf: object;
  readonly salt: string;
  readonly wrapped: string;
}
interface Keys {
  readonly store: string;
  readonly salt: string;
  readonly slots: readonly [Slot, Slot];
  readonly practiceKey: object | null;
  readonly station: object;
}

const keysOf = (dir: string): Keys =>
  JSON.parse(readFileSync(join(dir, 'keys'), 'utf8').split('\n')[1] ?? '') as Keys;

/** Writes a document over both generations, with a checksum that is right: only its MAC cannot be. */
function plant(dir: string, document: object): void {
  const body = canonicalJson(document as Parameters<typeof canonicalJson>[0]);
  const text = `${createHash('sha256').update(body).digest('hex')}\n${body}\n`;
  for (const name of ['keys', 'keys.prev']) writeFileSync(join(dir, name), text);
}

/** What a try gives: `open`, or the code with its words. */
async function tried(dir: string, unlock: Unlock): Promise<string> {
  const opened = await open(dir, unlock);
  if (!opened.ok) return `${opened.error.code} ${faultMessage(opened.error).message}`;
  must(opened.value.close());
  return 'open';
}

const DAMAGED = 'KEYS_DAMAGED 密钥文件 keys 损坏，无法打开数据。其余文件未改动。';
const WRONG = 'WRONG_PASSPHRASE 账号或口令不正确。';
const NEWER = 'NEWER_FORMAT 文件 keys 由更新版本的登记工作台写成，未打开，未改动。';

/** Two real stores of the same two people, so that slots can be carried about. */
async function officeOfTwo(): Promise<string> {
  const { dir } = await realStore();
  const store = must(await open(dir, BY_PASSPHRASE));
  must(store.append(draft('一')));
  must(await store.addPerson(OTHER, OTHER_PASSPHRASE, WEAK_KDF));
  must(store.close());
  return dir;
}

let dir = '';
let own: Keys;
beforeEach(async () => {
  dir = await officeOfTwo();
  own = keysOf(dir);
});

describe('a file of keys', () => {
  it('with a wrong key for a slot stays closed, and the next right one opens', async () => {
    expect(await tried(dir, by(OTHER, PASSPHRASE))).toBe(WRONG);
    expect(await tried(dir, BY_OTHER)).toBe('open');
  });

  it('of another suite or format is not touched: it is of a newer program', async () => {
    for (const newer of [{ suite: 2 }, { format: 99 }]) {
      plant(dir, { ...own, ...newer });
      expect(await tried(dir, BY_PASSPHRASE)).toBe(NEWER);
    }
  });

  it('with a forged slot, made for a known passphrase round another master key, fails its MAC', async () => {
    const kdf = { ...WEAK_KDF };
    const salt = randomBytes(16);
    const tag = createHash('sha256').update(Buffer.from(own.salt, 'hex')).update('intruder').digest('hex');
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const words = (text: string) => Buffer.from(text, 'utf8');
    const pair = suite.generateReceivingKey();
    const slot = { tag, kdf, salt: hex(salt), publicKey: hex(pair.publicKey) };
    const context = words(canonicalJson({ use: 'rsb/store/slot/2', store: own.store, ...slot }));
    const key = await stretchPassphrase('my own passphrase', salt, kdf);
    const wrapped = hex(suite.wrap(key, pair.privateKey, context));
    const master = words(`rsb/store/slot-master/2 ${own.store} ${tag}`);
    const sealed = hex(suite.sealTo(pair.publicKey, randomBytes(32), master));
    plant(dir, { ...own, slots: [...own.slots, { ...slot, wrapped, sealed }] });
    expect(await tried(dir, by('intruder' as AccountId, 'my own passphrase'))).toBe(DAMAGED);
    expect(await tried(dir, BY_PASSPHRASE)).toBe(DAMAGED);
  });

  it('with the slots of two people swapped lets neither in under the other name', async () => {
    const [one, two] = own.slots;
    plant(dir, {
      ...own,
      slots: [
        { ...two, tag: one.tag },
        { ...one, tag: two.tag },
      ],
    });
    expect(await tried(dir, BY_PASSPHRASE)).toBe(WRONG);
    expect(await tried(dir, by(OTHER, PASSPHRASE))).toBe(WRONG);
    expect(await tried(dir, BY_OTHER)).toBe(WRONG);
  });

  it('with the slot of another store, whose passphrase is known, lets nobody in', async () => {
    const foreign = keysOf(await officeOfTwo());
    plant(dir, { ...own, slots: [{ ...foreign.slots[0], tag: own.slots[0].tag }, own.slots[1]] });
    expect(await tried(dir, BY_PASSPHRASE)).toBe(WRONG);
    expect(await tried(dir, BY_OTHER)).toBe(DAMAGED);
  });

  it('with a slot stretched less than the floor is refused, and that is no wrong passphrase', async () => {
    const weak = { ...own.slots[0], kdf: { memoryKiB: 19_456, iterations: 2, parallelism: 1 } };
    plant(dir, { ...own, slots: [weak, own.slots[1]] });
    for (let time = 0; time < 12; time += 1) expect(await tried(dir, BY_PASSPHRASE)).toBe(DAMAGED);
    plant(dir, own);
    expect(await tried(dir, BY_PASSPHRASE)).toBe('open');
  });

  it('cannot be turned into one of a practice store, nor get another station or be set up anew', async () => {
    const practice = keysOf(await practiceStore());
    plant(dir, { ...own, practice: true, practiceKey: practice.practiceKey });
    expect(mustFail(await open(dir, BY_PRACTICE)).code).toBe('NOT_PRACTICE');
    expect(await tried(dir, BY_PASSPHRASE)).toBe(DAMAGED);
    plant(dir, { ...own, station: practice.station });
    expect(await tried(dir, BY_PASSPHRASE)).toBe(DAMAGED);
    plant(dir, { ...own, initialised: false });
    expect(await tried(dir, BY_PASSPHRASE)).toBe(DAMAGED);
    plant(dir, own);
    expect(await tried(dir, BY_PASSPHRASE)).toBe('open');
  });

  it('from which a person was removed has no way in for that person in either generation', async () => {
    const store = must(await open(dir, BY_PASSPHRASE));
    must(store.removePerson(OTHER));
    must(store.close());
    expect(await tried(dir, BY_OTHER)).toBe(WRONG);
    rmSync(join(dir, 'keys'));
    expect(await tried(dir, BY_OTHER)).toBe(WRONG);
    expect(await tried(dir, BY_PASSPHRASE)).toBe('open');
  });

  it('gives new and changed slots the cost that set-up measured, unless another is asked for', async () => {
    const store = must(await open(dir, BY_PASSPHRASE));
    must(await store.addPerson('new.one' as AccountId, '又一个人的口令'));
    must(await store.changePassphrase(OTHER, '换过的口令也长'));
    must(store.close());
    for (const { kdf } of keysOf(dir).slots) expect(kdf).toEqual(WEAK_KDF);
  });
});
