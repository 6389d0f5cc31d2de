/** Former keys and slips: what was put back is noticed, what a cut left is finished. */
import { copyFileSync, mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Machine, scratch } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const keysOf = ({ vault }: Machine): string => join(vault, 'keys');

const codes = async (machine: Machine, who: string): Promise<readonly string[]> =>
  (await machine.must(who, 'desk.state', {})).warnings.map(({ code }) => code);

/** An office after its first start, and a copy of its keys from then. */
async function office(): Promise<{ machine: Machine; slips: readonly string[]; keys: string }> {
  const machine = new Machine();
  const slips = await machine.office();
  await machine.signIn('admin', 'security', 'clerk');
  const keys = join(scratch(), 'keys');
  copyFileSync(keysOf(machine), keys);
  return { machine, slips, keys };
}

const renewSlips = (machine: Machine) =>
  machine.must('security', 'desk.renewSlips', { commandId: commandId() });

describe('a former file of keys', () => {
  it('put back over both generations makes the store read-only: former slips give nobody a way in to write', async () => {
    const { machine, slips, keys } = await office();
    await renewSlips(machine);
    await machine.restart();
    for (const name of ['keys', 'keys.prev']) copyFileSync(keys, join(machine.vault, name));
    const reset = { account: 'clerk', passphrase: 'a passphrase of somebody else', slips: slips.slice(0, 2) };
    const answer = await machine.call('x', 'desk.resetPassphrase', { commandId: commandId(), ...reset });
    expect(answer).toMatchObject({ ok: false });
    await machine.signIn('clerk', 'admin');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
    await expect(machine.begin()).rejects.toThrow('JOURNAL_READ_ONLY');
  });

  it('that is only the generation before, of a damaged file, keeps nobody from work', async () => {
    const { machine } = await office();
    const person = { account: 'new', name: '新来', passphrase: 'passphrase of the new one' };
    await machine.must('admin', 'accounts.add', { commandId: commandId(), ...person });
    await machine.restart();
    rmSync(keysOf(machine));
    await machine.signIn('clerk', 'admin');
    await machine.begin();
    expect(await codes(machine, 'admin')).not.toContain('OLD_COPY');
  });

  it('left by a power cut in the midst of a removal is replaced at the next sign-in', async () => {
    const { machine, keys } = await office();
    const leaves = { commandId: commandId(), account: 'clerk', reason: '调离' };
    await machine.must('admin', 'accounts.remove', leaves);
    await machine.restart();
    const former = `${keysOf(machine)}.prev`;
    copyFileSync(keys, former);
    await machine.signIn('admin');
    expect(readFileSync(former).equals(readFileSync(keysOf(machine)))).toBe(true);
    expect(readFileSync(former).equals(readFileSync(keys))).toBe(false);
  });
});

describe('the renewal of slips', () => {
  it('that fails half-way leaves the old slips valid and says that none are confirmed', async () => {
    const { machine, slips } = await office();
    const typed = { commandId: commandId(), slips: slips.slice(0, 2) };
    await machine.must('security', 'desk.confirmSlips', typed);
    // Nothing can be written beside the file.
    mkdirSync(`${keysOf(machine)}.tmp`);
    const answer = await machine.call('security', 'desk.renewSlips', { commandId: commandId() });
    expect(answer).toMatchObject({ ok: false });
    rmdirSync(`${keysOf(machine)}.tmp`);
    expect(await codes(machine, 'admin')).toContain('SLIPS');
    await machine.must('security', 'desk.confirmSlips', { ...typed, commandId: commandId() });
    expect(await codes(machine, 'admin')).not.toContain('SLIPS');
  });
});
