/** `desk backup` and `desk restore`: a round trip by command, a medium that is full, secrets never as arguments. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, Machine, stick } from '../helpers/backup-kit';
import { desk, ROOT } from '../helpers/desk-cli';
import { commandId, FIRST } from '../helpers/desk-kit';

const ADMIN = { DESK_PASSPHRASE: 'correct horse battery' };
const BIG_BYTES = 3_000_000;

/** A PDF as large as asked: only its beginning is looked at. */
function pdf(bytes: number): string {
  const content = Buffer.alloc(bytes, 0x20);
  content.write('%PDF-1.7\n', 0, 'latin1');
  for (let at = 16; at < bytes; at += 97) content.writeUInt8(at % 251, at);
  content.write('%%EOF\n', bytes - 6, 'latin1');
  return content.toString('base64');
}

/** A closed office with one case that holds a file. */
async function office(): Promise<{ machine: Machine; slips: readonly string[] }> {
  const machine = new Machine();
  machine.now = new Date().toISOString() as Machine['now'];
  const slips = await machine.office();
  await machine.signIn('clerk');
  const { caseId, version } = await machine.must('clerk', 'cases.create', {
    ...FIRST,
    commandId: commandId(),
  });
  await machine.must('clerk', 'cases.attach', {
    commandId: commandId(),
    caseId,
    version,
    type: '03',
    field: 'commitmentFile',
    title: '承诺书',
    fileName: '存证证书.pdf',
    content: pdf(BIG_BYTES),
  });
  await machine.app.close();
  return { machine, slips };
}

const backUp = (machine: Machine, to: string) =>
  desk(['backup', '--vault', machine.vault, '--to', to, '--account', 'admin', '--verify'], ADMIN);

describe('backups by command', () => {
  it('go to a medium and come back on another machine, which goes on there', async () => {
    const { machine, slips } = await office();
    const medium = stick();
    const made = backUp(machine, medium);
    expect(made.words).toBe('');
    expect(made.results[0]).toMatchObject({ ok: true, value: { number: 1, report: { clean: true } } });
    const other = new Machine();
    const line = ['restore', '--from', medium, '--vault', other.vault, '--reason', '原机损坏'];
    const refused = desk(line, { DESK_PASSPHRASE: `${slips[0]}\n${slips[0]}\n` });
    expect(refused.code).toBe(2);
    expect(refused.results[0]).toMatchObject({ failure: { code: 'WRONG_SLIPS' } });
    const restored = desk(line, { DESK_PASSPHRASE: `${slips[0]}\n${slips[2]}\n` });
    expect(restored.results).toMatchObject([{ ok: true, value: { clean: true } }, { ok: true }]);
    other.now = new Date().toISOString() as Machine['now'];
    await other.signIn('clerk');
    await other.begin();
    await other.app.close();
    const checked = desk(['verify', '--vault', other.vault, '--account', 'admin'], ADMIN);
    expect(checked.results[0]).toMatchObject({ clean: true });
    expect(desk(line, { DESK_PASSPHRASE: `${slips[0]}\n${slips[2]}\n` }).results[0]).toMatchObject({
      failure: { code: 'ALREADY_SET_UP' },
    });
  }, 120_000);

  it('tell a medium that is full; the backup before stays as it was', async () => {
    const { machine } = await office();
    const medium = stick();
    mkdirSync(join(medium, 'secret'));
    writeFileSync(join(medium, 'secret', 'passphrase'), ADMIN.DESK_PASSPHRASE);
    const cli = join(ROOT, 'out', 'app', 'cli.cjs');
    const line = `ulimit -S -f 2048; exec node ${cli} backup --vault ${machine.vault} --to ${medium} --account admin`;
    const full = spawnSync('bash', ['-c', `${line} --passphrase-file ${medium}/secret/passphrase`], {
      encoding: 'utf8',
    });
    expect(JSON.parse(full.stdout)).toMatchObject({ ok: false, failure: { code: 'TARGET_FULL' } });
    expect([...filesUnder(medium).keys()].filter((name) => /\.(?:list|tmp)$/.test(name))).toEqual([]);
    const made = backUp(machine, medium);
    expect(made.results[0]).toMatchObject({ ok: true, value: { report: { clean: true } } });
    for (const name of filesUnder(medium).keys())
      expect(readFileSync(join(medium, name)).includes('存证证书')).toBe(false);
  }, 120_000);
});
