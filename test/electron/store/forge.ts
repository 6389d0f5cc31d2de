/**
 * A forger with every key of a practice store: writes its journal anew, so that all that authenticates the files is
 * right and only signatures and seals can tell. Only for tests.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, type NewRecord, scanJournal } from '#electron/store/journal/journal';
import { unlockStore } from '#electron/store/keys/unlock';
import { BY_PRACTICE, must, NOW } from './store-kit';

/** A record with the text of its content. */
export interface ForgedRecord extends Omit<NewRecord, 'content'> {
  readonly text: string;
}

/** All records of a closed practice store. */
export async function recordsOf(dir: string): Promise<readonly ForgedRecord[]> {
  const { ring } = must(await unlockStore(dir, BY_PRACTICE, NOW));
  const records = [...scanJournal(dir, ring)].map(({ kind, summary, content }) => ({
    kind,
    summary,
    text: Buffer.from(content()).toString('utf8'),
  }));
  ring.wipe();
  return records;
}

/** Writes the journal of a closed practice store anew. */
export async function rewriteJournal(
  dir: string,
  change: (records: readonly ForgedRecord[]) => readonly ForgedRecord[],
): Promise<void> {
  const records = change(await recordsOf(dir));
  const { ring } = must(await unlockStore(dir, BY_PRACTICE, NOW));
  for (const name of ['journal', 'snapshot', 'tables'])
    rmSync(join(dir, name), { recursive: true, force: true });
  const journal = must(Journal.open(dir, ring, null));
  for (const { kind, summary, text } of records)
    must(journal.append(kind, summary, Buffer.from(text, 'utf8')));
  journal.close();
  ring.wipe();
}
