/** What is plugged in, by the tables of a system: sticks and discs, not the disks of the machine. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pluggedAt } from '#electron/sync/plugged-media';

const dir = mkdtempSync(join(tmpdir(), 'plugged-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A device by its number, with what the system says of it. */
function device(number: string, path: string, says: { readonly [what: string]: string }): void {
  const place = join(dir, 'devices', path);
  mkdirSync(place, { recursive: true });
  for (const [what, text] of Object.entries(says)) writeFileSync(join(place, what), `${text}\n`);
  symlinkSync(place, join(dir, 'numbers', number));
}

it('sticks and discs are told with their volume, and whether they can be written', async () => {
  const at = { numbers: join(dir, 'numbers'), disks: join(dir, 'disks') };
  for (const folder of [at.numbers, join(at.disks, 'by-label'), join(at.disks, 'by-uuid')])
    mkdirSync(folder, { recursive: true });
  device('8:2', 'pci0/ata1/block/sda/sda2', { ro: '0' });
  device('8:17', 'pci0/usb2/block/sdb/sdb1', { ro: '0' });
  device('8:33', 'pci0/usb3/block/sdc/sdc1', { ro: '1' });
  device('11:0', 'pci0/ata2/block/sr0', { ro: '0', removable: '1' });
  symlinkSync('../../sdb1', join(at.disks, 'by-label', 'KINGSTON'));
  symlinkSync('../../sdb1', join(at.disks, 'by-uuid', '1A2B-3C4D'));
  const mounts = join(dir, 'mounts');
  writeFileSync(
    mounts,
    [
      '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
      '40 22 0:35 / /proc rw - proc proc rw',
      '41 22 8:17 / /media/a\\040b rw,nosuid - vfat /dev/sdb1 rw',
      '42 22 8:17 / /mnt/again rw - vfat /dev/sdb1 rw',
      '43 22 8:33 / /media/locked rw - vfat /dev/sdc1 rw',
      '44 22 11:0 / /media/disc ro,nosuid - iso9660 /dev/sr0 ro',
      'nonsense',
      '',
    ].join('\n'),
  );
  expect(await pluggedAt(mounts, at)).toEqual([
    { folder: 'a b', path: '/media/a b', isReadOnly: false, label: 'KINGSTON', serial: '1A2B-3C4D' },
    { folder: 'locked', path: '/media/locked', isReadOnly: true, label: '', serial: '' },
    { folder: 'disc', path: '/media/disc', isReadOnly: true, label: '', serial: '' },
  ]);
});

it('nothing is said where the system does not tell', async () => {
  const at = { numbers: join(dir, 'none'), disks: join(dir, 'none') };
  expect(await pluggedAt(join(dir, 'gone'), at)).toBe(null);
});
