/** What a medium is called in the record: what the system tells of its volume, and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mediumOf, volumeAt } from '#electron/sync/medium';

const dir = mkdtempSync(join(tmpdir(), 'medium-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** The folders in which a system tells of two volumes. */
function system() {
  const at = { numbers: join(dir, 'numbers'), disks: join(dir, 'disks') };
  for (const folder of [at.numbers, join(at.disks, 'by-label'), join(at.disks, 'by-uuid')])
    mkdirSync(folder, { recursive: true });
  symlinkSync('../../devices/pci0/usb1/block/sda/sda2', join(at.numbers, '8:2'));
  symlinkSync('../../devices/pci0/usb2/block/sdb/sdb1', join(at.numbers, '8:17'));
  symlinkSync('../../devices/pci0/usb2/block/sdc/sdc1', join(at.numbers, '8:33'));
  symlinkSync('../../sda2', join(at.disks, 'by-label', 'root'));
  symlinkSync('../../sdb1', join(at.disks, 'by-label', 'K\\x20\\xe5\\x96\\x80\\xe4\\xbb\\x80\\x1b'));
  symlinkSync('../../sdb1', join(at.disks, 'by-uuid', '1A2B-3C4D'));
  return at;
}

it('label and serial are those of the very volume, as it is labelled', async () => {
  const at = system();
  expect(await volumeAt('8:17', at)).toEqual({ label: 'K 喀什', serial: '1A2B-3C4D' });
  expect(await volumeAt('8:2', at)).toEqual({ label: 'root', serial: '' });
  // A volume without either, and a file system that is on no device.
  expect(await volumeAt('8:33', at)).toEqual({ label: '', serial: '' });
  expect(await volumeAt('0:42', at)).toEqual({ label: '', serial: '' });
});

it('a medium is called by its folder, with what is told of it or that nothing is', async () => {
  const words = await mediumOf(dir);
  expect(words.startsWith(`${basename(dir)}（`)).toBe(true);
  expect(words).toMatch(/卷标|卷序列号/u);
  expect(await mediumOf(join(dir, 'gone'))).toBe('gone（系统未提供卷标、卷序列号）');
});
