/** A trial restore is due by its own days: backups that were made meanwhile, as before imports, never put it off. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Instant } from '#shared/domain/local-date';
import { Machine, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The desk looks so often what is due. */
const LOOK_MS = 30_000;
const patience = { timeout: 30_000, interval: 5 };

const proven = async (machine: Machine): Promise<readonly number[]> =>
  (await machine.must('admin', 'backup.state', {})).backups
    .filter((backup) => backup.proven?.clean)
    .map(({ number }) => number);
const percent = async (machine: Machine) => (await machine.must('admin', 'backup.progress', {})).percent;

/** A desk that backs up and proves every seven days, on its first day, when both are due and done. */
async function weekly(): Promise<Machine> {
  const machine = new Machine();
  await machine.office();
  await machine.signIn('admin', 'clerk');
  await machine.use(stick());
  const days = { everyDays: 7, verifyEveryDays: 7 };
  await machine.must('admin', 'backup.schedule', { commandId: commandId(), ...days });
  await machine.begin();
  vi.advanceTimersByTime(LOOK_MS);
  await vi.waitFor(async () => expect(await proven(machine)).toEqual([1]), patience);
  await vi.waitFor(async () => expect(await percent(machine)).toBeNull(), patience);
  return machine;
}

/** Another day, on which a backup is made and not tried, as before an import; then the desk looks what is due. */
async function dayOf(machine: Machine, day: string): Promise<void> {
  machine.now = `${day}T02:00:00.000Z` as Instant;
  await machine.signIn('admin', 'clerk');
  await machine.backUp();
  vi.advanceTimersByTime(LOOK_MS);
}

describe('a trial restore', () => {
  it('comes in its week though a backup is made every five days', async () => {
    const machine = await weekly();
    await dayOf(machine, '2026-03-14');
    await dayOf(machine, '2026-03-19');
    await vi.waitFor(async () => expect(await proven(machine)).toContain(4), patience);
    const { backups } = await machine.must('admin', 'backup.state', {});
    expect(backups.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect((await proven(machine)).toSorted()).toEqual([1, 4]);
  }, 120_000);

  it('that came to nothing is begun again the next day, not all day long', async () => {
    const machine = await weekly();
    await dayOf(machine, '2026-03-19');
    await vi.waitFor(async () => expect(await percent(machine)).not.toBeNull(), patience);
    await machine.must('admin', 'backup.cancel', {});
    await vi.waitFor(async () => expect(await percent(machine)).toBeNull(), patience);
    vi.advanceTimersByTime(LOOK_MS);
    // Whoever looks at the medium after the desk waits for its look.
    expect(await proven(machine)).toEqual([1]);
    expect(await percent(machine)).toBeNull();
    await dayOf(machine, '2026-03-20');
    await vi.waitFor(async () => expect(await proven(machine)).toHaveLength(2), patience);
  }, 120_000);
});
