/** What the tests of the exchange share: stores with the fold of letters, and all that such a store says. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store, type VerifyReport, verifyStore } from '#electron/store/store';
import { BY_PRACTICE, must, NOW, practiceStore } from '../store-kit';
import { type Letters, type LetterTables, letters } from './letters';
import { type Peer, trusting } from './peers';

export type LetterStore = Store<Letters, LetterTables>;

export const tryOpen = (dir: string) => openStore({ dir, unlock: BY_PRACTICE, fold: letters, now: NOW });
export const open = async (dir: string): Promise<LetterStore> => must(await tryOpen(dir));

/** An open store in a new folder that trusts some peers. */
export async function trustingStore(
  ...peers: readonly Peer[]
): Promise<{ readonly dir: string; readonly store: LetterStore }> {
  const dir = await practiceStore();
  const store = await open(dir);
  must(store.append(trusting(...peers)));
  return { dir, store };
}

/** Everything that the store says of the entries of others, as plain text. */
export function saidBy(store: LetterStore): string {
  const rows = store.tables.query({ table: 'letters', limit: 10_000 }).rows;
  const said = rows.map(({ key, row }) => {
    const letter = store.tables.get('letters', key);
    const words = letter?.lines.map(({ text }) => store.tables.get('words', text)?.cases);
    return [row, letter?.tips, letter?.lines, words];
  });
  const heard = [...store.views.heard].filter(([station]) => station !== store.station).sort();
  return JSON.stringify([said, heard, store.heads().filter(({ station }) => station !== store.station)]);
}

/** The store again, its index made anew from the journal. */
export async function rebuilt(dir: string, store: LetterStore): Promise<LetterStore> {
  must(store.close());
  for (const name of ['snapshot', 'tables']) rmSync(join(dir, name), { recursive: true, force: true });
  return open(dir);
}

export const verified = async (dir: string): Promise<VerifyReport> =>
  must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
