/**
 * The backup set of one store on a medium: which backups there are and what trial restores found. A list that
 * does not open is left out and never a reason not to show the others.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import { namesIn } from '../disk';
import type { StoreFault } from '../faults';
import { systemCode } from '../file-fault';
import { readFully } from '../journal/segment-files';
import type { KeyRing } from '../key-ring';
import { readSealed } from '../sealed-document';
import { type BackupSummary, type ListHeader, listId, openSummary, readListHeader } from './backup-list';
import { isSetName, LISTS_FOLDER, listNumbers, listPath, reportPath, setName } from './set-layout';
import { onTarget } from './target-fault';

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

/** All sets in a chosen folder, the folder itself when it is one. @throws what the operating system throws. */
function setsIn(folder: string): readonly string[] {
  if (isSetName(basename(folder))) return [folder];
  return namesIn(folder)
    .filter(isSetName)
    .map((name) => join(folder, name));
}

/** Numbers of the lists of a set, ascending. @throws what the operating system throws. */
export const numbersIn = (set: string): readonly number[] => listNumbers(namesIn(join(set, LISTS_FOLDER)));

function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.subarray(0, readFully(file, bytes, 0));
  } finally {
    closeSync(file);
  }
}

/** The whole list with this number; null when there is none. @throws what the operating system throws. */
export function listBytes(set: string, number: number): Uint8Array | null {
  try {
    return readFileSync(listPath(set, number));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A set as it looks without any key. */
export interface SetOutside {
  readonly set: string;
  readonly store: string;
  /** Outsides of its lists, newest first. */
  readonly lists: readonly ListHeader[];
}

/** The set in a chosen folder with the most backups. */
export function findSet(folder: string): Result<SetOutside, StoreFault> {
  const found = onTarget(() =>
    setsIn(folder).map((set): SetOutside | 'newer' => {
      const headers = numbersIn(set)
        .map((number) => readListHeader(headOf(listPath(set, number))))
        .reverse();
      const lists = headers.filter((one): one is ListHeader => one !== null && one !== 'newer');
      if (lists.length === 0 && headers.includes('newer')) return 'newer';
      return { set, store: lists[0]?.store ?? '', lists };
    }),
  );
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

/** The report of a trial restore of exactly this list; null without one. */
export function reportOf(set: string, number: number, ring: KeyRing, list: string): TrialReport | null {
  const read = readSealed<TrialReport>(reportPath(set, number), ring);
  if (!read.ok || read.value === 'nothing' || read.value === 'damaged') return null;
  return read.value.list === list ? read.value : null;
}

/** Every backup of a set that opens, newest first. */
export function listBackups(set: string, ring: KeyRing): Result<readonly BackupListed[], StoreFault> {
  return onTarget(() =>
    [...numbersIn(set)].reverse().flatMap((number): BackupListed[] => {
      const head = headOf(listPath(set, number));
      const summary = openSummary(ring, head);
      return summary === null ? [] : [{ summary, trial: reportOf(set, number, ring, listId(head)) }];
    }),
  );
}
