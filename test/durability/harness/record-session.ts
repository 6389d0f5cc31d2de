/**
 * The program whose disk operations are recorded: sets up a practice store and works in it, with attachments,
 * closing and opening, so that segments and snapshots come and go. `amounts`: entries of each session, by commas.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createDesk, keepAttachment, openDesk, saveNext, tell } from './practice-desk';

const [root = '', amounts = ''] = process.argv.slice(2);
const dir = join(root, 'vault');

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(`fault: ${JSON.stringify(result.error)}`);
  return result.value;
}

must(await createDesk(dir));
tell('created');
for (const amount of amounts.split(',').map(Number)) {
  const store = must(await openDesk(dir));
  tell(`open ${store.count}`);
  for (let count = 0; count < amount; count += 1) {
    if (count % 4 === 1) must(keepAttachment(store, store.count + 1));
    must(saveNext(store));
    // What the store puts off to a quiet moment, such as a snapshot, gets one.
    await setImmediate();
  }
  must(store.close());
  tell('closed');
}
