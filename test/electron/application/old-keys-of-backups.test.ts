/**
 * Keys taken out of a backup of before a renewal of the master key: with the passphrases and slips of then they open
 * that backup, and nothing of the store or of a backup made since.
 */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSet, openStore, type Unlock } from '#electron/store/store';
import type { AccountId, BlobHash } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { copy, filesUnder, Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const LEAVER = { account: 'leaver', name: '马强', passphrase: 'the passphrase of who leaves' };
const byLeaver: Unlock = { kind: 'passphrase', ...LEAVER, account: LEAVER.account as AccountId };
const FILE = { title: '承诺书', fileName: '承诺书.pdf', type: '03', field: 'commitmentFile' };

/** The newest `keys` among the copies of a set: every copy is named by its hash alone. */
function keysIn(folder: string): string {
  const keys = [...filesUnder(folder).keys()].filter((name) =>
    /^[0-9a-f]{64}\n\{"createdAt"/.test(readFileSync(join(folder, name), 'latin1').slice(0, 80)),
  );
  expect(keys).toHaveLength(1);
  return join(folder, keys[0] ?? '');
}

/** An office with an attachment; a stick somebody kept from before the renewal, and one of after it. */
async function renewed() {
  const machine = new Machine();
  const slips = await machine.office();
  await machine.signIn('admin', 'security', 'clerk');
  const press = () => ({ commandId: commandId() });
  await machine.must('admin', 'accounts.add', { ...press(), ...LEAVER });
  const caseId = await machine.begin();
  const { version } = await machine.must('clerk', 'cases.get', { caseId });
  const content = Buffer.from('%PDF-1.7 here').toString('base64');
  await machine.must('clerk', 'cases.attach', { ...press(), caseId, version, ...FILE, content });
  const [attachment] = (await machine.must('clerk', 'cases.get', { caseId })).attachments;
  const medium = stick();
  await machine.use(medium);
  await machine.backUp(true);
  const old = join(scratch(), 'kept');
  copy(medium, old);
  await machine.must('admin', 'accounts.remove', { ...press(), account: LEAVER.account, reason: '调离' });
  await machine.must('security', 'desk.renewMaster', press());
  const since = stick();
  await machine.use(since);
  await machine.backUp(true);
  await machine.leave();
  return { machine, slips: slips.slice(0, 2), old, since, hash: (attachment?.hash ?? '') as BlobHash };
}

describe('keys out of a backup of before a renewal', () => {
  it('open that backup, and no record and no attachment of the present store, by no way of then', async () => {
    const { machine, slips, old, hash } = await renewed();
    const { vault, now } = machine;
    const ways: readonly Unlock[] = [byLeaver, { kind: 'slips', slips }];
    for (const unlock of ways) {
      const set = await openSet(old, join(scratch(), 'vault'), unlock, now);
      expect(set.ok).toBe(true);
      if (set.ok) set.value.close();
    }
    const taken = scratch();
    copy(vault, taken);
    for (const name of ['keys', 'keys.prev']) copyFileSync(keysIn(old), join(taken, name));
    for (const unlock of ways) {
      const opened = await openStore({ dir: taken, unlock, fold: DESK_FOLD, now, readOnly: true });
      if (!opened.ok) throw new Error(`the keys of then: ${opened.error.code}`);
      const { value: store } = opened;
      expect(store.opened.damage).toMatchObject({ file: 'journal/00000001.seg', reason: 'header-altered' });
      expect(store.security.damage).not.toBeNull();
      expect([store.count, [...store.entries()], [...store.security.entries()]]).toEqual([0, [], []]);
      expect(store.getBlob(hash)).toMatchObject({ ok: false, error: { code: 'BLOB_MISSING' } });
      store.close();
    }
  });

  it('laid into the store let nobody in; with its own keys back it is whole', async () => {
    const { machine, slips, old } = await renewed();
    const own = scratch();
    const names = readdirSync(machine.vault).filter((name) => name.startsWith('keys'));
    for (const name of names) copyFileSync(join(machine.vault, name), join(own, name));
    for (const name of ['keys', 'keys.prev']) copyFileSync(keysIn(old), join(machine.vault, name));
    const { account, passphrase } = LEAVER;
    expect(await machine.call('x', 'session.signIn', { account, passphrase })).toMatchObject({ ok: false });
    for (const who of ['clerk', 'admin', 'security']) await expect(machine.signIn(who)).rejects.toThrow();
    const reset = { account: 'clerk', passphrase: 'a passphrase of somebody else', slips };
    expect(
      await machine.call('x', 'desk.resetPassphrase', { commandId: commandId(), ...reset }),
    ).toMatchObject({
      ok: false,
    });
    await machine.restart();
    for (const name of names) copyFileSync(join(own, name), join(machine.vault, name));
    await machine.signIn('clerk', 'admin');
    await machine.begin();
    expect((await machine.must('admin', 'desk.state', {})).warnings.map(({ code }) => code)).not.toContain(
      'OLD_COPY',
    );
  });

  it('do not open a backup made since: neither the passphrase of who left nor the slips of then', async () => {
    const { machine, slips, since } = await renewed();
    const place = () => join(scratch(), 'vault');
    const byPassphrase = await openSet(since, place(), byLeaver, machine.now);
    expect(byPassphrase).toMatchObject({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
    const bySlips = await openSet(since, place(), { kind: 'slips', slips }, machine.now);
    expect(bySlips).toMatchObject({ ok: false, error: { code: 'WRONG_SLIPS' } });
  });
});
