/**
 * The media that are plugged in and mounted, where the system tells: Linux does by its tables of mounts and devices. Other
 * systems tell it to native code alone; there nothing is known, and nothing is guessed.
 */
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { MediumNoted } from '#shared/journal/medium-words';
import { type DeviceFolders, LINUX, volumeAt } from './medium';

/** A medium that is plugged in. */
export interface PluggedMedium extends MediumNoted {
  /** Where it can be written to and read from. */
  readonly path: string;
  /** Nothing can be written to it. */
  readonly isReadOnly: boolean;
}

/** Where Linux tells which device is mounted where. */
const MOUNTS = '/proc/self/mountinfo';

/** More than anybody plugs into one machine. */
const MOST = 50;

/** What is plugged in now; null where the system does not tell it. */
export async function pluggedMedia(): Promise<readonly PluggedMedium[] | null> {
  return process.platform === 'linux' ? pluggedAt(MOUNTS, LINUX) : null;
}

/** The same by files of this form. */
export async function pluggedAt(
  mounts: string,
  devices: DeviceFolders,
): Promise<readonly PluggedMedium[] | null> {
  const text = await readFile(mounts, 'utf8').catch(() => null);
  if (text === null) return null;
  const found = new Map<string, PluggedMedium>();
  for (const { number, path, options } of text.split('\n').flatMap(mountOf)) {
    if (found.has(number) || found.size >= MOST) continue;
    const device = await realpath(join(devices.numbers, number)).catch(() => null);
    if (device === null || !(await isPluggedIn(device))) continue;
    const isReadOnly = options.includes('ro') || (await said(device, 'ro')) === '1';
    found.set(number, {
      folder: basename(path) || path,
      path,
      isReadOnly,
      ...(await volumeAt(number, devices)),
    });
  }
  return [...found.values()];
}

/** One line of the table of mounts: number of the device, where it is mounted, and how. */
function mountOf(line: string): { number: string; path: string; options: readonly string[] }[] {
  const [, , number, , path, options] = line.split(' ');
  if (number === undefined || path === undefined || options === undefined) return [];
  return [{ number, path: unescaped(path), options: options.split(',') }];
}

/** Blanks and the like stand there as three octal digits, byte by byte. */
const unescaped = (path: string): string =>
  path.replaceAll(/\\([0-7]{3})/gu, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** A device on a wire that is plugged, or whose medium comes out. */
async function isPluggedIn(device: string): Promise<boolean> {
  if (/\/usb\d/u.test(device)) return true;
  return (await said(device, 'removable')) === '1' || (await said(dirname(device), 'removable')) === '1';
}

const said = async (device: string, what: string): Promise<string> =>
  (await readFile(join(device, what), 'utf8').catch(() => '')).trim();
