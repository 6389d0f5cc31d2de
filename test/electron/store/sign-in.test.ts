/** Ways into a store: passphrase, recovery key, practice; and how guessing is slowed down. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type Store, type Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
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
  practiceStore,
  realStore,
  type SaidTables,
  type Sayings,
  WEAK_KDF,
} from './store-kit';

const OTHER = 'li.na' as AccountId;
const by = (account: AccountId, passphrase: string): Unlock => ({ kind: 'passphrase', account, passphrase });
const WRONG = by(CLERK, '错误口令');

async function opens(dir: string, unlock: Unlock, now?: Instant): Promise<string> {
  const opened = await open(dir, unlock, now ? { now } : {});
  if (!opened.ok) return opened.error.code;
  must(opened.value.close());
  return 'open';
}

async function filled(): Promise<{ dir: string; recoveryKey: string }> {
  const made = await realStore();
  const store = must(await open(made.dir, BY_PASSPHRASE));
  must(store.append(draft('一')));
  must(store.close());
  return made;
}

describe('ways in', () => {
  it('are the passphrase, the recovery key however it is typed, and nothing else', async () => {
    const { dir, recoveryKey } = await filled();
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
    expect(
      await opens(dir, { kind: 'recovery', recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') }),
    ).toBe('open');
    expect(await opens(dir, WRONG)).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, by(CLERK, ''))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, by(OTHER, PASSPHRASE))).toBe('WRONG_PASSPHRASE');
    expect(await opens(dir, BY_PRACTICE)).toBe('NOT_PRACTICE');
    const foreign = (await realStore()).recoveryKey;
    expect(mustFail(await open(dir, { kind: 'recovery', recoveryKey: foreign }))).toEqual({
      code: 'WRONG_RECOVERY_KEY',
      typo: null,
    });
    const slip = `${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('7') ? '8' : '7'}`;
    expect(mustFail(await open(dir, { kind: 'recovery', recoveryKey: slip }))).toEqual({
      code: 'WRONG_RECOVERY_KEY',
      typo: { kind: 'checksum' },
    });
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

  it('by recovery key can be renewed; the former key opens nothing', async () => {
    const { dir, recoveryKey } = await filled();
    const store = must(await open(dir, { kind: 'recovery', recoveryKey }));
    const renewed = must(store.renewRecoveryKey()).recoveryKey;
    must(store.close());
    expect(await opens(dir, { kind: 'recovery', recoveryKey })).toBe('WRONG_RECOVERY_KEY');
    expect(await opens(dir, { kind: 'recovery', recoveryKey: renewed })).toBe('open');
  });

  it('stay closed to whoever rewrites the keys without knowing the master key', async () => {
    const { dir } = await filled();
    const practice = await practiceStore();
    const [own, foreign] = [dir, practice].map((one) =>
      JSON.parse(readFileSync(join(one, 'keys'), 'utf8').split('\n')[1] ?? ''),
    );
    const { createHash } = await import('node:crypto');
    const plant = (document: object): void => {
      const body = JSON.stringify(document);
      const text = `${createHash('sha256').update(body).digest('hex')}\n${body}\n`;
      for (const name of ['keys', 'keys.prev']) writeFileSync(join(dir, name), text);
    };
    plant({ ...own, practice: true, practiceKey: foreign.practiceKey });
    expect(await opens(dir, BY_PRACTICE)).toBe('NOT_PRACTICE');
    expect(await opens(dir, BY_PASSPHRASE)).toBe('KEYS_DAMAGED');
    plant({ ...own, station: foreign.station });
    expect(await opens(dir, BY_PASSPHRASE)).toBe('KEYS_DAMAGED');
    plant({ ...own, initialised: false });
    expect(await opens(dir, BY_PASSPHRASE)).toBe('KEYS_DAMAGED');
    for (const newer of [{ format: 2 }, { suite: 2 }]) {
      plant({ ...own, ...newer });
      expect(await opens(dir, BY_PASSPHRASE)).toBe('NEWER_FORMAT');
    }
    plant(own);
    expect(await opens(dir, BY_PASSPHRASE)).toBe('open');
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

  it('cost nothing four times, then 30 seconds doubling to 15 minutes, also after a restart', async () => {
    const { dir } = await filled();
    await fail(dir, 5);
    expect(await delay(dir, 0)).toBe(30);
    expect(await delay(dir, 29.5)).toBe(1);
    let now = 30;
    for (const next of [60, 120, 240, 480, 900, 900]) {
      await fail(dir, 1, now);
      expect(await delay(dir, now)).toBe(next);
      now += next;
    }
    expect(await opens(dir, BY_PASSPHRASE, at(now))).toBe('open');
    await fail(dir, 4, now);
    expect(await opens(dir, BY_PASSPHRASE, at(now))).toBe('open');
  });

  it('of one person do not delay another, and names nobody has share one count', async () => {
    const { dir } = await filled();
    for (let number = 0; number < 5; number += 1)
      await fail(dir, 1, 0, by(`nobody.${number}` as AccountId, 'x'));
    expect(await delay(dir, 0, by('nobody.9' as AccountId, 'x'))).toBe(30);
    expect(await delay(dir, 0)).toBe(0);
  });

  it('are not forgiven by a clock set back, which does not lock for ever either', async () => {
    const { dir } = await filled();
    await fail(dir, 5);
    const year = 365 * 86_400;
    expect(await delay(dir, -year)).toBe(30);
    expect(await delay(dir, -year + 29)).toBe(1);
    expect(await opens(dir, BY_PASSPHRASE, at(-year + 30))).toBe('open');
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
    expect(mustFail(await store.checkPassphrase(CLERK, PASSPHRASE, at(29))).code).toBe('SIGN_IN_DELAYED');
    must(await store.checkPassphrase(CLERK, PASSPHRASE, at(30)));
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
