/** A store of format 1 becomes one of format 2 when somebody opens it: the same entries, and the old store kept. */
import { cpSync, existsSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, storeStatus, verifyStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { keptStore, LATER, openDesk, readAll, unlockOf } from './format-kit';
import { allFiles, draft, flip, must, mustFail } from './store-kit';

const PEOPLE = {
  admin: 'correct horse battery',
  boss: 'another long phrase',
  clerk: '塔里木河畔的一棵胡杨树',
};
const by = (account: keyof typeof PEOPLE) =>
  ({ kind: 'passphrase', account: account as AccountId, passphrase: PEOPLE[account] }) as const;
const beside = (dir: string): readonly string[] => readdirSync(dirname(dir)).sort();

describe('a store of format 1', () => {
  it.each(['format-1-practice', 'format-1-real'])(
    '%s: every entry, id, signature and attachment is carried over',
    async (name) => {
      const { dir, expected } = keptStore(name);
      const before = allFiles(dir);
      expect(must(storeStatus(dir))).toEqual({
        exists: true,
        practice: name.endsWith('practice'),
        initialised: true,
      });
      expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
      const report = must(await verifyStore({ dir, unlock: unlockOf(expected), now: LATER }));
      expect(report).toMatchObject({
        entries: expected.entries,
        firstBreak: null,
        security: { firstBreak: null },
      });
      expect(report.blobs).toMatchObject({ sound: expected.attachments.length, missing: [], damaged: [] });
      expect(beside(dir)).toEqual(['vault', 'vault.format-1']);
      expect(allFiles(`${dir}.format-1`)).toEqual(before);
      // It is a store like any other from then on.
      expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
    },
  );

  it('opens for each of its people, whoever came first, and not for a wrong passphrase', async () => {
    const { dir } = keptStore('format-1-real');
    const wrong = { ...by('clerk'), passphrase: 'something else' };
    expect(mustFail(await openDesk(dir, wrong)).code).toBe('WRONG_PASSPHRASE');
    expect(beside(dir)).toEqual(['vault']);
    for (const account of ['clerk', 'boss', 'admin', 'clerk'] as const)
      must(must(await openDesk(dir, by(account))).close());
    expect(mustFail(await openDesk(dir, wrong)).code).toBe('WRONG_PASSPHRASE');
  });

  it('opens by its single recovery key until slips take the place of it', async () => {
    const { dir, expected } = keptStore('format-1-real');
    const single = { kind: 'slips', slips: [expected.recoveryKey ?? ''] } as const;
    must(must(await openDesk(dir, single)).close());
    const store = must(await openDesk(dir, single));
    must(store.renewRecoveryKey());
    must(store.close());
    expect(mustFail(await openDesk(dir, single)).code).toBe('WRONG_SLIPS');
  });

  it('is neither opened for reading only nor checked nor changed before somebody signs in', async () => {
    const { dir, expected } = keptStore('format-1-real');
    const unlock = unlockOf(expected);
    expect(mustFail(await openDesk(dir, unlock, true))).toEqual({ code: 'OLDER_FORMAT', where: 'keys' });
    expect(mustFail(await verifyStore({ dir, unlock, now: LATER })).code).toBe('OLDER_FORMAT');
    expect(beside(dir)).toEqual(['vault']);
  });

  it('whose journal is damaged, altered or cut stays as it is, and the place is told', async () => {
    const { dir, expected } = keptStore('format-1-real');
    const unlock = unlockOf(expected);
    flip(join(dir, 'journal', '00000003.seg'), 4000);
    expect(mustFail(await openDesk(dir, unlock))).toMatchObject({
      code: 'JOURNAL_DAMAGED',
      damage: { file: 'journal/00000003.seg' },
    });
    flip(join(dir, 'journal', '00000003.seg'), 4000);
    rmSync(join(dir, 'journal', '00000006.seg'));
    expect(mustFail(await openDesk(dir, unlock))).toMatchObject({ code: 'SNAPSHOT_AHEAD' });
    flip(join(dir, 'keys'), 100);
    flip(join(dir, 'keys.prev'), 100);
    expect(mustFail(await openDesk(dir, unlock)).code).toBe('KEYS_DAMAGED');
    expect(existsSync(`${dir}.format-1`)).toBe(false);
  });

  it('leaves out a last write that was never acknowledged', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    rmSync(join(dir, 'snapshot'), { recursive: true });
    truncateSync(join(dir, 'journal', '00000004.seg'), 40_000);
    expect((await readAll(dir, unlockOf(expected))).entries).toBe(expected.entries - 1);
  });
});

describe('a power cut', () => {
  it('while the new store is being made: the old one is whole, and the next opening begins anew', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    const half = `${dir}.format-2`;
    cpSync(dir, half, { recursive: true });
    rmSync(join(half, 'keys'));
    writeFileSync(join(half, 'journal', '00000009.seg'), 'half');
    expect(must(storeStatus(dir)).exists).toBe(true);
    expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
    expect(beside(dir)).toEqual(['vault', 'vault.format-1']);
  });

  it('after the new store was whole, before the first name was changed: it is made anew, never believed', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    const other = keptStore('format-1-practice');
    await readAll(other.dir, unlockOf(expected));
    cpSync(other.dir, `${dir}.format-2`, { recursive: true });
    rmSync(join(`${dir}.format-2`, 'journal', '00000001.seg'));
    expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
  });

  it('between the two names: the next look at the folder ends it, without a key', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    await readAll(dir, unlockOf(expected));
    renameSync(dir, `${dir}.format-2`);
    expect(must(storeStatus(dir))).toMatchObject({ exists: true, initialised: true });
    expect(beside(dir)).toEqual(['vault', 'vault.format-1']);
    expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
  });

  it('says nothing about a folder that is empty for another reason', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    await readAll(dir, unlockOf(expected));
    renameSync(dir, `${dir}.format-2`);
    rmSync(`${dir}.format-1`, { recursive: true });
    expect(must(storeStatus(dir)).exists).toBe(false);
    expect(basename(dir)).toBe('vault');
  });
});

describe('an old store put back in the place of the new one', () => {
  it('is noticed on the machine that knows the new one, which is at home there', async () => {
    const { dir, expected } = keptStore('format-1-real');
    const copy = `${dir}.copy`;
    cpSync(dir, copy, { recursive: true });
    const anchors = join(dirname(dir), 'anchors');
    const opening = { dir, unlock: unlockOf(expected), fold: DESK_FOLD, now: LATER, anchors };
    const store = must(await openStore(opening));
    expect(store.opened).toMatchObject({ damage: null, elsewhere: false });
    expect(store.security.refusal).toBeNull();
    must(store.append(draft('后来的一条')));
    must(store.close());
    rmSync(dir, { recursive: true });
    renameSync(copy, dir);
    const old = must(await openStore(opening));
    expect(old.opened.damage).toMatchObject({ reason: 'older-than-anchor' });
    must(old.close());
  });

  it('is carried over again and takes nobody else’s name', async () => {
    const { dir, expected } = keptStore('format-1-practice');
    const copy = `${dir}.copy`;
    cpSync(dir, copy, { recursive: true });
    await readAll(dir, unlockOf(expected));
    rmSync(dir, { recursive: true });
    renameSync(copy, dir);
    expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
    expect(beside(dir)).toEqual(['vault', 'vault.format-1', 'vault.format-1-2']);
  });
});
