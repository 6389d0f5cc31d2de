/**
 * Names of what a backup set consists of: one folder per store on the medium, in it the copied files by the
 * hash of their bytes, the numbered lists, and what trial restores found. Nothing is read here.
 */
import { join } from 'node:path';

const SET_NAME = /^registry-backup-[0-9a-f]{32}$/;
const LIST_NAME = /^\d{8}\.list$/;
/** Ends the name of a list that is being taken out of the set. */
const GOING = '.going';
const UNFINISHED = '.tmp';

export const FILES_FOLDER = 'files';
export const LISTS_FOLDER = 'lists';
export const REPORTS_FOLDER = 'reports';

/** The folder of a store's backups on a medium; `store`: 32 hex digits. */
export const setName = (store: string): string => `registry-backup-${store}`;

/** Whether a name on a medium is a backup set's. */
export const isSetName = (name: string): boolean => SET_NAME.test(name);

/** Place of a copied file in the set. */
export const filePlace = (sha256: string): string =>
  `${FILES_FOLDER}/${sha256.slice(0, 2)}/${sha256.slice(2)}`;

const numbered = (number: number): string => String(number).padStart(8, '0');

export const listName = (number: number): string => `${numbered(number)}.list`;
export const listPath = (set: string, number: number): string => join(set, LISTS_FOLDER, listName(number));
export const reportPath = (set: string, number: number): string =>
  join(set, REPORTS_FOLDER, `${numbered(number)}.report`);
/** The report as a person reads it. */
export const reportTextPath = (set: string, number: number): string =>
  join(set, REPORTS_FOLDER, `${numbered(number)}.txt`);

/** The numbers among the names of a lists folder, ascending. */
export const listNumbers = (names: readonly string[]): readonly number[] =>
  names
    .filter((name) => LIST_NAME.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);

export const goingPath = (set: string, number: number): string => listPath(set, number) + GOING;

/** The numbers of lists that are being taken out of the set. */
export const goingNumbers = (names: readonly string[]): readonly number[] =>
  listNumbers(names.filter((name) => name.endsWith(GOING)).map((name) => name.slice(0, -GOING.length)));

/** A copy that has no name yet. */
export const unfinishedName = (number: number): string => `unfinished-${number}${UNFINISHED}`;
export const isUnfinished = (name: string): boolean => name.endsWith(UNFINISHED);
