// Every file below a folder, by content: for proving that nothing was written, or what was.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the plain files below a folder; none when it does not exist. */
export function pathsOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Path and digest of every file below a folder. */
export const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    pathsOf(folder).map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
