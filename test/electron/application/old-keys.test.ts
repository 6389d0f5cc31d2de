/** Former keys, former stations and invented slips: what was put back is noticed, what a cut left is finished. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copy, Machine, scratch } from '../../helpers/backup-kit';
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

describe('a store that was here before', () => {
  it('is an old copy also when another station wrote it: going on with it is not offered', async () => {
    const { machine } = await office();
    await machine.begin();
    await machine.restart();
    const old = scratch();
    copy(machine.vault, old);
    // It goes on under another station, as after a restore.
    rmSync(machine.anchors, { recursive: true });
    await machine.signIn('admin', 'clerk');
    await machine.must('admin', 'store.continueHere', { commandId: commandId(), reason: '换机后继续' });
    await machine.begin();
    await machine.restart();
    rmSync(machine.vault, { recursive: true });
    copy(old, machine.vault);
    await machine.signIn('admin', 'clerk');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
    const press = { commandId: commandId(), reason: '换机后继续' };
    expect(await machine.call('admin', 'store.continueHere', press)).toMatchObject({ ok: false });
  });
});

describe('a seal slip', () => {
  it('that the desk never gave out stops nobody, and who held one against the records is written down', async () => {
    const { machine } = await office();
    await machine.begin();
    const { number, characters } = await machine.must('admin', 'store.sealSlip', { commandId: commandId() });
    const check = (of: number, typed: string) =>
      machine.must('admin', 'store.checkSlip', { commandId: commandId(), number: of, characters: typed });
    expect(await check(number, characters)).toEqual({ result: 'held' });
    for (const [of, typed] of [
      [number + 7, 'ABCD-EFGH'],
      [number, 'ABCD-EFGH'],
      [number + 1, characters],
    ] as const)
      expect(await check(of, typed)).toEqual({ result: 'typo' });
    await machine.begin();
    await machine.signIn('auditor');
    const filter = {
      from: null,
      to: null,
      actor: 'admin',
      kind: null,
      outcome: null,
      procedure: '',
      text: '封印条',
    };
    const { lines } = await machine.must('auditor', 'log.list', { filter, page: 0 });
    expect(lines.map(({ title, subject }) => `${title} ${subject}`)).toEqual([
      `核对封印条 第 ${number + 1} 号`,
      `核对封印条 第 ${number} 号`,
      `核对封印条 第 ${number + 7} 号`,
      `核对封印条 第 ${number} 号`,
    ]);
  });
});

describe('going on here', () => {
  it('while the last person leaves ends with a closed store, not with an open one that nobody attends', async () => {
    const { machine } = await office();
    await machine.restart();
    rmSync(machine.anchors, { recursive: true });
    await machine.signIn('admin');
    const press = { commandId: commandId(), reason: '换机后继续' };
    const pending = machine.call('admin', 'store.continueHere', press);
    // Once it has begun.
    await new Promise((resolve) => setImmediate(resolve));
    machine.app.forget('admin');
    await pending;
    expect(readdirSync(join(machine.vault, 'lock'))).toEqual([]);
    await machine.signIn('clerk');
    await machine.begin();
  });
});
