/**
 * Puts the store of format 2 in the place of that of format 1, which is kept under another name. Two renames: a cut
 * between them leaves no folder at the place, and `settle` then makes the second one. Frozen.
 */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, flushFolder, isThere, move, namesIn } from './files';
import { keysAt } from './keys';

/** Where the new store is made. */
export const besideOf = (dir: string): string => `${dir}.format-2`;

/** Names under which stores of format 1 are kept. */
function keptNames(dir: string): readonly string[] {
  const prefix = `${basename(dir)}.format-1`;
  return namesIn(dirname(dir)).filter(
    (name) => name === prefix || /^-\d+$/.test(name.startsWith(prefix) ? name.slice(prefix.length) : ''),
  );
}

/** A free name for the store that is kept. */
function freeName(dir: string): string {
  const taken = new Set(keptNames(dir));
  const first = `${basename(dir)}.format-1`;
  if (!taken.has(first)) return join(dirname(dir), first);
  for (let number = 2; ; number += 1)
    if (!taken.has(`${first}-${number}`)) return join(dirname(dir), `${first}-${number}`);
}

/** Swaps the two stores. When the second rename fails, the first is taken back. Answers where the old one is. */
export function swap(dir: string): string {
  const kept = freeName(dir);
  move(dir, kept);
  try {
    move(besideOf(dir), dir);
  } catch (error) {
    // Another process that found the place empty has settled it already.
    if (codeOf(error) === 'ENOENT' && isThere(dir)) return kept;
    move(kept, dir);
    throw error;
  }
  return kept;
}

/** Ends a swap that a power cut stopped between its renames. Nothing happens where there was none. */
export function settle(dir: string): void {
  if (isThere(dir)) return;
  const fresh = keysAt(besideOf(dir));
  if (fresh?.format !== 2) return;
  const isKept = keptNames(dir).some((name) => {
    const kept = keysAt(join(dirname(dir), name));
    return kept?.format === 1 && kept.store === fresh.store;
  });
  if (isKept) move(besideOf(dir), dir);
}

/** Removes what an earlier try left: it may be older than the store. */
export function clearBeside(dir: string): void {
  rmSync(besideOf(dir), { recursive: true, force: true });
  flushFolder(dirname(dir));
}
