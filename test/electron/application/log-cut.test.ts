/**
 * An office whose log was cut by its auditor (XJD-15-5) lives on: the master key is renewed, a backup is proven, an
 * archive is read by what it carries, and no cut is ordered while a new master key is being made.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/local-date';
import { makeArchiveKit } from '../../../build/archive-kit.mjs';
import { Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const MONTH = 30 * 86_400_000;
const MONTHS = 42;
const FIRST_DAY = '2026-03-09T02:00:00.000Z';
const press = () => ({ commandId: commandId() });

/** An office that signs in once a month and makes a backup, which seals its log, for three years and a half. */
async function lived(): Promise<Machine> {
  const kit = join(scratch(), 'archive-kit');
  makeArchiveKit(kit);
  const machine = new Machine();
  machine.archiveKit = kit;
  await machine.restart();
  await machine.office();
  const begin = Date.parse(machine.now);
  for (let month = 0; month < MONTHS; month += 1) {
    machine.now = new Date(begin + month * MONTH).toISOString() as Instant;
    await machine.signIn('admin');
    if (month === 0) await machine.use(stick());
    else await machine.backUp();
    await machine.leave();
  }
  await machine.signIn('admin', 'security', 'auditor', 'clerk');
  return machine;
}

const cut = (machine: Machine) => {
  machine.chosen = stick();
  return machine.call('auditor', 'log.cut', { ...press(), years: 3 });
};

const confirm = (machine: Machine, who: string, fileName: string) =>
  machine.refusal(who, 'log.confirmCut', { ...press(), fileName });

/** Ids of the lines of the log in an archive, by the reader it carries. */
const linesIn = (folder: string): readonly string[] =>
  execFileSync(process.execPath, ['reader/read-store.mjs', '.', '--account', 'admin'], {
    cwd: folder,
    input: 'correct horse battery\n',
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  })
    .split('\n')
    .filter((line) => line.startsWith('security entry'));

describe('a log that its auditor cut', () => {
  it('stays cut and sound through a new master key, a proven backup and an archive', async () => {
    const machine = await lived();
    const whole = (await machine.must('auditor', 'store.verify', {})).security.entries;
    const renewing = machine.call('security', 'desk.renewMaster', press());
    expect(await cut(machine)).toMatchObject({ ok: false, failure: { code: 'CHANGED_MEANWHILE' } });
    await machine.must('security', 'desk.cancelRenewMaster', {});
    expect(await renewing).toMatchObject({ ok: false, failure: { code: 'CANCELLED' } });
    const ordered = await cut(machine);
    if (!ordered.ok) throw new Error(ordered.failure.code);
    expect(ordered.value.lines).toBeGreaterThan(3);
    const { fileName, lines: leaving } = ordered.value;
    const { proposed } = await machine.must('security', 'log.proposedCut', {});
    expect(proposed).toMatchObject({ by: 'auditor', fileName, lines: leaving, from: FIRST_DAY });
    expect(proposed?.days).toBeGreaterThan(3);
    expect(await cut(machine)).toMatchObject({ ok: false, failure: { code: 'NOTHING_PENDING' } });
    expect((await machine.must('auditor', 'log.frame', {})).chain.cut).toBeNull();
    expect(await confirm(machine, 'auditor', fileName)).toBe('SECOND_PERSON');
    expect(await confirm(machine, 'clerk', fileName)).toBe('PERMISSION_MISSING');
    expect(await confirm(machine, 'security', 'registry-log-other')).toBe('NOTHING_PENDING');
    expect(await confirm(machine, 'security', fileName)).toBe('answered');
    expect((await machine.must('auditor', 'log.frame', {})).chain.cut).toMatchObject({ pending: true });
    // The cut is ordered and not done yet.
    await machine.must('security', 'desk.renewMaster', press());
    const verdict = await machine.must('auditor', 'store.verify', {});
    expect(verdict).toMatchObject({ clean: true });
    expect(verdict.security.entries).toBeLessThan(whole);
    const medium = stick();
    await machine.use(medium);
    expect((await machine.backUp(true)).report).toMatchObject({ clean: true });
    machine.chosen = stick();
    const { folder, report } = await machine.must('admin', 'backup.archive', press());
    expect(report).toMatchObject({ clean: true });
    const lines = linesIn(join(machine.chosen, folder));
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.length).toBeLessThan(whole);
    await machine.leave();
    await machine.signIn('admin', 'clerk');
    await machine.begin();
    expect((await machine.must('admin', 'desk.state', {})).warnings.map(({ code }) => code)).not.toContain(
      'STORE_ELSEWHERE',
    );
    expect(readdirSync(join(machine.vault, 'security', 'journal'))).toContain('begin');
  }, 120_000);

  it('is not cut where the proposal is taken back, or the master key was renewed since', async () => {
    const machine = await lived();
    const first = await cut(machine);
    if (!first.ok) throw new Error(first.failure.code);
    await machine.must('admin', 'log.declineCut', press());
    expect(await confirm(machine, 'admin', first.value.fileName)).toBe('NOTHING_PENDING');
    const second = await cut(machine);
    if (!second.ok) throw new Error(second.failure.code);
    await machine.must('security', 'desk.renewMaster', press());
    expect(await confirm(machine, 'admin', second.value.fileName)).toBe('CHANGED_MEANWHILE');
    expect((await machine.must('auditor', 'log.frame', {})).chain.cut).toBeNull();
    await machine.must('auditor', 'log.declineCut', press());
    expect(await cut(machine)).toMatchObject({ ok: true });
  }, 120_000);
});
