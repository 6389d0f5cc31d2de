/** A seal slip was against the store; what it attests is lost for good, and two administrators answer for going on. */
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copy, Machine, scratch } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const press = () => ({ commandId: commandId() });
const codes = async (machine: Machine, who: string): Promise<readonly string[]> =>
  (await machine.must(who, 'desk.state', {})).warnings.map(({ code }) => code);

/** A machine whose data was put back to a day before its last slip, anchors and all, and was then shown the slip. */
async function doubted(): Promise<Machine> {
  const machine = new Machine();
  await machine.office();
  await machine.signIn('admin', 'clerk');
  await machine.begin();
  await machine.restart();
  const [vault, anchors] = [scratch(), scratch()];
  copy(machine.vault, vault);
  copy(machine.anchors, anchors);
  await machine.signIn('admin', 'clerk');
  await machine.begin();
  const slip = await machine.must('admin', 'store.sealSlip', press());
  await machine.restart();
  for (const [from, to] of [
    [vault, machine.vault],
    [anchors, machine.anchors],
  ] as const) {
    rmSync(to, { recursive: true });
    copy(from, to);
  }
  await machine.signIn('admin', 'clerk');
  const { number, characters } = slip;
  expect(await machine.must('admin', 'store.checkSlip', { ...press(), number, characters })).toEqual({
    result: 'newer',
  });
  await expect(machine.begin()).rejects.toThrow('旧副本');
  await machine.restart();
  return machine;
}

const leave = (machine: Machine, who: string) => machine.must(who, 'session.signOut', { because: 'asked' });

describe('a store that a seal slip was against', () => {
  it('is written again once two administrators answer for it, and its log says who and why', async () => {
    const machine = await doubted();
    await machine.signIn('admin');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
    expect(await machine.must('admin', 'store.doubt', {})).toEqual({ doubted: true, proposed: null });
    expect(await machine.refusal('admin', 'store.confirmTrust', press())).toBe('NOTHING_PENDING');
    await machine.must('admin', 'store.proposeTrust', { ...press(), reason: '磁盘损坏，只剩这份备份' });
    expect(await machine.refusal('admin', 'store.confirmTrust', press())).toBe('SECOND_PERSON');
    const again = { ...press(), reason: '再次' };
    expect(await machine.refusal('admin', 'store.proposeTrust', again)).toBe('NOTHING_PENDING');
    // The other one sits down at the same window.
    await leave(machine, 'admin');
    await machine.signIn('security');
    expect((await machine.must('security', 'store.doubt', {})).proposed).toMatchObject({
      by: 'admin',
      reason: '磁盘损坏，只剩这份备份',
    });
    const confirm = press();
    await machine.must('security', 'store.confirmTrust', confirm);
    expect(await machine.must('security', 'store.confirmTrust', confirm)).toEqual({});
    expect(await codes(machine, 'security')).not.toContain('OLD_COPY');
    await machine.signIn('clerk', 'auditor');
    await machine.begin();
    const filter = {
      from: null,
      to: null,
      actor: null,
      kind: null,
      outcome: null,
      procedure: '',
      text: '解除',
    };
    const { lines } = await machine.must('auditor', 'log.list', { filter, page: 0 });
    expect(lines.map(({ actor, title, detail }) => [actor, title, detail])).toEqual([
      ['郑洁', '解除旧副本疑点', 'admin 提请：磁盘损坏，只剩这份备份'],
    ]);
    expect(await machine.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
    await machine.restart();
    await machine.signIn('admin', 'clerk');
    expect(await codes(machine, 'admin')).not.toContain('OLD_COPY');
    await machine.begin();
  });

  it('stays read-only when the proposal is taken back, or the program has ended since', async () => {
    const machine = await doubted();
    await machine.signIn('admin', 'security');
    await machine.must('admin', 'store.proposeTrust', { ...press(), reason: '已核实' });
    await machine.must('security', 'store.declineTrust', press());
    expect(await machine.refusal('security', 'store.confirmTrust', press())).toBe('NOTHING_PENDING');
    await machine.must('admin', 'store.proposeTrust', { ...press(), reason: '已核实' });
    await machine.restart();
    await machine.signIn('security', 'clerk');
    expect(await machine.refusal('security', 'store.confirmTrust', press())).toBe('NOTHING_PENDING');
    await expect(machine.begin()).rejects.toThrow('旧副本');
  });

  it('that the machine itself knows to be older is never believed, whoever answers for it', async () => {
    const machine = await doubted();
    await machine.signIn('admin', 'security');
    await machine.must('admin', 'store.proposeTrust', { ...press(), reason: '已核实' });
    const before = scratch();
    await machine.must('security', 'store.confirmTrust', press());
    await machine.signIn('clerk');
    await machine.begin();
    await machine.restart();
    copy(machine.vault, before);
    await machine.signIn('clerk');
    await machine.begin();
    await machine.restart();
    rmSync(machine.vault, { recursive: true });
    copy(before, machine.vault);
    await machine.signIn('admin', 'security');
    expect(await codes(machine, 'admin')).toContain('OLD_COPY');
    expect(await machine.must('admin', 'store.doubt', {})).toEqual({ doubted: false, proposed: null });
    const press1 = { ...press(), reason: '已核实' };
    expect(await machine.refusal('admin', 'store.proposeTrust', press1)).toBe('NOTHING_PENDING');
  });
});
