/**
 * Whether a folder that a person chose lies where the store itself is: what is written there would go with it, be
 * destroyed with it after a renewal of the master key, and be gone with its disk. Nothing is written here.
 */
import { realpathSync } from 'node:fs';
import * as native from 'node:path';

/** The rules for paths of one system. */
type Paths = Pick<typeof native, 'basename' | 'dirname' | 'isAbsolute' | 'join' | 'relative' | 'sep'>;

/** Whether a folder is the store's, lies in it, or in one of those that the program makes beside it, whose names begin
 * with the store's and a dot. */
export function liesWithData(vault: string, folder: string, paths: Paths = native): boolean {
  const way = paths.relative(paths.dirname(vault), folder);
  const [first = ''] = way.split(paths.sep);
  if (paths.isAbsolute(way) || first === '..') return false;
  // Whether two names that differ in case are one depends on the disk: in doubt they are.
  const [own, chosen] = [paths.basename(vault).toLowerCase(), first.toLowerCase()];
  return chosen === own || chosen.startsWith(`${own}.`);
}

/** The place behind links and other names; of a folder that is not there, that of the nearest one that is. */
function realPlace(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const above = native.dirname(folder);
    return above === folder ? folder : native.join(realPlace(above), native.basename(folder));
  }
}

/** The same for folders of this machine, whatever links and short names lead to them. */
export const isWithData = (vault: string, folder: string): boolean =>
  liesWithData(realPlace(native.resolve(vault)), realPlace(native.resolve(folder)));
