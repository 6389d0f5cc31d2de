/** The folder of the packs: which are there, which number is free, and deleting those nobody names. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../disk';
import { fileFault, onDisk, quietly } from '../file-fault';
import type { PackRef } from './directory';
import { packName, packNumber, packPlace } from './pack-format';
import { TablesDamaged } from './tables-damaged';

/** @throws TablesDamaged when a pack is missing or shorter than it was written */
export function checkPacks(folder: string, packs: readonly PackRef[]): void {
  for (const { pack, bytes } of packs) {
    const size = sizeOf(folder, pack);
    if (size < bytes) throw new TablesDamaged(packPlace(pack), size);
  }
}

function sizeOf(folder: string, pack: number): number {
  try {
    return statSync(join(folder, packName(pack)), { throwIfNoEntry: false })?.size ?? 0;
  } catch (error) {
    throw new TablesDamaged(packPlace(pack), 0, fileFault(error, packPlace(pack)));
  }
}

const packsIn = (folder: string): readonly number[] =>
  namesIn(folder).flatMap((name) => packNumber(name) ?? []);

/** A number that neither the directory nor a left-over file has. */
export function freePack(folder: string, packs: readonly PackRef[]): number {
  return Math.max(0, ...packs.map(({ pack }) => pack), ...packsIn(folder)) + 1;
}

/** Deletes a pack nobody names. One that cannot be deleted now is deleted with a later snapshot. */
export const removePack = (folder: string, pack: number): boolean =>
  quietly(() => rmSync(join(folder, packName(pack)), { force: true }));

/** Deletes every pack but these. What cannot be tidied up now is tidied up with a later snapshot. */
export function removeOthers(folder: string, named: ReadonlySet<number>): void {
  const there = onDisk(folder, () => packsIn(folder));
  if (there.ok) for (const pack of there.value) if (!named.has(pack)) removePack(folder, pack);
}
