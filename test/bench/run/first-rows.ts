// What a freshly started process does: opens the store, answers the first page, says so at once. Loads nothing
// that the first page does not need.
import { writeSync } from 'node:fs';
import type { Kind } from '../stores/bench-store';
import { FIRST_PAGE, TIMED } from './questions';

/** `clean`: closes afterwards. `crashed`: leaves everything as it is. `mixed`: works a while. */
export type StartMode = 'clean' | 'crashed' | 'mixed';

const say = (words: object): void => void writeSync(1, `${JSON.stringify(words)}\n`);
const megabytes = (): number => process.memoryUsage.rss() / 1_048_576;

/** Runs a start: name of the store, its folder, the mode and the number of cases come as arguments. */
export async function startAndShow(kindOf: (name: string) => Kind | undefined): Promise<void> {
  const [, , name = '', dir = '', mode = 'clean', cases = '0'] = process.argv;
  const kind = kindOf(name);
  if (!kind) throw new Error(`no store is called ${name}`);
  const open = await kind.load();
  const opening = performance.now();
  const store = await open(dir);
  const { rows } = await store.rows(FIRST_PAGE);
  const opened = performance.now() - opening;
  say({ rows: rows.length, rss: megabytes(), open: opened });
  const filtering = performance.now();
  await store.rows(TIMED.filter);
  const firstFilter = performance.now() - filtering;
  if (mode === 'mixed') await (await import('./mixed')).mixedWork(store, Number(cases));
  say({ firstFilter, rss: megabytes() });
  if (mode !== 'crashed') await store.close();
  process.exit(0);
}
