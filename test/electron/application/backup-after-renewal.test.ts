/**
 * Backups on the same stick before and after a renewal of the master key: numbers go on, the newest is the newest, each
 * opens by the slips of its own time, and those under the former key go when there are enough of now.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSet, type Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { copy, filesUnder, Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const press = () => ({ commandId: commandId() });
const setOf = (medium: string): string => join(medium, readdirSync(medium)[0] ?? '');
const numbersOn = (medium: string): readonly number[] =>
  readdirSync(join(setOf(medium), 'lists')).map((name) => Number.parseInt(name, 10));
const bySlips = (slips: readonly string[]): Unlock => ({ kind: 'slips', slips: slips.slice(0, 2) });

/** An office with more backups than stay, so that the first numbers are free again; then new keys. */
async function renewed(backups = 33, forget = false) {
  const machine = new Machine();
  const old = await machine.office();
  await machine.signIn('admin', 'security', 'clerk');
  const medium = stick();
  await machine.use(medium);
  for (let at = 0; at < backups; at += 1) await machine.backUp();
  if (forget) for (const name of settings(machine)) rmSync(join(machine.vault, name));
  const { slips } = await machine.must('security', 'desk.renewMaster', press());
  if (forget) await machine.use(medium);
  machine.now = '2026-03-10T02:00:00.000Z' as typeof machine.now;
  await machine.signIn('admin', 'security', 'clerk');
  return { machine, medium, old, slips };
}

const settings = ({ vault }: Machine): readonly string[] =>
  readdirSync(vault).filter((name) => name.startsWith('backup-settings'));

async function numbersBy(medium: string, unlock: Unlock): Promise<readonly number[] | string> {
  const place = join(scratch(), 'vault');
  const set = await openSet(medium, place, unlock, '2026-03-11T02:00:00.000Z' as Machine['now']);
  if (!set.ok) return set.error.code;
  const numbers = set.value.backups.map(({ summary }) => summary.number);
  set.value.close();
  return numbers;
}

describe('a backup after a renewal of the master key', () => {
  it.each([
    ['goes on with the numbers of those before', false],
    ['goes on with them also where the settings were lost', true],
  ])(
    '%s',
    async (_what, forget) => {
      const { machine, medium, old, slips } = await renewed(33, forget);
      expect((await machine.backUp(true)).number).toBe(34);
      expect((await machine.backUp()).number).toBe(35);
      expect(await numbersBy(medium, bySlips(slips))).toEqual([35, 34]);
      expect((await numbersBy(medium, bySlips(old)))[0]).toBe(33);
    },
    120_000,
  );

  it('is not led up by one forged list under a high number', async () => {
    const { machine, medium } = await renewed(5, true);
    const lists = join(setOf(medium), 'lists');
    const forged = readFileSync(join(lists, '00000005.list'));
    forged.writeUInt32BE(90_000_000, 92);
    writeFileSync(join(lists, '90000000.list'), forged);
    expect((await machine.backUp()).number).toBe(6);
  }, 60_000);

  it('opens by a secret of either time, shown by its day, where a former program began the numbers anew', async () => {
    const { machine, medium, old, slips } = await renewed(3);
    // What the former program wrote: the new list has number 1, those of the former key 2 and 3.
    const elsewhere = stick();
    await machine.use(elsewhere);
    rmSync(join(machine.vault, 'backup-settings'));
    rmSync(join(machine.vault, 'backup-settings.prev'), { force: true });
    await machine.use(elsewhere);
    expect((await machine.backUp()).number).toBe(1);
    rmSync(join(setOf(medium), 'lists', '00000001.list'));
    copy(elsewhere, medium);
    expect(numbersOn(medium)).toEqual([1, 2, 3]);
    expect(await numbersBy(medium, bySlips(slips))).toEqual([1]);
    expect(await numbersBy(medium, bySlips(old))).toEqual([3, 2]);
    const clerk: Unlock = {
      kind: 'passphrase',
      account: 'clerk' as AccountId,
      passphrase: 'clerk passphrase',
    };
    expect(await numbersBy(medium, clerk)).toEqual([1, 3, 2]);
  }, 60_000);

  it('never opens by what was replaced under the same master key, and one wrong try is counted once', async () => {
    const machine = new Machine();
    const old = await machine.office();
    await machine.signIn('admin', 'security', 'clerk');
    const medium = stick();
    await machine.use(medium);
    await machine.backUp();
    const { slips } = await machine.must('security', 'desk.renewSlips', press());
    await machine.backUp();
    expect(await numbersBy(medium, bySlips(old))).toBe('WRONG_SLIPS');
    expect(await numbersBy(medium, bySlips(slips))).toEqual([2, 1]);
    const place = join(scratch(), 'vault');
    const wrong: Unlock = {
      kind: 'passphrase',
      account: 'clerk' as AccountId,
      passphrase: 'not the passphrase',
    };
    expect(await openSet(medium, place, wrong, machine.now)).toMatchObject({ ok: false });
    const counted = JSON.parse(readFileSync(join(`${place}.restore-attempts`, 'attempts'), 'utf8'));
    expect(Object.values(counted.tags)).toMatchObject([{ failures: 1 }]);
  }, 60_000);

  it('takes the place of those before: they go, with their copies, once thirty are there and one is proven', async () => {
    const { machine, medium } = await renewed(32);
    const before = new Set([...filesUnder(medium).keys()].filter((name) => name.includes('/files/')));
    for (let at = 0; at < 30; at += 1) await machine.backUp();
    expect(numbersOn(medium)).toHaveLength(60);
    await machine.backUp(true);
    await machine.backUp();
    const left = numbersOn(medium);
    expect(left).toEqual(Array.from({ length: left.length }, (_, at) => 65 - left.length + at));
    expect(Math.min(...left)).toBeGreaterThan(32);
    const held = [...filesUnder(medium).keys()].filter((name) => name.includes('/files/'));
    expect(held.filter((name) => before.has(name))).toEqual([]);
    const tried = await machine.must('admin', 'backup.verify', { ...press(), number: left[0] ?? 0 });
    expect(tried.clean).toBe(true);
  }, 180_000);

  it('of which one list is damaged loses no copy and leaks none: what is going waits until it can be told', async () => {
    const machine = new Machine();
    await machine.office();
    await machine.signIn('admin', 'clerk');
    const medium = stick();
    await machine.use(medium);
    await machine.backUp();
    const person = { account: 'new', name: '马强', passphrase: 'the passphrase of who is new' };
    await machine.must('admin', 'accounts.add', { ...press(), ...person });
    for (let at = 0; at < 29; at += 1) await machine.backUp();
    const third = join(setOf(medium), 'lists', '00000003.list');
    const sound = readFileSync(third);
    const bytes = Buffer.from(sound);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(third, bytes);
    const of = (what: RegExp) => [...filesUnder(medium).keys()].filter((name) => what.test(name));
    const keys = () =>
      of(/\/files\//).filter((name) =>
        /^[0-9a-f]{64}\n\{/.test(readFileSync(join(medium, name), 'latin1').slice(0, 80)),
      );
    await machine.backUp();
    expect([of(/\.going$/).length, keys().length]).toEqual([1, 2]);
    writeFileSync(third, sound);
    await machine.backUp();
    expect([of(/\.going$/).length, keys().length]).toEqual([0, 1]);
  }, 120_000);
});
