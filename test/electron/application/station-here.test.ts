/** A store that is put back or goes on under another station, and seal slips that were never given out. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copy, Machine, scratch } from '../../helpers/backup-kit';
import { commandId, NO_LOG_FILTER } from '../../helpers/desk-kit';

const codes = async (machine: Machine, who: string): Promise<readonly string[]> =>
  (await machine.must(who, 'desk.state', {})).warnings.map(({ code }) => code);

/** An office after its first start. */
async function office(): Promise<Machine> {
  const machine = new Machine();
  await machine.office();
  await machine.signIn('admin', 'security', 'clerk');
  return machine;
}

describe('a store that was here before', () => {
  it('is an old copy also when another station wrote it: going on with it is not offered', async () => {
    const machine = await office();
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

describe('a store that goes on here', () => {
  it('is told in the log as done, at every later opening', async () => {
    const machine = await office();
    await machine.restart();
    rmSync(machine.anchors, { recursive: true });
    await machine.signIn('admin');
    await machine.must('admin', 'store.continueHere', { commandId: commandId(), reason: '换机后继续' });
    for (let opening = 0; opening < 2; opening += 1) {
      await machine.restart();
      await machine.signIn('auditor');
      const lines = async (outcome: 'failed' | null, text: string) =>
        (await machine.must('auditor', 'log.list', { filter: { ...NO_LOG_FILTER, outcome, text }, page: 0 }))
          .lines;
      expect(await lines('failed', '')).toEqual([]);
      expect(await lines(null, '换机后继续')).toHaveLength(1);
    }
  });
});

describe('a seal slip', () => {
  it('that the desk never gave out stops nobody, and who held one against the records is written down', async () => {
    const machine = await office();
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
    const machine = await office();
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
