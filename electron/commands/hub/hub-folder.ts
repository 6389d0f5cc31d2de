/**
 * What lies in a folder of a medium. Names mean nothing (ferry desks rename files), so every regular file counts but
 * hidden ones; links are not followed. Nothing is ever written, renamed or removed there.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  /** From the folder on. */
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds; with the size it tells whether somebody still writes. */
  readonly changedAt: number;
}

/** Every file of a folder and the folders in it, by name. @throws when the folder cannot be read */
export function filesIn(folder: string): readonly FoundFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.split(/[\\/]/).some((part) => part.startsWith('.')))
    .sort()
    .flatMap((name): FoundFile[] => {
      const path = join(folder, name);
      const about = lstatSync(path, { throwIfNoEntry: false });
      if (about === undefined || !about.isFile()) return [];
      return [{ path, name, bytes: about.size, changedAt: about.mtimeMs }];
    });
}

/** Whether a file is as it was at another look. */
export const isSame = (one: FoundFile, other: FoundFile | undefined): boolean =>
  other !== undefined && one.bytes === other.bytes && one.changedAt === other.changedAt;
