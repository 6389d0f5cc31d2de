/**
 * What the store's tests share: temporary folders, a small fold, drafts and weak stretching. It opens
 * stores only through their public door, and looks at files only as an outsider could.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { KdfParameters } from '#electron/crypto/passphrase';
import { createStore, openStore, type Store, type StoreFault, type Unlock } from '#electron/store/store';
import type { Instant } from '#shared/domain/local-date';
import type { Result } from '#shared/lib/result';
import {
  BY_PRACTICE,
  CLERK,
  draft,
  NOW,
  type SaidTables,
  type SayingFold,
  type Sayings,
  sayings,
} from './sayings';

export * from './sayings';

export const WEAK_KDF: KdfParameters = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true };
export const PASSPHRASE = '塔里木河畔的胡杨';
export const BY_PASSPHRASE: Unlock = { kind: 'passphrase', account: CLERK, passphrase: PASSPHRASE };

/** `now` plus seconds. */
export const at = (seconds: number): Instant =>
  new Date(Date.parse(NOW) + seconds * 1000).toISOString() as Instant;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(folder);
  return folder;
}

/** The value of a result that must be one. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`fault: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The fault of a result that must be one. */
export function mustFail<T>(result: Result<T, StoreFault>): StoreFault {
  if (result.ok) throw new Error('no fault where one must be');
  return result.error;
}

/** A practice store in a new folder. */
export async function practiceStore(dir = temporaryFolder()): Promise<string> {
  must(await createStore({ dir, practice: true, createdAt: NOW, people: [] }));
  return dir;
}

/** A real store for one clerk in a new folder. */
export async function realStore(dir = temporaryFolder()): Promise<{ dir: string; slips: readonly string[] }> {
  const people = [{ account: CLERK, passphrase: PASSPHRASE }];
  const made = must(await createStore({ dir, practice: false, createdAt: NOW, people, kdf: WEAK_KDF }));
  return { dir, slips: made.slips };
}

/** Tries to open a store with the tests' fold. */
export function open(
  dir: string,
  unlock: Unlock = BY_PRACTICE,
  more: {
    readonly readOnly?: boolean;
    readonly now?: Instant;
    readonly fold?: SayingFold;
    readonly onProgress?: (entries: number) => void;
  } = {},
): Promise<Result<Store<Sayings, SaidTables>, StoreFault>> {
  return openStore({ dir, unlock, fold: sayings, now: NOW, ...more });
}

/** Opens, says things, closes. */
export async function say(dir: string, ...reasons: readonly string[]): Promise<void> {
  const store = must(await open(dir));
  for (const reason of reasons) must(store.append(draft(reason)));
  must(store.close());
}

/** As `say`, and then brings the index up to now. */
export async function sayAndIndex(dir: string, ...reasons: readonly string[]): Promise<void> {
  const store = must(await open(dir));
  for (const reason of reasons) must(store.append(draft(reason)));
  must(await store.snapshot());
  must(store.close());
}

/** What a list of everything shows, in its order. */
export const listed = (store: Pick<Store<Sayings, SaidTables>, 'tables'>): readonly string[] =>
  store.tables.query({ table: 'said', limit: 10_000 }).rows.map(({ row }) => String(row.reason));

/** Changes bits of one byte of a file, counted from its end when negative. */
export function flip(path: string, place: number, bits = 1): void {
  const bytes = readFileSync(path);
  const at = place < 0 ? bytes.length + place : place;
  bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at);
  writeFileSync(path, bytes);
}

/** Every byte of the first 64 (headers) and of the last 16 (a tag), and one of every sealed 16 between: there
 * all bytes of one piece stand under the same tag. */
export const placesToFlip = (length: number): readonly number[] =>
  Array.from({ length }, (_, place) => place).filter(
    (place) => place < 64 || place >= length - 16 || place % 16 === 0,
  );

/** Paths of all files under a folder, relative to it. */
export function allFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .sort();
}

/** Segment files, relative to the store folder. */
export const segments = (dir: string): readonly string[] =>
  allFiles(dir).filter((name) => name.startsWith('journal/') && name.endsWith('.seg'));

/** Packs of the index, relative to the store folder. */
export const packs = (dir: string): readonly string[] =>
  allFiles(dir).filter((name) => name.startsWith('tables/'));
