/**
 * Takes old backups out of a set, by one rule: the newest 30 stay, the last of every year, and the newest that a trial
 * restore found sound. Those under a former master key, which open nothing for who is here, go when 30 newer ones are
 * there and one is proven. A list goes first, under another name, then the copies that no other list names, so that a
 * list which is shown never lacks a file. Whatever cannot be judged stays. Works in a worker.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../disk';
import { previousOf } from '../durable-file';
import type { KeyRing } from '../key-ring';
import { openFiles } from './backup-list';
import { type BackupListed, bytesOn, listBackups, listBytes, namesOn, numbersIn } from './backup-set';
import {
  FILES_FOLDER,
  filePlace,
  goingNumbers,
  goingPath,
  isUnfinished,
  LISTS_FOLDER,
  listPath,
  reportPath,
  reportTextPath,
} from './set-layout';
import { overTarget } from './target-fault';

/** So many of the newest backups stay. */
export const KEPT_NEWEST = 30;

/** The numbers of backups that may go; `listed`: newest first. */
export function outdated(listed: readonly BackupListed[]): readonly number[] {
  const years = new Set<string>();
  let hasProven = false;
  return listed.flatMap(({ summary, trial }, at) => {
    const year = summary.madeAt.slice(0, 4);
    const isLastOfYear = !years.has(year);
    const isNewestProven = !hasProven && trial?.clean === true;
    years.add(year);
    hasProven ||= isNewestProven;
    return at < KEPT_NEWEST || isLastOfYear || isNewestProven ? [] : [summary.number];
  });
}

/** SHA-256 of the copies that a list names; null when it does not open. */
function namedBy(list: Uint8Array | null, ring: KeyRing): readonly string[] | null {
  const files = list && openFiles(ring, list);
  return files?.map(({ sha256 }) => sha256) ?? null;
}

/** SHA-256 of every copy that the set holds. @throws what the operating system throws. */
async function copiesIn(set: string): Promise<readonly string[]> {
  const files = join(set, FILES_FOLDER);
  const copies: string[] = [];
  for (const folder of (await namesOn(files)).filter((name) => name.length === 2))
    for (const name of await namesOn(join(files, folder)))
      if (!isUnfinished(name)) copies.push(folder + name);
  return copies;
}

/** The copies that only lists name which are going; null when a list that stays cannot be asked. */
async function unneeded(
  set: string,
  ring: KeyRing,
  going: readonly number[],
): Promise<ReadonlySet<string> | null> {
  const named = new Set<string>();
  for (const number of going) {
    // What a list named that does not open is whatever no list names that stays.
    const files = namedBy(await bytesOn(goingPath(set, number)), ring) ?? (await copiesIn(set));
    for (const sha256 of files) named.add(sha256);
  }
  for (const number of [...(await numbersIn(set))].reverse()) {
    // The newest list names nearly everything: seldom is another one opened.
    if (named.size === 0) break;
    const kept = namedBy(await listBytes(set, number), ring);
    if (kept === null) return null;
    for (const sha256 of kept) named.delete(sha256);
  }
  return named;
}

/** Takes out the lists that have their other name, also those of a pruning that never came to its end. While it cannot
 * be told which copies are theirs alone they stay, or those copies would lie there for ever. */
async function sweep(set: string, ring: KeyRing): Promise<void> {
  const going = goingNumbers(await namesOn(join(set, LISTS_FOLDER)));
  const copies = await unneeded(set, ring, going);
  if (copies === null) return;
  for (const sha256 of copies) rmSync(join(set, filePlace(sha256)), { force: true });
  for (const number of going) {
    for (const path of [reportPath(set, number), reportTextPath(set, number)])
      for (const generation of [path, previousOf(path)]) rmSync(generation, { force: true });
    rmSync(goingPath(set, number), { force: true });
  }
}

/** Backups under a former master key, which is known by their numbers alone: they go once there are as many of now as
 * ever stay, and one of these is proven. */
function closedFor(
  numbers: readonly number[],
  listed: readonly BackupListed[],
  formerTop: number,
): readonly number[] {
  if (listed.length < KEPT_NEWEST || !listed.some(({ trial }) => trial?.clean === true)) return [];
  const open = new Set(listed.map(({ summary }) => summary.number));
  return numbers.filter((number) => number <= formerTop && !open.has(number));
}

/** Prunes a set after a backup. What the medium refuses is tried again after the next one.
 * `formerTop`: the highest number that a backup under a former master key had. */
export async function pruneSet(set: string, ring: KeyRing, formerTop: number): Promise<void> {
  await overTarget(async () => {
    const all = await numbersIn(set);
    if (all.length > KEPT_NEWEST) {
      const listed = await listBackups(set, ring);
      const numbers = listed.ok
        ? [...outdated(listed.value), ...closedFor(all, listed.value, formerTop)]
        : [];
      for (const number of numbers) renameSync(listPath(set, number), goingPath(set, number));
      if (numbers.length > 0) flushFolder(join(set, LISTS_FOLDER));
    }
    await sweep(set, ring);
  });
}
