/** What the tests of a new master key share: an office, the renewal, and what stands beside the store. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { destroyed } from '#electron/store/rotation/destroy';
import { Machine } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

/** Folders beside the store, when what is being removed is gone. */
export async function beside({ vault }: Machine): Promise<readonly string[]> {
  await destroyed();
  return readdirSync(dirname(vault)).filter((name) => name.startsWith(`${basename(vault)}.`));
}

/** Renews the master key. */
export const renew = (machine: Machine) =>
  machine.must('security', 'desk.renewMaster', { commandId: commandId() });

/** An office of which everybody is signed in, with its slips. */
export async function office(): Promise<{ machine: Machine; slips: readonly string[] }> {
  const machine = new Machine();
  const slips = await machine.office();
  await machine.signIn('admin', 'security', 'clerk', 'auditor');
  await machine.begin();
  return { machine, slips };
}

/** Lines of the log about keys, newest first: title and outcome. */
export async function keyLines(machine: Machine): Promise<readonly string[]> {
  const filter = {
    from: null,
    to: null,
    actor: null,
    kind: 'keys' as const,
    outcome: null,
    procedure: '',
    text: '',
  };
  const { lines } = await machine.must('auditor', 'log.list', { filter, page: 0 });
  return lines.map(({ title, outcome }) => `${title} ${outcome}`);
}

/** Codes of the warnings somebody is shown. */
export const codes = async (machine: Machine, who: string): Promise<readonly string[]> =>
  (await machine.must(who, 'desk.state', {})).warnings.map(({ code }) => code);
