/** Ways into a store: passphrase, two slips, practice; and how guessing is slowed down and stopped. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkSlips,
  heldTags,
  openStore,
  releaseSignIn,
  SLIPS_TAG,
  type Store,
  slipsOf,
  type Unlock,
} from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { ONE_CHAIN } from '#shared/journal/fold';
import {
  at,
  BY_PASSPHRASE,
  BY_PRACTICE,
  CLERK,
  draft,
  must,
  mustFail,
  open,
  PASSPHRASE,
  realStore,
  type SaidTables,
  type Sayings,
  temporaryFolder,
  WEAK_KDF,
} from './store-kit';

const OTHER = 'li.na' as AccountId;
const by = (account: AccountId, passphrase: string): Unlock => ({ kind: 'passphrase', account, passphrase });
const WRONG = by(CLERK, '错误口令');
const bySlips = (...slips: readonly string[]): Unlock => ({ kind: 'slips', slips });

async function opens(dir: string, unlock: Unlock, now?: Instant): Promise<string> {
  const opened = await open(dir, unlock, now ? { now } : {});
  if (!opened.ok) return opened.error.code;
  must(opened.value.close());
  return 'open';
}

async function filled(): Promise<{ dir: string; slips: readonly string[] }> {
  const made = await realStore();
  const store = must(await open(made.dir, BY_PASSPHRASE));
  must(store.append(draft('一')));
  must(store.close());
  return made;
}

describe('ways in', () => {
  it('are the passphrase, any two slips however they are typed, and nothing else', async () => {
    const { dir, slips } = await filled();
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
    for (const two of [
      [0, 1],
      [2, 0],
      [1, 2],
    ])
      expect(
        await opens(
          dir,
          bySlips(...two.map((index) => (slips[index] ?? '').toLowerCase().replaceAll('-', ' '))),
        ),
      ).toBe('open');
    expect(await opens(dir, WRONG)).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, by(CLERK, ''))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, by(OTHER, PASSPHRASE))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, BY_PRACTICE)).toBe('NOT_PRACTICE');
  });

  it('tell a slip of the pen, one slip twice, one slip alone, another store and a former issue apart', async () => {
    const { dir, slips } = await filled();
    const [one = '', two = '', three = ''] = slips;
    const problem = async (...typed: readonly string[]) => {
      const fault = mustFail(await open(dir, bySlips(...typed)));
      return fault.code === 'WRONG_SLIPS' ? fault.problem : fault;
    };
    const altered = `${two.slice(0, -1)}${two.endsWith('7') ? '8' : '7'}`;
    expect(await problem(one, altered)).toEqual({ kind: 'typo', slip: 2, typo: { kind: 'checksum' } });
    expect(await problem(one, two.slice(0, -1))).toMatchObject({ kind: 'typo', slip: 2 });
    expect(await problem(three, three.toLowerCase())).toEqual({ kind: 'same', number: 3 });
    expect(await problem(one)).toEqual({ kind: 'too-few' });
    const foreign = (await realStore()).slips;
    expect(await problem(one, foreign[1] ?? '')).toEqual({ kind: 'other-store', slip: 2 });
    expect(await problem(foreign[0] ?? '', foreign[1] ?? '')).toEqual({ kind: 'other-store', slip: 1 });
    const store = must(await open(dir, BY_PASSPHRASE));
    const renewed = await slipsOf(must(store.renewRecoveryKey()).recoveryKey);
    must(store.close());
    expect(await problem(one, two)).toEqual({ kind: 'former-issue', slip: 1 });
    expect(await problem(renewed[0] ?? '', two)).toEqual({ kind: 'former-issue', slip: 2 });
    expect(await opens(dir, bySlips(...renewed.slice(1)))).toBe('open');
  });

  it('open a copy of the folder at another place: nothing depends on the machine or its keyring', async () => {
    const { dir, slips } = await filled();
    const copy = join(temporaryFolder(), 'restored');
    cpSync(dir, copy, { recursive: true });
    rmSync(dir, { recursive: true });
    expect(await opens(copy, BY_PASSPHRASE)).toBe('open');
    expect(await opens(copy, bySlips(...slips.slice(0, 2)))).toBe('open');
  });

  it('of people come, change and go; a former way in opens neither generation of the keys', async () => {
    const { dir } = await filled();
    const store = must(await open(dir, BY_PASSPHRASE));
    must(await store.addPerson(OTHER, '新人口令', WEAK_KDF));
    expect(mustFail(await store.addPerson(OTHER, '又一口令', WEAK_KDF)).code).toBe('ACCOUNT_EXISTS');
    expect(mustFail(await store.changePassphrase('nobody' as AccountId, 'x', WEAK_KDF)).code).toBe(
      'ACCOUNT_UNKNOWN',
    );
    must(store.close());
    expect(await opens(dir, by(OTHER, '新人口令'))).toBe('open');
    const again = must(await open(dir, BY_PASSPHRASE));
    must(await again.changePassphrase(OTHER, '改过的口令', WEAK_KDF));
    must(again.close());
    expect(await opens(dir, by(OTHER, '新人口令'))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, by(OTHER, '改过的口令'))).toBe('open');
    const last = must(await open(dir, BY_PASSPHRASE));
    must(last.removePerson(OTHER));
    must(last.removePerson(OTHER));
    must(last.close());
    expect(await opens(dir, by(OTHER, '改过的口令'))).toBe('WRONG_PASSPHRASE');
    rmSync(join(dir, 'keys'));
    expect(await opens(dir, by(OTHER, '改过的口令'))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
  });

  it('by slips can be renewed; the former slips open neither generation of the keys', async () => {
    const { dir, slips } = await filled();
    const store = must(await open(dir, bySlips(...slips.slice(0, 2))));
    const renewed = await slipsOf(must(store.renewRecoveryKey()).recoveryKey);
    must(store.close());
    expect(await opens(dir, bySlips(...slips.slice(0, 2)))).toBe('WRONG_SLIPS');
    expect(await opens(dir, bySlips(...renewed.slice(0, 2)))).toBe('open');
    rmSync(join(dir, 'keys'));
    expect(await opens(dir, bySlips(...slips.slice(0, 2)))).toBe('WRONG_SLIPS');
    expect(await opens(dir, bySlips(...renewed.slice(0, 2)))).toBe('open');
  });

  it('can be proved by slips without opening the store, also while it is open', async () => {
    const { dir, slips } = await filled();
    const store = must(await open(dir, BY_PASSPHRASE));
    must(await checkSlips(dir, slips.slice(1), at(0)));
    expect(mustFail(await checkSlips(dir, slips.slice(2), at(0))).code).toBe('WRONG_SLIPS');
    must(store.append(draft('二')));
    must(store.close());
  });

  it('are never lost to one damaged byte: the previous generation serves and is told', async () => {
    const { dir } = await filled();
    const sound = readFileSync(join(dir, 'keys'));
    for (let place = 0; place < sound.length; place += 97) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 2, place);
      writeFileSync(join(dir, 'keys'), flipped);
      writeFileSync(join(dir, 'keys.prev'), sound);
      const store = must(await open(dir, BY_PASSPHRASE));
      expect(store.opened.keysFromPrevious).toBe(true);
      must(store.close());
      const again = must(await open(dir, BY_PASSPHRASE));
      expect(again.opened.keysFromPrevious).toBe(false);
      must(again.close());
    }
    for (const name of ['keys', 'keys.prev']) writeFileSync(join(dir, name), sound.subarray(0, 100));
    expect(await opens(dir, BY_PASSPHRASE)).toBe('KEYS_DAMAGED');
  });
});

describe('wrong passphrases', () => {
  async function fail(dir: string, times: number, seconds = 0, unlock = WRONG): Promise<void> {
    for (let time = 0; time < times; time += 1)
      expect(await opens(dir, unlock, at(seconds))).toBe('WRONG_PASSPHRASE');
  }
  const delay = async (dir: string, seconds: number, unlock: Unlock = BY_PASSPHRASE): Promise<number> => {
    const opened = await open(dir, unlock, { now: at(seconds) });
    if (opened.ok) must(opened.value.close());
    return !opened.ok && opened.error.code === 'SIGN_IN_DELAYED' ? opened.error.seconds : 0;
  };

  it('cost nothing four times, then a minute, doubling, also after a restart', async () => {
    const { dir } = await filled();
    await fail(dir, 5);
    expect(await delay(dir, 0)).toBe(60);
    expect(await delay(dir, 59.5)).toBe(1);
    let now = 60;
    for (const next of [120, 240, 480, 960]) {
      await fail(dir, 1, now);
      expect(await delay(dir, now)).toBe(next);
      now += next;
    }
    expect(await opens(dir, BY_PASSPHRASE, at(now))).toBe('open');
    await fail(dir, 4, now);
    expect(await opens(dir, BY_PASSPHRASE, at(now))).toBe('open');
  });

  it('ten times stop the account, however long one waits, until it is released', async () => {
    const { dir, slips } = await filled();
    let now = 0;
    for (let time = 0; time < 10; time += 1, now += 1800) await fail(dir, 1, now);
    const year = 365 * 86_400;
    expect(await opens(dir, BY_PASSPHRASE, at(now + year))).toBe('SIGN_IN_HELD');
    expect(await opens(dir, WRONG, at(now + year))).toBe('SIGN_IN_HELD');
    const store = must(await open(dir, bySlips(...slips.slice(0, 2)), { now: at(now) }));
    const tag = store.tagOf(CLERK);
    must(store.close());
    expect(must(heldTags(dir))).toEqual([tag]);
    must(releaseSignIn(dir, tag));
    expect(must(heldTags(dir))).toEqual([]);
    expect(await opens(dir, BY_PASSPHRASE, at(now))).toBe('open');
  });

  it('for names nobody has are slowed down to half an hour and never stopped: nobody could release them', async () => {
    const { dir } = await filled();
    const nobody = by('nobody' as AccountId, 'x');
    let now = 0;
    for (let time = 0; time < 14; time += 1, now += 1800) await fail(dir, 1, now, nobody);
    expect(await delay(dir, now - 1800, nobody)).toBe(1800);
    expect(must(heldTags(dir))).toEqual([]);
  });

  it('and slips that do not belong here are noted for the journal, slips of the pen are not', async () => {
    const { dir, slips } = await filled();
    const foreign = (await realStore()).slips;
    await opens(dir, bySlips(...foreign.slice(0, 2)), at(4));
    await opens(dir, bySlips(slips[0] ?? '', 'no slip at all'), at(5));
    const store = must(await open(dir, BY_PASSPHRASE));
    expect(store.failedSignIns()).toEqual([{ tag: SLIPS_TAG, at: [at(4)] }]);
    must(store.close());
  });

  it('of one person do not delay another, and names nobody has share one count', async () => {
    const { dir } = await filled();
    for (let number = 0; number < 5; number += 1)
      await fail(dir, 1, 0, by(`nobody.${number}` as AccountId, 'x'));
    expect(await delay(dir, 0, by('nobody.9' as AccountId, 'x'))).toBe(60);
    expect(await delay(dir, 0)).toBe(0);
  });

  it('are not forgiven by a clock set back, which does not lock for ever either', async () => {
    const { dir } = await filled();
    await fail(dir, 5);
    const year = 365 * 86_400;
    expect(await delay(dir, -year)).toBe(60);
    expect(await delay(dir, -year + 59)).toBe(1);
    expect(await opens(dir, BY_PASSPHRASE, at(-year + 60))).toBe('open');
  });

  it('are kept until the application has them in the journal', async () => {
    const { dir } = await filled();
    await fail(dir, 2, 1);
    await fail(dir, 1, 2, by(OTHER, 'x'));
    const store: Store<Sayings, SaidTables> = must(await open(dir, BY_PASSPHRASE, { now: at(3) }));
    expect(store.failedSignIns()).toEqual([
      { tag: store.tagOf(CLERK), at: [at(1), at(1)] },
      { tag: 'unknown', at: [at(2)] },
    ]);
    expect(store.failedSignIns()).toHaveLength(2);
    must(store.forgetFailedSignIns());
    expect(store.failedSignIns()).toEqual([]);
    must(store.close());
  });

  it('at an open desk are slowed down just the same, also when many come at once', async () => {
    const { dir } = await filled();
    const store = must(await open(dir, BY_PASSPHRASE));
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => store.checkPassphrase(CLERK, '错误口令', at(0))),
    );
    expect(tries.map((one) => !one.ok && one.error.code)).toEqual([
      ...Array<string>(5).fill('WRONG_PASSPHRASE'),
      ...Array<string>(3).fill('SIGN_IN_DELAYED'),
    ]);
    expect(mustFail(await store.checkPassphrase(CLERK, PASSPHRASE, at(59))).code).toBe('SIGN_IN_DELAYED');
    must(await store.checkPassphrase(CLERK, PASSPHRASE, at(60)));
    must(store.close());
  });

  it('leave no lock behind and do not harm the store', async () => {
    const { dir } = await filled();
    await fail(dir, 1);
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
    writeFileSync(join(dir, 'attempts'), '{"format":');
    rmSync(join(dir, 'attempts.prev'), { force: true });
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
  });

  it('are told apart from a bug: an unknown fold error is thrown, not hidden', async () => {
    const { dir } = await filled();
    const fold = {
      ...ONE_CHAIN,
      version: 9,
      tables: {},
      create: () => null,
      applyToDocuments: () => undefined,
      applyToDesk: () => {
        throw new Error('bug in the fold');
      },
      toJson: () => null,
      fromJson: () => null,
    };
    await expect(openStore({ dir, unlock: BY_PASSPHRASE, fold, now: at(0) })).rejects.toThrow(
      'bug in the fold',
    );
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
  });
});
