/**
 * An import whose fold is not what was previewed: nothing is written any more, and a mark beside the store outlasts
 * the program. The next opening makes what is kept of the fold anew from the journal, which alone is the record.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '#electron/services/desk/desk';
import { SNAPSHOT_FOLDER } from '#electron/store/layout';

const folderOf = ({ ports }: Desk): string => `${ports.paths.vault}.exchange`;
const markOf = (desk: Desk): string => join(folderOf(desk), 'halted');

/** Nothing is written from now on. */
export function haltWriting(desk: Desk): void {
  desk.exchanging.writing = 'halted';
  mkdirSync(folderOf(desk), { recursive: true, mode: 0o700 });
  writeFileSync(markOf(desk), '', { mode: 0o600 });
}

/** Before a store is opened: what was halted is folded anew. */
export function forgetHaltedFold(desk: Desk): void {
  if (existsSync(markOf(desk)))
    rmSync(join(desk.ports.paths.vault, SNAPSHOT_FOLDER), { recursive: true, force: true });
}

/** After it was opened so. */
export function resumeWriting(desk: Desk): void {
  rmSync(markOf(desk), { force: true });
  desk.exchanging.writing = 'free';
}
