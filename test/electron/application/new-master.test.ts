/** A new master key: the whole store sealed anew beside the running one. Whoever left opens nothing of it any more. */
import { cpSync, mkdirSync, readdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/local-date';
import { copy, type Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';
import { beside, codes, keyLines, office, renew } from './new-master-kit';

const numbers = async (machine: Machine): Promise<number> =>
  (await machine.must('auditor', 'store.verify', {})).entries;

describe('a new master key', () => {
  it('takes the place of the old one while people work, and nobody has to sign in anew', async () => {
    const { machine } = await office();
    const before = await numbers(machine);
    const pending = machine.call('security', 'desk.renewMaster', { commandId: commandId() });
    await machine.begin();
    await machine.begin();
    const renewed = await pending;
    expect(renewed).toMatchObject({ ok: true });
    await machine.begin();
    const checked = await machine.must('auditor', 'store.verify', {});
    // Two cases meanwhile, the act itself, and one case after it.
    expect(checked).toMatchObject({ clean: true, finding: null, entries: before + 4 });
    expect(await codes(machine, 'admin')).not.toContain('STORE_ELSEWHERE');
    await machine.restart();
    await machine.signIn('clerk', 'auditor', 'admin');
    await machine.begin();
    expect(await numbers(machine)).toBe(before + 5);
    expect(await codes(machine, 'admin')).not.toContain('STORE_ELSEWHERE');
    expect(await keyLines(machine)).toEqual(['更换恢复单 done', '更换主密钥 done']);
  });

  it('comes with new slips that are to be confirmed; the old ones open nothing', async () => {
    const { machine, slips } = await office();
    const renewed = await renew(machine);
    expect(renewed.slips).toHaveLength(3);
    expect(await codes(machine, 'admin')).toContain('SLIPS');
    const typed = (from: readonly string[]) => ({ commandId: commandId(), slips: from.slice(0, 2) });
    expect(await machine.refusal('security', 'desk.confirmSlips', typed(slips))).toBe('WRONG_SLIPS');
    await machine.must('security', 'desk.confirmSlips', typed(renewed.slips));
    expect(await codes(machine, 'admin')).not.toContain('SLIPS');
  });

  it('shuts out who left: neither an old key file nor the keys of an old backup open the store', async () => {
    const { machine } = await office();
    const medium = stick();
    await machine.use(medium);
    await machine.backUp();
    const left = { account: 'leaver', name: '马强', passphrase: 'the passphrase of who leaves' };
    await machine.must('admin', 'accounts.add', { commandId: commandId(), ...left });
    const held = scratch();
    copy(machine.vault, held);
    await machine.must('admin', 'accounts.remove', {
      commandId: commandId(),
      account: 'leaver',
      reason: '调离',
    });
    await renew(machine);
    const [, number] = [await machine.backUp(true), 2];
    const { backups } = await machine.must('admin', 'backup.state', {});
    expect(backups.map((one) => one.number)).toEqual([number]);
    await machine.restart();
    for (const name of ['keys', 'keys.prev']) cpSync(join(held, 'keys'), join(machine.vault, name));
    const { account, passphrase } = left;
    expect(await machine.call('leaver', 'session.signIn', { account, passphrase })).toMatchObject({
      ok: false,
    });
    await expect(machine.begin()).rejects.toThrow();
  });

  it('does not believe the former store put back in its place', async () => {
    const { machine } = await office();
    const held = scratch();
    copy(machine.vault, held);
    await renew(machine);
    await machine.restart();
    rmSync(machine.vault, { recursive: true });
    copy(held, machine.vault);
    await machine.signIn('admin', 'clerk');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
    await expect(machine.begin()).rejects.toThrow('旧副本');
    const go = { commandId: commandId(), reason: '放回' };
    expect(await machine.refusal('admin', 'store.continueHere', go)).toBe('JOURNAL_READ_ONLY');
    await machine.restart();
    await machine.signIn('admin');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
  });

  it('made on another machine comes back to this one like any store from elsewhere', async () => {
    const { machine } = await office();
    await machine.restart();
    const known = scratch();
    copy(machine.anchors, known);
    await machine.signIn('admin', 'security', 'clerk', 'auditor');
    await renew(machine);
    await machine.restart();
    rmSync(machine.anchors, { recursive: true });
    copy(known, machine.anchors);
    await machine.signIn('admin');
    expect(await codes(machine, 'admin')).toContain('STORE_ELSEWHERE');
    expect(await codes(machine, 'admin')).not.toContain('OLD_COPY');
  });

  it('is not begun where the disk would be too full for it', async () => {
    const { machine } = await office();
    const { bavail, bsize } = statfsSync(machine.vault);
    // It takes no room, and counts like a file that does.
    const large = join(machine.vault, 'blobs', 'large');
    mkdirSync(dirname(large), { recursive: true });
    writeFileSync(large, '');
    truncateSync(large, bavail * bsize);
    expect(await machine.refusal('security', 'desk.renewMaster', { commandId: commandId() })).toBe(
      'DISK_FULL',
    );
    expect(await beside(machine)).toEqual([]);
    await machine.begin();
  });

  it('keeps the former store for 30 days and then destroys it', async () => {
    const { machine } = await office();
    await renew(machine);
    expect(await beside(machine)).toEqual(['vault.former-master-2026-03-09']);
    for (const [now, kept] of [
      ['2026-04-07T02:00:00.000Z', 1],
      ['2026-04-08T02:00:00.000Z', 0],
    ] as const) {
      await machine.restart();
      machine.now = now as Instant;
      await machine.signIn('admin');
      expect(await beside(machine)).toHaveLength(kept);
    }
  });

  it('that cannot take its place leaves the former one, open and with everybody signed in, and the log says so', async () => {
    const { machine, slips } = await office();
    // Wrong tries that cannot be read are not carried over: a fault of the disk when all else is done.
    const tries = join(machine.vault, 'attempts');
    rmSync(tries, { force: true });
    mkdirSync(tries);
    const press = { commandId: commandId() };
    expect(await machine.refusal('security', 'desk.renewMaster', press)).toBe('IO_ERROR');
    rmSync(tries, { recursive: true });
    await machine.begin();
    const told = ['更换主密钥 failed', '更换恢复单 done', '更换主密钥 done'];
    expect(await keyLines(machine)).toEqual(told);
    const typed = { commandId: commandId(), slips: slips.slice(0, 2) };
    await machine.must('security', 'desk.confirmSlips', typed);
    expect(await beside(machine)).toEqual([]);
    await renew(machine);
    await machine.restart();
    await machine.signIn('auditor');
    expect((await keyLines(machine)).slice(-told.length)).toEqual(told);
    expect((await keyLines(machine)).slice(0, 2)).toEqual(['更换恢复单 done', '更换主密钥 done']);
    expect((await machine.must('auditor', 'store.verify', {})).clean).toBe(true);
  });

  it('can be cancelled, and changes nothing then', async () => {
    const { machine, slips } = await office();
    const pending = machine.call('security', 'desk.renewMaster', { commandId: commandId() });
    expect(await machine.refusal('security', 'desk.renewMaster', { commandId: commandId() })).toBe(
      'CHANGED_MEANWHILE',
    );
    expect((await machine.must('security', 'desk.renewMasterProgress', {})).percent).not.toBeNull();
    await machine.must('security', 'desk.cancelRenewMaster', {});
    expect(await pending).toMatchObject({ ok: false, failure: { code: 'CANCELLED' } });
    expect(await beside(machine)).toEqual([]);
    await machine.begin();
    const typed = { commandId: commandId(), slips: slips.slice(0, 2) };
    await machine.must('security', 'desk.confirmSlips', typed);
    expect((await machine.must('security', 'desk.renewMasterProgress', {})).percent).toBeNull();
  });

  it('is given up when whoever asked for it has gone: the new slips would be shown to nobody', async () => {
    const { machine } = await office();
    const pending = machine.call('security', 'desk.renewMaster', { commandId: commandId() });
    await machine.must('security', 'session.signOut', { because: 'asked' });
    expect(await pending).toMatchObject({ ok: false, failure: { code: 'SESSION_MISSING' } });
    expect(await beside(machine)).toEqual([]);
    await machine.begin();
  });

  it('takes attachments with it under other names, and refuses when one is missing', async () => {
    const { machine } = await office();
    const caseId = await machine.begin();
    const { version } = await machine.must('clerk', 'cases.get', { caseId });
    const content = Buffer.from('%PDF-1.7 here').toString('base64');
    const file = { title: '承诺书', fileName: '承诺书.pdf', content, type: '03', field: 'commitmentFile' };
    await machine.must('clerk', 'cases.attach', { commandId: commandId(), caseId, version, ...file });
    const blobs = () => readdirSync(join(machine.vault, 'blobs'));
    const [before = ''] = blobs();
    await renew(machine);
    const [after = ''] = blobs();
    expect(after).not.toBe(before);
    const [attachment] = (await machine.must('clerk', 'cases.get', { caseId })).attachments;
    const asked = { caseId, hash: attachment?.hash ?? '' };
    expect((await machine.must('clerk', 'cases.readAttachment', asked)).content).toBe(content);
    rmSync(join(machine.vault, 'blobs', after));
    const press = { commandId: commandId() };
    expect(await machine.refusal('security', 'desk.renewMaster', press)).toBe('BLOB_MISSING');
    expect(await beside(machine)).toEqual(['vault.former-master-2026-03-09']);
    await machine.begin();
  });
});
