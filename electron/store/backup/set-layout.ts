/**
 * Names of what a backup set consists of: one folder per store on the medium, in it the copied files by the
 * hash of their bytes, the numbered lists, and what trial restores found. Nothing is read here.
 */
import { join } from 'node:path';

const SET_NAME = /^registry-backup-[0-9a-f]{32}$/;
const LIST_NAME = /^\d{8}\.list$/;

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
