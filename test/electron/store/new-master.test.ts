/** A store brought here from format 1 gets a new master key once each of its people has signed in again. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { keptStore, LATER, openDesk } from './format-kit';
import { must, mustFail } from './store-kit';

const PEOPLE: readonly (readonly [account: AccountId, passphrase: string])[] = [
  ['admin' as AccountId, 'correct horse battery'],
  ['boss' as AccountId, 'another long phrase'],
  ['clerk' as AccountId, '塔里木河畔的一棵胡杨树'],
];
const by = (at: number) => {
  const [account, passphrase] = PEOPLE[at] ?? [];
  return { kind: 'passphrase', account: account as AccountId, passphrase: passphrase ?? '' } as const;
};
const ACCOUNTS = PEOPLE.map(([account]) => account);

describe('a new master key', () => {
  it('is not begun for a store that is closed while its index is made', async () => {
    const { dir } = keptStore('format-1-real');
    const store = must(await openDesk(dir, by(0)));
    const pending = store.prepareNewMaster({});
    must(store.close());
    expect(mustFail(await pending).code).toBe('CANCELLED');
    expect(existsSync(`${dir}.new-master`)).toBe(false);
  });
});

describe('a new master key for a store of format 1', () => {
  it('waits for everybody to sign in; then it opens for each, with its index, and for nobody left out', async () => {
    const { dir } = keptStore('format-1-real');
    for (const [at, waiting] of [2, 1, 0].entries()) {
      const store = must(await openDesk(dir, by(at)));
      expect(ACCOUNTS.filter((account) => store.hasCarriedSlot(account))).toHaveLength(waiting);
      must(store.close());
    }
    const store = must(await openDesk(dir, by(0)));
    const { count } = store;
    const { id } = store.tip;
    const made = must(await store.prepareNewMaster({}));
    const kept = ACCOUNTS.slice(0, 2);
    const adopted = must(await store.adoptNewMaster(made, kept, LATER));
    expect(adopted.store.tip.id).toBe(id);
    must(adopted.store.close());
    for (const at of [0, 1]) {
      const opened = must(await openDesk(dir, by(at)));
      expect([opened.count, opened.opened.rebuilt, opened.opened.damage]).toEqual([count, false, null]);
      expect(opened.security.damage).toBeNull();
      must(opened.close());
    }
    expect(mustFail(await openDesk(dir, by(2))).code).toBe('WRONG_PASSPHRASE');
  });

  it('is no way to lose the way in of somebody who has not: it is never made for a carried slot', async () => {
    const { dir } = keptStore('format-1-real');
    const store = must(await openDesk(dir, by(0)));
    const made = must(await store.prepareNewMaster({}));
    await expect(store.adoptNewMaster(made, ACCOUNTS, LATER)).rejects.toThrow('format 1');
    must(store.close());
    must(must(await openDesk(dir, by(1))).close());
  });
});
