/**
 * The program whose disk operations are recorded: sets up a practice store and works in it, with attachments,
 * seals, snapshots, closing and opening. `amounts`: entries of each session, by commas.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createDesk, keepAttachment, openDesk, saveNext, sealAndSnapshot, tell } from './practice-desk';

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
for (const [number, amount] of amounts.split(',').map(Number).entries()) {
  const store = must(await openDesk(dir));
  tell(`open ${store.count}`);
  for (let count = 0; count < amount; count += 1) {
    if (count % 4 === 1) must(keepAttachment(store, store.count + 1));
    must(saveNext(store));
    // What the store puts off to a quiet moment, such as a snapshot, gets one.
    await setImmediate();
  }
  // Some sessions end with an index, some with one that is made while saving goes on, some with none.
  if (number % 3 === 0) must(await sealAndSnapshot(store));
  if (number % 3 === 1) {
    const snapshot = sealAndSnapshot(store);
    for (let count = 0; count < 3; count += 1) {
      await setImmediate();
      must(saveNext(store));
    }
    must(await snapshot);
    must(saveNext(store));
  }
  must(store.close());
  tell('closed');
}
