/** An office without a window is enrolled by `desk enrol` on its store: three steps, two administrators. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskIo } from '#electron/commands/desk-io';
import { runDesk } from '#electron/commands/run-desk';
import { Machine } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';
import { type RegionDesk, region, withKey } from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const PEOPLE = {
  admin: 'correct horse battery',
  security: 'security passphrase',
  boss: 'another long phrase',
};

/** Runs a step on a store as one of its people. */
async function step(vault: string, account: keyof typeof PEOPLE, ...argv: readonly string[]) {
  const results: unknown[] = [];
  const io: DeskIo = {
    result: (value) => results.push(value),
    say: () => undefined,
    env: { DESK_PASSPHRASE: PEOPLE[account] },
    cwd: tmpdir(),
    samples: tmpdir(),
  };
  const code = await runDesk(['enrol', ...argv, '--vault', vault, '--account', account], io);
  return { code, result: results[0] as { ok: boolean; value?: { [name: string]: unknown } } };
}

/** The region's answer to a request in a folder. */
async function answerTo(at: RegionDesk, folder: string, digits: string): Promise<string> {
  const [file = ''] = readdirSync(folder);
  withKey(at, 3);
  at.desk.answers.set('选定入网申请文件', join(folder, file));
  at.desk.answers.set('选定入网批复文件的存放位置', at.at.dir);
  const input = { passphrase: PASSPHRASE, digits, designated: false, scanned: null };
  const { fileName } = await at.desk.must('admin', 'region.enrol', { commandId: commandId(), ...input });
  return join(at.at.dir, fileName);
}

describe('desk enrol on a store', () => {
  it('asks, accepts and confirms; nobody does the last two alone', async () => {
    const at = await region();
    const office = new Machine();
    await office.office();
    await office.app.close();
    const folder = mkdtempSync(join(tmpdir(), 'enrol-'));
    folders.push(folder);
    const asked = await step(office.vault, 'admin', 'request', folder);
    expect(asked.code).toBe(0);
    const answer = await answerTo(at, folder, String(asked.result.value?.digits));
    expect((await step(office.vault, 'boss', 'accept', answer, '--digits', at.root)).code).toBe(1);
    expect((await step(office.vault, 'admin', 'accept', answer, '--digits', at.root)).code).toBe(0);
    expect((await step(office.vault, 'admin', 'confirm', '--digits', at.root)).code).toBe(1);
    expect((await step(office.vault, 'security', 'confirm', '--digits', at.root)).code).toBe(0);
    expect((await step(office.vault, 'boss', 'key')).code).toBe(0);
    const { result } = await step(office.vault, 'boss', 'state');
    expect(result.value).toMatchObject({
      standing: 'enrolled',
      root: { digits: at.root },
      personKey: { isSet: true, usable: true },
    });
    // What the region issues later is read in by hand, too.
    withKey(at, 3);
    at.desk.answers.set('选定收件密钥文件的存放位置', at.at.dir);
    const agency = result.value?.agency as never;
    const rekey = { commandId: commandId(), passphrase: PASSPHRASE, agency };
    const { fileName } = await at.desk.must('admin', 'region.rekey', rekey);
    const file = join(at.at.dir, fileName);
    expect((await step(office.vault, 'boss', 'records', file)).code).toBe(1);
    expect(await step(office.vault, 'admin', 'records', file)).toMatchObject({
      code: 0,
      result: { value: { taken: true } },
    });
  });

  it('without an account or with a word nobody knows is wrong use', async () => {
    const office = new Machine();
    await office.office();
    await office.app.close();
    expect((await step(office.vault, 'admin', 'forget')).code).toBe(3);
    expect((await step(office.vault, 'admin', 'accept', 'x.rsb')).code).toBe(3);
  });
});
