/**
 * What a log that convicts must not be without: the line of an office act comes before the act, repeated refusals do not
 * drown it, whoever closes the window is seen to leave, and no line can be cut off its end unnoticed.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { Machine } from '../../helpers/backup-kit';
import { commandId, DeskKit, NO_LOG_FILTER } from '../../helpers/desk-kit';

let dir: string;
let kit: DeskKit;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'log-convicts-'));
  kit = new DeskKit(join(dir, 'vault'), true);
  await kit.practice();
});
afterEach(async () => {
  await kit.app.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the log', () => {
  it('tells at the next opening of all acts whose lines were written and which power kept from being done', async () => {
    await kit.app.close();
    const store = await openStore({
      dir: kit.vault,
      unlock: { kind: 'practice' },
      fold: DESK_FOLD,
      now: kit.now,
    });
    if (!store.ok) throw new Error('the store does not open');
    store.value.security.append({
      actor: 'admin' as AccountId,
      role: 'SYSADMIN',
      procedure: 'accounts.add',
      commandId: commandId() as CommandId,
      rulePack: 'x',
      claimedAt: kit.now,
      clockDoubt: false,
      events: [
        { type: 'officeActed', act: 'accountAdded', about: '新人（new）' },
        { type: 'officeActed', act: 'trustReceived', about: '' },
      ],
    });
    store.value.close();
    for (const opening of [1, 2]) {
      kit = new DeskKit(kit.vault, true);
      await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
      const failed = await kit.log({ outcome: 'failed' });
      expect([opening, ...failed.map(({ title }) => title)]).toEqual([opening, '收下信任文件', '开立账号']);
      await kit.app.close();
    }
    kit = new DeskKit(kit.vault, true);
  });

  it('tells it also when others came and went between the line and the act', async () => {
    await kit.app.close();
    const store = await openStore({
      dir: kit.vault,
      unlock: { kind: 'practice' },
      fold: DESK_FOLD,
      now: kit.now,
    });
    if (!store.ok) throw new Error('the store does not open');
    const by = {
      actor: 'supervisor' as AccountId,
      role: 'SUPERVISOR' as const,
      rulePack: 'x',
      claimedAt: kit.now,
      clockDoubt: false,
    };
    store.value.security.append({
      ...by,
      procedure: 'sync.apply',
      commandId: commandId() as CommandId,
      events: [
        { type: 'officeActed', act: 'trustReceived', about: '' },
        { type: 'officeActed', act: 'bundleImported', about: '' },
      ],
    });
    // An import runs for minutes: meanwhile somebody looks at the log, and another act is kept from being done.
    const other = commandId() as CommandId;
    const { security } = store.value;
    const log = { ...by, procedure: 'log.list' };
    security.append({ ...log, commandId: commandId() as CommandId, events: [{ type: 'logViewed' }] });
    const account = { ...by, procedure: 'accounts.add' };
    const told = { type: 'officeActed', act: 'accountAdded', about: '新人（new）' } as const;
    security.append({ ...account, commandId: other, events: [told] });
    const failed = { type: 'officeActFailed', act: 'accountAdded', of: other } as const;
    security.append({ ...account, commandId: commandId() as CommandId, events: [failed] });
    store.value.close();
    for (const opening of [1, 2]) {
      kit = new DeskKit(kit.vault, true);
      await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
      const titles = (await kit.log({ outcome: 'failed' })).map(({ title }) => title);
      expect([opening, ...titles]).toEqual([opening, '导入数据包', '收下信任文件', '开立账号']);
      await kit.app.close();
    }
    kit = new DeskKit(kit.vault, true);
  });

  it('counts what is refused again and again instead of writing it again and again', async () => {
    const again = { commandId: commandId(), account: 'agent', reason: '原因' };
    for (let at = 0; at < 500; at += 1) await kit.refusal('clerk', 'accounts.remove', again);
    for (let at = 0; at < 50; at += 1) kit.app.strange();
    const lines = (await kit.log({ kind: 'refusal' })).length;
    expect(lines).toBe(2);
    await kit.app.close();
    kit = new DeskKit(kit.vault, true);
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
    const details = (await kit.log({ kind: 'refusal' })).map(({ detail }) => detail);
    expect(details.filter((detail) => detail.includes('又有'))).toHaveLength(2);
    expect(details.join()).toContain('一分钟内又有 499 次');
  });

  it('puts a refusal down to whom it was refused, also at one window within a minute, and before the store goes', async () => {
    const machine = new Machine();
    await machine.office();
    const at = async (who: string, passphrase: string, times: number): Promise<void> => {
      await machine.must('window-1', 'session.signIn', { account: who, passphrase });
      const because = 'asked';
      for (let one = 0; one < times; one += 1)
        expect(await machine.refusal('window-1', 'log.frame', {})).toBe('PERMISSION_MISSING');
      await machine.must('window-1', 'session.signOut', { because });
    };
    await at('clerk', 'clerk passphrase', 20);
    await at('admin', 'correct horse battery', 3);
    await machine.restart();
    await machine.signIn('auditor');
    const filter = { ...NO_LOG_FILTER, kind: 'refusal' as const };
    const { lines } = await machine.must('auditor', 'log.list', { filter, page: 0 });
    const told = lines.map(({ actor, detail }) => [actor, /又有 (\d+) 次/.exec(detail)?.[1] ?? 'once']);
    expect(new Set(told.map((one) => one.join()))).toEqual(
      new Set(['古丽,once', '古丽,19', '周平,once', '周平,2']),
    );
    expect(told).toHaveLength(4);
  });

  it('has a line for whoever closes the window, and for everybody when the program ends', async () => {
    kit.app.forget('clerk');
    expect((await kit.log({ actor: 'clerk', text: '窗口关闭' })).length).toBe(1);
    await kit.app.close();
    kit = new DeskKit(kit.vault, true);
    await kit.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
    expect((await kit.log({ actor: 'reviewer', text: '窗口关闭' })).length).toBe(1);
  });

  it('that is damaged lets nobody do casework: what is looked at could not be written down', async () => {
    await kit.app.close();
    const first = join(kit.vault, 'security', 'journal', '00000001.seg');
    const bytes = readFileSync(first);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(first, bytes);
    rmSync(join(kit.vault, 'security', 'snapshot'), { recursive: true, force: true });
    kit = new DeskKit(kit.vault, true);
    await kit.must('clerk', 'session.signIn', { account: 'clerk', passphrase: '' });
    const begin = {
      commandId: commandId(),
      caseType: 'FIRST' as const,
      objectType: '1' as const,
      target: null,
      requester: 'SUBJECT' as const,
      matter: null,
    };
    expect(await kit.refusal('clerk', 'cases.create', begin)).toBe('JOURNAL_READ_ONLY');
  });

  it('leaves in the order in which it happened, over months, and tells how far it is', async () => {
    for (const day of ['2026-04-09', '2026-05-10', '2026-07-01']) {
      kit.now = `${day}T02:00:00.000Z` as typeof kit.now;
      await kit.must('clerk', 'session.signIn', { account: 'clerk', passphrase: '' });
    }
    kit.files.next = join(dir, 'log.jsonl');
    const { lines } = await kit.must('auditor', 'log.export', {
      commandId: commandId(),
      filter: NO_LOG_FILTER,
    });
    const text = readFileSync(join(dir, 'log.jsonl'), 'utf8').trimEnd().split('\n').slice(1, -1);
    const orders = text.map(
      (line) => JSON.parse(line) as { readonly lamport: number; readonly part: number },
    );
    expect(orders).toHaveLength(lines);
    expect(orders.map(({ lamport }) => lamport)).toEqual(
      orders.map(({ lamport }) => lamport).toSorted((a, b) => a - b),
    );
    expect(await kit.must('auditor', 'log.progress', {})).toEqual({ percent: null });
  });
});

describe('a real store', () => {
  it('misses security lines that were cut off its end, also when the program was killed after them', async () => {
    const machine = new Machine();
    await machine.office();
    await machine.leave();
    const security = join(machine.vault, 'security');
    const old = join(dir, 'old');
    cpSync(security, old, { recursive: true });
    await machine.signIn('auditor');
    await machine.must('auditor', 'log.list', { filter: NO_LOG_FILTER, page: 0 });
    await new Promise((resolve) => setImmediate(resolve));
    // The program is killed: nothing of its closing is done; then the lines are taken back.
    const killed = join(dir, 'killed');
    cpSync(machine.root, killed, { recursive: true });
    rmSync(join(killed, 'vault', 'security'), { recursive: true });
    rmSync(join(killed, 'vault', 'lock'), { recursive: true, force: true });
    cpSync(old, join(killed, 'vault', 'security'), { recursive: true });
    const store = await openStore({
      dir: join(killed, 'vault'),
      anchors: join(killed, 'anchors'),
      unlock: { kind: 'passphrase', account: 'auditor' as AccountId, passphrase: 'auditor passphrase' },
      fold: DESK_FOLD,
      now: machine.now,
    });
    if (!store.ok) throw new Error('the store does not open');
    expect(store.value.opened.damage).toMatchObject({ reason: 'older-than-anchor' });
    store.value.close();
  });
});
