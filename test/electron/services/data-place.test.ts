/** A medium is never the place of the data itself, however its name is written. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithData, liesWithData } from '#electron/services/desk/data-place';
import { Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const PLACES: readonly (readonly [folder: string, inside: boolean])[] = [
  ['C:\\data\\vault', true],
  ['C:\\data\\vault\\backup', true],
  ['c:\\DATA\\Vault\\backup', true],
  ['C:/data/vault/backup', true],
  ['C:\\data\\vault.former-master-2026-03-09\\backup', true],
  ['C:\\data\\VAULT.new-master', true],
  ['C:\\data', false],
  ['C:\\data\\vaults', false],
  ['C:\\', false],
  ['D:\\data\\vault', false],
  ['\\\\server\\share\\vault', false],
];

describe('a folder that a person chose', () => {
  it.each(PLACES)('%s: with the data: %s', (folder, inside) => {
    expect(liesWithData('C:\\data\\vault', folder, win32)).toBe(inside);
  });

  it.each([
    ['/data/vault/backup', true],
    ['/data/vault.trial/backup', true],
    ['/data/vault-backup', false],
    ['/media/stick', false],
  ])('%s: with the data: %s', (folder, inside) => {
    expect(liesWithData('/data/vault', folder, posix)).toBe(inside);
  });

  it('is looked at behind its links, also one whose last folder is not there yet', () => {
    const root = scratch();
    mkdirSync(join(root, 'vault', 'inside'), { recursive: true });
    symlinkSync(join(root, 'vault', 'inside'), join(root, 'link'));
    expect(isWithData(join(root, 'vault'), join(root, 'link'))).toBe(true);
    expect(isWithData(join(root, 'vault'), join(root, 'link', 'new'))).toBe(true);
    expect(isWithData(join(root, 'vault'), join(root, 'elsewhere'))).toBe(false);
  });

  it('with the data is refused for backups, for archives and for the older part of the log', async () => {
    const machine = new Machine();
    machine.archiveKit = stick();
    await machine.restart();
    await machine.office();
    await machine.signIn('admin', 'auditor');
    const link = join(scratch(), 'link');
    symlinkSync(machine.vault, link);
    for (const chosen of [machine.vault, link, `${machine.vault}.former-master-2026-03-09`]) {
      machine.chosen = chosen;
      const press = () => ({ commandId: commandId() });
      expect(await machine.refusal('admin', 'backup.chooseTarget', press())).toBe('INPUT_INVALID');
      expect(await machine.refusal('admin', 'backup.archive', press())).toBe('INPUT_INVALID');
      expect(await machine.refusal('auditor', 'log.cut', { ...press(), years: 3 })).toBe('INPUT_INVALID');
    }
  });
});
