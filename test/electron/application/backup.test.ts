/** Backups through the door: incremental, proven, never half there; what the medium does to them is told. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { copy, filesUnder, Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

/** Copies of files of the store in the set on a medium. */
const held = (medium: string): readonly string[] =>
  [...filesUnder(medium).keys()].filter((name) => name.includes('/files/'));
const lists = (medium: string): readonly string[] =>
  [...filesUnder(medium).keys()].filter((name) => name.endsWith('.list'));

async function officeWithStick(): Promise<{ machine: Machine; medium: string; slips: readonly string[] }> {
  const machine = new Machine();
  const slips = await machine.office();
  await machine.signIn('admin', 'clerk');
  const medium = stick();
  await machine.use(medium);
  return { machine, medium, slips };
}

describe('a backup', () => {
  it('is tried in full, and its report is shown and kept beside the set', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    const made = await machine.backUp(true);
    expect(made.report).toMatchObject({ number: 1, clean: true, finding: null, entries: made.entries });
    const { backups } = await machine.must('admin', 'backup.state', {});
    expect(backups).toMatchObject([{ number: 1, entries: made.entries, proven: { clean: true } }]);
    const words = [...filesUnder(medium).keys()].find((name) => name.endsWith('.txt')) ?? '';
    const text = readFileSync(join(medium, words), 'utf8');
    expect(text).toContain('结论：完好');
    expect(text).toContain(`登记记录：${made.entries} 条`);
    expect([...filesUnder(machine.root).keys()].filter((name) => name.startsWith('vault.'))).toEqual([]);
  });

  it('copies only what is new', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    const first = await machine.backUp();
    expect(first.copied).toBe(first.files);
    const before = held(medium);
    await machine.begin();
    const second = await machine.backUp();
    expect(second.copied).toBeLessThan(first.copied);
    const added = held(medium).filter((name) => !before.includes(name));
    expect(added.length).toBeLessThanOrEqual(second.copied);
    expect(before.every((name) => held(medium).includes(name))).toBe(true);
    expect(lists(medium)).toHaveLength(2);
  });

  it('is 未验证 until it was tried', async () => {
    const { machine } = await officeWithStick();
    await machine.begin();
    await machine.backUp();
    const { backups } = await machine.must('admin', 'backup.state', {});
    expect(backups[0]?.proven).toBeNull();
    const { warnings } = await machine.must('admin', 'desk.state', {});
    expect(warnings.find(({ code }) => code === 'BACKUP_DUE')?.message).toContain('未验证');
    await machine.must('admin', 'backup.verify', { commandId: commandId(), number: 1 });
    const after = await machine.must('admin', 'desk.state', {});
    expect(after.warnings.map(({ code }) => code)).not.toContain('BACKUP_DUE');
    machine.now = '2026-03-29T02:00:00.000Z' as typeof machine.now;
    const later = await machine.must('admin', 'desk.state', {});
    expect(later.warnings.find(({ code }) => code === 'BACKUP_DUE')?.message).toContain('20 日');
  });

  it('names a damaged file of the set, and the next backup heals it', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    await machine.backUp(true);
    for (const name of held(medium)) {
      const path = join(medium, name);
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      writeFileSync(path, bytes);
    }
    const tried = await machine.must('admin', 'backup.verify', { commandId: commandId(), number: 1 });
    expect(tried.clean).toBe(false);
    expect(tried.finding).toMatch(/备份中的文件缺失或损坏 \d+ 个，首个：/);
    const again = await machine.backUp(true);
    expect(again.copied).toBe(again.files);
    expect(again.report?.clean).toBe(true);
  });

  it('tells a medium that was taken out or cannot be written, and the former backups stay', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    await machine.backUp(true);
    await machine.begin();
    renameSync(medium, `${medium}-out`);
    const run = { commandId: commandId(), verify: false };
    expect(await machine.refusal('admin', 'backup.run', run)).toBe('TARGET_MISSING');
    renameSync(`${medium}-out`, medium);
    const before = filesUnder(medium);
    const set = join(medium, readdirSync(medium)[0] ?? '');
    // A file in the place of the folder: whoever runs as root is refused nothing by permissions.
    renameSync(join(set, 'files'), join(set, 'files-away'));
    writeFileSync(join(set, 'files'), '');
    expect(await machine.refusal('admin', 'backup.run', { ...run, commandId: commandId() })).toMatch(
      /^TARGET_/,
    );
    rmSync(join(set, 'files'));
    renameSync(join(set, 'files-away'), join(set, 'files'));
    expect(filesUnder(medium)).toEqual(before);
    const tried = await machine.must('admin', 'backup.verify', { commandId: commandId(), number: 1 });
    expect(tried.clean).toBe(true);
    chmodSync(medium, 0o700);
  });

  it('broken off after any of its files leaves the former backup sound and is made good by the next', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    await machine.backUp(true);
    const before = filesUnder(medium);
    const former = scratch();
    copy(medium, former);
    await machine.begin();
    const second = await machine.backUp(true);
    const added = [...filesUnder(medium).keys()].filter(
      (name) => !before.has(name) && name.includes('/files/'),
    );
    expect(added.length).toBeGreaterThanOrEqual(2);
    const whole = scratch();
    copy(medium, whole);
    for (let kept = 0; kept <= added.length; kept += 1) {
      // What is on the medium when the power goes after so many files: no list yet, and one file half written.
      rmSync(medium, { recursive: true, force: true });
      copy(former, medium);
      for (const name of added.slice(0, kept)) copy(join(whole, name), join(medium, name));
      const set = join(medium, readdirSync(medium)[0] ?? '');
      writeFileSync(join(set, 'files', 'unfinished.tmp'), 'half');
      const { backups } = await machine.must('admin', 'backup.state', {});
      expect(backups.map(({ number }) => number)).toEqual([1]);
    }
    const healed = await machine.backUp(true);
    expect(healed.number).toBe(2);
    expect(healed.report?.clean).toBe(true);
    expect(second.report?.clean).toBe(true);
  }, 120_000);

  it('is cancelled by the person, or by locking, and leaves no list', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    const cancelled = machine.refusal('admin', 'backup.run', { commandId: commandId(), verify: true });
    await machine.must('admin', 'backup.cancel', {});
    expect(await cancelled).toBe('CANCELLED');
    const locked = machine.refusal('admin', 'backup.run', { commandId: commandId(), verify: true });
    for (const who of ['admin', 'clerk']) await machine.must(who, 'session.signOut', { because: 'locked' });
    expect(await locked).not.toBe('answered');
    expect(lists(medium)).toEqual([]);
    await machine.signIn('admin');
    expect((await machine.backUp(true)).report?.clean).toBe(true);
  });

  it('is made by itself when it is due, the medium is there and somebody is signed in', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { machine, medium } = await officeWithStick();
      const due = async (count: number): Promise<void> => {
        vi.advanceTimersByTime(60_000);
        await vi.waitFor(() => expect(lists(medium)).toHaveLength(count), { timeout: 20_000, interval: 50 });
        await vi.waitFor(
          async () => expect((await machine.must('admin', 'backup.state', {})).percent).toBeNull(),
          { timeout: 20_000, interval: 50 },
        );
      };
      await machine.begin();
      await due(1);
      const { backups } = await machine.must('admin', 'backup.state', {});
      expect(backups[0]?.proven?.clean).toBe(true);
      await due(1);
      machine.now = '2026-03-10T02:00:00.000Z' as typeof machine.now;
      await machine.signIn('admin', 'clerk');
      await machine.begin();
      await due(2);
    } finally {
      vi.useRealTimers();
    }
  }, 60_000);

  it('writes nothing to the medium that can be read without the keys', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    await machine.backUp(true);
    const secrets = ['喀什地区登记中心', '古丽', '周平', 'admin', 'FIRST', 'cases.create', '0998-1234567'];
    for (const name of filesUnder(medium).keys()) {
      const bytes = readFileSync(join(medium, name));
      for (const secret of secrets) expect(bytes.includes(Buffer.from(secret, 'utf8'))).toBe(false);
    }
  });

  it('holds the journal, the attachments and the keys; the index is made anew by whoever restores', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    const made = await machine.backUp(true);
    const inStore = [...filesUnder(machine.vault).keys()].filter(
      (name) => /(?:^|\/)(?:journal|blobs)\/[0-9a-f]+(?:\.seg)?$/.test(name) || name === 'keys',
    );
    expect(made.report?.clean).toBe(true);
    expect(made.files).toBeLessThanOrEqual(inStore.length);
    for (const name of held(medium)) {
      const magic = readFileSync(join(medium, name)).subarray(0, 7).toString('latin1');
      expect(magic).not.toMatch(/^RSB(?:PACK|SEAL)/);
    }
  });

  it('is made and proven although the index cannot be written', async () => {
    const { machine } = await officeWithStick();
    await machine.begin();
    // Files in the places of the folders: no cache can be written any more, as on a full disk.
    for (const cache of ['snapshot', 'tables']) {
      rmSync(join(machine.vault, cache), { recursive: true, force: true });
      writeFileSync(join(machine.vault, cache), '');
    }
    const made = await machine.backUp(true);
    expect(made.report).toMatchObject({ clean: true, finding: null });
  });

  it('is due, and its lack is told, when the last one was made under a clock that ran ahead', async () => {
    const { machine } = await officeWithStick();
    await machine.begin();
    machine.now = '2035-03-09T02:00:00.000Z' as typeof machine.now;
    await machine.signIn('admin', 'clerk');
    await machine.backUp(true);
    machine.now = '2026-03-10T02:00:00.000Z' as typeof machine.now;
    await machine.signIn('admin');
    const { warnings } = await machine.must('admin', 'desk.state', {});
    expect(warnings.find(({ code }) => code === 'BACKUP_DUE')?.message).toContain('晚于本机时钟');
  });

  it('takes the number after its newest own list, whatever else lies there under such a name', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    await machine.backUp();
    const [list = ''] = lists(medium);
    const folder = join(medium, list, '..');
    writeFileSync(join(folder, '99999999.list'), 'of somebody else');
    writeFileSync(join(folder, '00000002.list'), 'of somebody else');
    expect((await machine.backUp(true)).number).toBe(3);
    const { backups } = await machine.must('admin', 'backup.state', {});
    expect(backups.map(({ number }) => number)).toEqual([3, 1]);
  });

  it('goes by one rule: the newest 30, the last of each year, the newest that was proven; no other loses a file', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    machine.now = '2025-12-30T02:00:00.000Z' as typeof machine.now;
    await machine.signIn('admin', 'clerk');
    await machine.backUp();
    await machine.backUp();
    machine.now = '2026-03-09T02:00:00.000Z' as typeof machine.now;
    await machine.signIn('admin', 'clerk');
    const wasPassphrase = held(medium);
    await machine.backUp(true);
    for (let at = 0; at < 31; at += 1) await machine.backUp();
    const { backups } = await machine.must('admin', 'backup.state', {});
    const newest = Array.from({ length: 30 }, (_, at) => 34 - at);
    expect(backups.map(({ number }) => number)).toEqual([...newest, 3, 2]);
    expect(lists(medium)).toHaveLength(32);
    expect([...filesUnder(medium).keys()].filter((name) => name.endsWith('.going'))).toEqual([]);
    expect(wasPassphrase.every((name) => held(medium).includes(name))).toBe(true);
    const tried = await machine.must('admin', 'backup.verify', { commandId: commandId(), number: 2 });
    expect(tried.clean).toBe(true);
  }, 120_000);

  it('tells how far it is without a look at the medium', async () => {
    const { machine, medium } = await officeWithStick();
    await machine.begin();
    expect((await machine.must('admin', 'backup.progress', {})).percent).toBeNull();
    const running = machine.backUp(true);
    expect((await machine.must('admin', 'backup.progress', {})).percent).toBeGreaterThanOrEqual(0);
    await running;
    rmSync(medium, { recursive: true });
    const { isThere, backups } = await machine.must('admin', 'backup.state', {});
    expect({ isThere, backups }).toEqual({ isThere: false, backups: [] });
  });

  it('leaves no copy of the store behind: what a power cut left of a trial goes once the store is open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { machine } = await officeWithStick();
      for (const side of ['trial', 'restoring']) {
        mkdirSync(`${machine.vault}.${side}`);
        writeFileSync(join(`${machine.vault}.${side}`, 'keys'), '');
      }
      await machine.restart();
      await machine.signIn('clerk');
      vi.advanceTimersByTime(60_000);
      await vi.waitFor(() => expect(readdirSync(machine.root).sort()).toEqual(['anchors', 'vault']));
    } finally {
      vi.useRealTimers();
    }
  });
});
