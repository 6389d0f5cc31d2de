/**
 * An archive is read in thirty years by a plain procedure: in a folder of its own, with nothing but Node, the reader it
 * carries gives back every entry and attachment; and the log is cut by its auditor alone.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { makeArchiveKit } from '../../../build/archive-kit.mjs';
import { filesUnder, Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

/** A machine whose program carries the kit of archives. */
function archiving(): Machine {
  const kit = join(scratch(), 'archive-kit');
  makeArchiveKit(kit);
  const machine = new Machine();
  machine.archiveKit = kit;
  return machine;
}

async function archived(): Promise<{
  readonly machine: Machine;
  readonly folder: string;
  readonly slips: readonly string[];
}> {
  const machine = archiving();
  await machine.restart();
  const slips = await machine.office();
  await machine.signIn('clerk', 'admin', 'auditor');
  for (let at = 0; at < 3; at += 1) await machine.begin();
  machine.chosen = stick();
  const made = await machine.must('admin', 'backup.archive', { commandId: commandId() });
  expect(made.report).toMatchObject({ clean: true });
  return { machine, folder: join(machine.chosen, made.folder), slips };
}

/** Runs the archive's own reader in its own folder, as the procedure says. */
const reads = (folder: string, args: readonly string[], input: string): readonly string[] =>
  execFileSync(process.execPath, ['reader/read-store.mjs', '.', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  })
    .trimEnd()
    .split('\n');

describe('an archive', () => {
  it('is read by what it carries alone, by passphrase and by slips, entry for entry', async () => {
    const { machine, folder, slips } = await archived();
    const away = join(scratch(), 'elsewhere');
    mkdirSync(away);
    cpSync(folder, away, { recursive: true });
    await machine.leave();
    const store = await openStore({
      dir: machine.vault,
      unlock: { kind: 'passphrase', account: 'admin' as AccountId, passphrase: 'correct horse battery' },
      fold: DESK_FOLD,
      readOnly: true,
      now: '2026-03-10T02:00:00.000Z' as Instant,
    });
    if (!store.ok) throw new Error('the store does not open');
    const expected = [...store.value.entries()].map(({ id }) => `cases entry ${id}`);
    const security = [...store.value.security.entries()].map(({ id }) => `security entry ${id}`);
    store.value.close();
    const lines = reads(away, ['--account', 'admin'], 'correct horse battery\n');
    const ids = (chain: string) =>
      lines
        .filter((line) => line.startsWith(`${chain} entry`))
        .map((line) => line.split(' ').slice(0, 3).join(' '));
    expect(ids('cases')).toEqual(expected);
    const kept = ids('security');
    expect(kept.length).toBeGreaterThan(5);
    expect(kept).toEqual(security.slice(0, kept.length));
    expect(reads(away, ['--slips'], `${slips[0]}\n${slips[2]}\n`)).toEqual(lines);
    expect(() => reads(away, ['--account', 'admin'], 'wrong\n')).toThrow();
  }, 60_000);

  it('carries the procedure, the format, vectors that its reader makes anew, and the digest of each; nothing in the clear', async () => {
    const { folder } = await archived();
    const names = [...filesUnder(folder).keys()];
    expect(names).toEqual(
      expect.arrayContaining(['README.txt', 'FORMAT.md', 'SHA256SUMS', 'meaning/entry.ts']),
    );
    // Whoever changes the slips must know that the copy still asks for these.
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('恢复单应当密封留存');
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ).toBe(sum);
    }
    const checked = execFileSync(process.execPath, ['reader/make-vectors.mjs', '--check', 'vectors'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(checked.trimEnd().split('\n')).toHaveLength(readdirSync(join(folder, 'vectors')).length);
    for (const name of readdirSync(join(folder, 'reader')))
      expect(readFileSync(join(folder, 'reader', name), 'utf8')).not.toMatch(/from '(?!node:|\.\/)/);
  }, 60_000);

  it('that lost or changed a file is not read as if it were whole; a second one of the same day is a folder of its own', async () => {
    const { machine, folder } = await archived();
    const again = await machine.must('admin', 'backup.archive', { commandId: commandId() });
    expect(join(machine.chosen ?? '', again.folder)).not.toBe(folder);
    const [set = ''] = readdirSync(folder).filter((name) => name.startsWith('registry-backup-'));
    const files = join(folder, set, 'files');
    const [some = ''] = readdirSync(files);
    const [copy = ''] = readdirSync(join(files, some));
    const bytes = readFileSync(join(files, some, copy));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    cpSync(folder, join(folder, '..', 'changed'), { recursive: true });
    writeFileSync(join(folder, '..', 'changed', set, 'files', some, copy), bytes);
    expect(() =>
      reads(join(folder, '..', 'changed'), ['--account', 'admin'], 'correct horse battery\n'),
    ).toThrow();
  }, 60_000);

  it('leaves a line, and is not made by others than the keeper of the computer', async () => {
    const { machine } = await archived();
    expect(await machine.refusal('auditor', 'backup.archive', { commandId: commandId() })).toBe(
      'PERMISSION_MISSING',
    );
    expect(await machine.refusal('admin', 'log.cut', { commandId: commandId(), years: 3 })).toBe(
      'PERMISSION_MISSING',
    );
    expect(await machine.refusal('auditor', 'log.cut', { commandId: commandId(), years: 3 })).toBe(
      'NOTHING_PENDING',
    );
    const filter = {
      from: null,
      to: null,
      actor: null,
      kind: null,
      outcome: null,
      procedure: 'backup.archive',
      text: '',
    };
    const { lines } = await machine.must('auditor', 'log.list', { filter, page: 0 });
    expect(lines.map(({ title }) => title)).toEqual(['没有权限', '制作存档副本']);
  }, 60_000);
});
