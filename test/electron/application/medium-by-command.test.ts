/** `desk archive` and `desk cut-log` never make the folder of a medium: on an empty mount point it would be this disk. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runDesk } from '#electron/commands/run-desk';
import { Machine, scratch } from '../../helpers/backup-kit';
import { SAMPLES } from '../../helpers/case-kit';

it.each([
  ['archive', 'admin', 'correct horse battery'],
  ['cut-log', 'auditor', 'auditor passphrase'],
] as const)(
  'desk %s refuses a medium that is not there, and makes nothing',
  async (command, account, passphrase) => {
    const machine = new Machine();
    await machine.office();
    await machine.app.close();
    const medium = join(scratch(), 'stick');
    const results: unknown[] = [];
    const io = {
      result: (value: unknown) => results.push(value),
      say: () => undefined,
      env: { DESK_PASSPHRASE: passphrase },
      cwd: machine.root,
      samples: SAMPLES,
    };
    expect(await runDesk([command, medium, '--vault', machine.vault, '--account', account], io)).toBe(2);
    expect(results).toMatchObject([{ ok: false, failure: { code: 'TARGET_MISSING' } }]);
    expect(existsSync(medium)).toBe(false);
  },
);
