/** What the tests of formats share: copies of the stores that released programs wrote, and what must come out of them. */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { entryText } from '#shared/journal/entry';
import { must, temporaryFolder } from './store-kit';

const STORES = join(import.meta.dirname, '..', '..', 'fixtures', 'stores');
export const LATER = '2026-04-01T02:00:00.000Z' as Instant;

/** What a released program read in its own store. */
export interface Expected {
  readonly entries: number;
  readonly first: string;
  readonly last: string;
  /** SHA-256 over the text of every entry, each followed by a line feed. */
  readonly texts: string;
  readonly attachments: readonly string[];
  readonly station: string;
  readonly account?: string;
  readonly passphrase?: string;
  readonly recoveryKey?: string;
  readonly slips?: readonly string[];
}

/** A copy of a kept store, in a folder of its own, and what must come out of it. */
export function keptStore(name: string): { readonly dir: string; readonly expected: Expected } {
  const dir = join(temporaryFolder(), 'vault');
  cpSync(join(STORES, name, 'store'), dir, { recursive: true });
  return { dir, expected: JSON.parse(readFileSync(join(STORES, name, 'expected.json'), 'utf8')) as Expected };
}

/** How a kept store is opened. */
export const unlockOf = ({ account, passphrase }: Expected): Unlock =>
  account === undefined || passphrase === undefined
    ? { kind: 'practice' }
    : { kind: 'passphrase', account: account as AccountId, passphrase };

/** Opens a store of the desk. */
export const openDesk = (dir: string, unlock: Unlock, readOnly = false) =>
  openStore({ dir, unlock, fold: DESK_FOLD, now: LATER, readOnly });

/** What the present program reads in an open store, in the form of `Expected`. */
export async function readAll(dir: string, unlock: Unlock): Promise<Expected> {
  const store = must(await openDesk(dir, unlock));
  const texts = createHash('sha256');
  const ids: string[] = [];
  const attachments = new Set<string>();
  for (const { entry, id } of store.entries()) {
    texts.update(`${entryText(entry)}\n`);
    ids.push(id);
    for (const { hash } of entry.attachments) {
      must(store.getBlob(hash));
      attachments.add(hash);
    }
  }
  const { station } = store;
  must(store.close());
  return {
    entries: ids.length,
    first: ids[0] ?? '',
    last: ids.at(-1) ?? '',
    texts: texts.digest('hex'),
    attachments: [...attachments].sort(),
    station,
  };
}
