/**
 * Where a store under a new master key is made, and how it takes the place of the present one: two renames. A cut
 * between them leaves no folder at the place, and `settleRotation` then makes the second one. The store before is
 * kept beside for a while and then destroyed.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { flushFolder, namesIn } from '../disk';
import { quietly, systemCode } from '../file-fault';
import { whenFree } from '../journal/locked-file';
import { readKeys } from '../keys/key-file';
import { destroy } from './destroy';

const BESIDE = '.new-master';
const GOING = '.new-master-going';
const KEPT = '.former-master-';
const LOCK_FOLDER = 'lock';
/** Days for which the store under the former master key is kept (sync 2.5). */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Where the new store is made. */
export const rotationBeside = (dir: string): string => dir + BESIDE;

/** Removes what an earlier rotation left unfinished: nobody knows its master key any more. Its place is free at once,
 * its files go by and by. Not where the store itself is not in its place: then it may be the store. */
export function clearBeside(dir: string): void {
  if (!existsSync(dir)) return;
  const beside = rotationBeside(dir);
  if (existsSync(beside)) move(beside, freeName(dir + GOING));
  for (const path of goingStores(dir)) destroy(path);
}

/** Folders beside a store that an earlier rotation left and that are being removed. */
export function goingStores(dir: string): readonly string[] {
  const first = basename(dir) + GOING;
  return namesIn(dirname(dir))
    .filter((name) => name === first || (/^-\d+$/.test(name.slice(first.length)) && name.startsWith(first)))
    .map((name) => join(dirname(dir), name));
}

/** Folders beside a store that hold it under former master keys, with the day on which each was put aside. */
function keptStores(dir: string): readonly { readonly path: string; readonly day: string }[] {
  const prefix = basename(dir) + KEPT;
  return namesIn(dirname(dir)).flatMap((name) => {
    const day = name.startsWith(prefix)
      ? /^(\d{4}-\d{2}-\d{2})(-\d+)?$/.exec(name.slice(prefix.length))
      : null;
    return day?.[1] === undefined ? [] : [{ path: join(dirname(dir), name), day: day[1] }];
  });
}

/** A path that nothing has: the first one, or it with a number. */
function freeName(first: string): string {
  if (!existsSync(first)) return first;
  for (let number = 2; ; number += 1) if (!existsSync(`${first}-${number}`)) return `${first}-${number}`;
}

function move(from: string, to: string): void {
  whenFree(() => renameSync(from, to));
  flushFolder(dirname(to));
}

/** Puts the store beside in the place of the present one, which must be closed. When the second rename fails the
 * first is taken back. @throws what the operating system throws. */
export function swapStores(dir: string, now: Instant): void {
  const kept = freeName(`${dir}${KEPT}${now.slice(0, 'YYYY-MM-DD'.length)}`);
  move(dir, kept);
  try {
    move(rotationBeside(dir), dir);
  } catch (error) {
    // Another process that found the place empty has settled it already.
    if (systemCode(error) !== 'ENOENT' || !existsSync(dir)) {
      move(kept, dir);
      throw error;
    }
  }
  quietly(() => rmSync(join(kept, LOCK_FOLDER), { recursive: true, force: true }));
}

/** Ends a swap that a power cut stopped between its renames. Nothing happens where there was none.
 * @throws what the operating system throws. */
export function settleRotation(dir: string): void {
  if (existsSync(dir) || !existsSync(rotationBeside(dir))) return;
  const store = storeIn(rotationBeside(dir));
  if (store !== null && keptStores(dir).some(({ path }) => storeIn(path) === store))
    move(rotationBeside(dir), dir);
}

/** The store a folder holds keys of; null without any. */
function storeIn(dir: string): string | null {
  const keys = readKeys(dir);
  return keys.ok && keys.value !== null ? keys.value.document.store : null;
}

/** Destroys what is kept beside a sound store and has had its time. What cannot be removed now is tried again at
 * the next opening. */
export function clearKept(dir: string, now: Instant): void {
  for (const { path, day } of keptStores(dir))
    if (Date.parse(now) - Date.parse(day) >= KEPT_DAYS * DAY_MS) destroy(path);
}
