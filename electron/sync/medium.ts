/**
 * On which medium a folder lies: the folder that was chosen, with label and serial of its volume where the
 * system tells them. Linux tells them by the links of its device folder; other systems tell them to native code alone, so
 * there, and wherever nothing is told, the record says so. Nothing is guessed.
 */
import { readdir, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mediumWords, type Volume, withoutJoints } from '#shared/journal/medium-words';

/** Where Linux tells of its devices. Every one of them only tells: nothing is mounted or changed. */
export interface DeviceFolders {
  /** Links by device number: `8:17`. */
  readonly numbers: string;
  /** Links by label and by serial of the volume: `by-label`, `by-uuid`. */
  readonly disks: string;
}

export const LINUX: DeviceFolders = { numbers: '/sys/dev/block', disks: '/dev/disk' };

/** `U盘（卷标 KINGSTON，卷序列号 1A2B-3C4D）`: the medium a folder is on. */
export async function mediumOf(folder: string): Promise<string> {
  const volume =
    process.platform === 'linux'
      ? await volumeAt((await deviceNumber(folder)) ?? '', LINUX)
      : { label: '', serial: '' };
  return mediumWords({ folder: basename(folder) || folder, ...volume });
}

/** `8:17`: the device a folder lies on, as the kernel counts them. Null when it cannot be asked. */
async function deviceNumber(folder: string): Promise<string | null> {
  const about = await stat(folder, { bigint: true }).catch(() => null);
  if (about === null) return null;
  const { dev } = about;
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn);
  return `${major}:${minor}`;
}

/** Label and serial of the volume on a device. */
export async function volumeAt(number: string, { numbers, disks }: DeviceFolders): Promise<Volume> {
  // A file system of no device has no link here: nothing is known of it.
  const device = await readlink(join(numbers, number)).catch(() => null);
  if (device === null) return { label: '', serial: '' };
  const named = (by: string) => nameOf(basename(device), join(disks, by));
  return { label: await named('by-label'), serial: await named('by-uuid') };
}

/** The name under which a folder of links leads to a device. */
async function nameOf(device: string, folder: string): Promise<string> {
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    const target = await readlink(join(folder, name)).catch(() => null);
    if (target !== null && basename(target) === device) return shown(name);
  }
  return '';
}

/** Most characters that are kept: whoever formats a medium writes what they like. */
const MOST = 40;

/** Links write a byte that is no plain character as `\x20`. What is not shown anyhow is left out. */
function shown(name: string): string {
  const bytes = name.replaceAll(/\\x([0-9a-f]{2})/giu, (_all, hex: string) => `%${hex}`);
  let text = name;
  try {
    text = decodeURIComponent(bytes);
  } catch {
    // Bytes of another alphabet stay as the link has them.
  }
  return withoutJoints(text.replaceAll(/\p{C}/gu, '')).trim().slice(0, MOST);
}
