/**
 * The backup set of one store on a medium: which backups there are and what trial restores found. A list that
 * does not open is left out and never a reason not to show the others. Nothing here holds the thread: a medium may
 * be slow, or not answer at all.
 */
import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import { previousOf } from '../durable-file';
import type { StoreFault } from '../faults';
import { systemCode } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { openSealed } from '../sealed-document';
import { type BackupSummary, type ListHeader, listId, openSummary, readListHeader } from './backup-list';
import { isSetName, LISTS_FOLDER, listNumbers, listPath, reportPath, setName } from './set-layout';
import { overTarget } from './target-fault';

/** Enough for the outside and the summary of a list; the files come after. */
const HEAD_BYTES = 8192;

/** What a trial restore found; kept sealed beside the set. */
export interface TrialReport {
  readonly number: number;
  /** `listId` of the list that was tried: a report of another list says nothing. */
  readonly list: string;
  readonly at: Instant;
  readonly clean: boolean;
  /** What was found first, in words; null when everything is sound. */
  readonly finding: string | null;
  /** Files of the store whose copies are missing or damaged: the next backup copies them again. */
  readonly damaged: readonly string[];
  readonly entries: number;
  readonly signatures: number;
  readonly attachments: number;
  readonly head: string;
  readonly stateHash: string;
  readonly seconds: number;
}

/** One backup as lists show it. */
export interface BackupListed {
  readonly summary: BackupSummary;
  /** The latest trial restore of it; null: 未验证. */
  readonly trial: TrialReport | null;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The set of a store in a folder that a person chose: the set itself, or the folder that holds it. */
export function setIn(folder: string, store: string): string {
  return basename(folder) === setName(store) ? folder : join(folder, setName(store));
}

/** Names in a folder of the medium, sorted; none when there is no folder. @throws what the operating system throws. */
export async function namesOn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of a file of the medium; null when there is none. @throws what the operating system throws. */
export async function bytesOn(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** All sets in a chosen folder, the folder itself when it is one. @throws what the operating system throws. */
async function setsIn(folder: string): Promise<readonly string[]> {
  if (isSetName(basename(folder))) return [folder];
  return (await readdir(folder)).filter(isSetName).map((name) => join(folder, name));
}

/** Numbers of the lists of a set, ascending. @throws what the operating system throws. */
export const numbersIn = async (set: string): Promise<readonly number[]> =>
  listNumbers(await namesOn(join(set, LISTS_FOLDER)));

/** The outside and the summary of a list. @throws what the operating system throws. */
export async function headOf(set: string, number: number): Promise<Uint8Array> {
  const file = await open(listPath(set, number), 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The whole list with this number; null when there is none. @throws what the operating system throws. */
export const listBytes = (set: string, number: number): Promise<Uint8Array | null> =>
  bytesOn(listPath(set, number));

/** A set as it looks without any key. */
export interface SetOutside {
  readonly set: string;
  /** Outsides of its lists, newest first. */
  readonly lists: readonly ListHeader[];
}

async function outsideOf(set: string): Promise<SetOutside | 'newer'> {
  const headers: (ListHeader | 'newer' | null)[] = [];
  for (const number of [...(await numbersIn(set))].reverse())
    headers.push(readListHeader(await headOf(set, number)));
  const lists = headers.filter((one): one is ListHeader => one !== null && one !== 'newer');
  return lists.length === 0 && headers.includes('newer') ? 'newer' : { set, lists };
}

/** The set in a chosen folder with the most backups. */
export async function findSet(folder: string): Promise<Result<SetOutside, StoreFault>> {
  const found = await overTarget(async () => Promise.all((await setsIn(folder)).map(outsideOf)));
  if (!found.ok) return found;
  const sets = found.value
    .filter((one): one is SetOutside => one !== 'newer' && one.lists.length > 0)
    .sort((a, b) => b.lists.length - a.lists.length);
  const [first] = sets;
  if (first) return ok(first);
  return err(
    found.value.includes('newer')
      ? { code: 'NEWER_FORMAT', where: LISTS_FOLDER }
      : { code: 'BACKUP_MISSING' },
  );
}

/** The report of a trial restore of exactly this list; null without one. @throws what the operating system throws. */
async function reportOf(
  set: string,
  number: number,
  ring: KeyRing,
  list: string,
): Promise<TrialReport | null> {
  const path = reportPath(set, number);
  for (const generation of [path, previousOf(path)]) {
    const bytes = await bytesOn(generation);
    const report = bytes && openSealed<TrialReport>(ring, 'rsb/store/backup-report/1', bytes);
    if (report !== null && report !== 'newer') return report.list === list ? report : null;
  }
  return null;
}

/** Every backup of a set that opens, newest first. */
export function listBackups(
  set: string,
  ring: KeyRing,
): Promise<Result<readonly BackupListed[], StoreFault>> {
  return overTarget(async () => {
    const listed: BackupListed[] = [];
    for (const number of [...(await numbersIn(set))].reverse()) {
      const head = await headOf(set, number);
      const summary = openSummary(ring, head);
      if (summary === null) continue;
      listed.push({ summary, trial: await reportOf(set, number, ring, listId(head)) });
    }
    return listed;
  });
}
