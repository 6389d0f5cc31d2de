/**
 * The program that is killed. It holds the store to what the ones before it were told, and goes on: saves, keeps
 * attachments, closes and opens, until it is killed. `check` instead of working reads everything and ends.
 */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import {
  createDesk,
  keepAttachment,
  openDesk,
  Promises,
  problemsOf,
  saveNext,
  sealAndSnapshot,
  tell,
  unmetViews,
} from './practice-desk';

const [task = '', dir = '', told = ''] = process.argv.slice(2);

const promises = new Promises();
for (const line of readFileSync(told, 'utf8').split('\n')) if (line !== '') promises.hear(line);

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  tell(`problem ${JSON.stringify(result.error)}`);
  process.exit(1);
}

if (task === 'check') {
  for (const problem of await problemsOf(dir, promises, { snapshot: true })) tell(`problem ${problem}`);
  tell('checked');
} else {
  if (!promises.created) {
    must(await createDesk(dir));
    tell('created');
  }
  let indexing: ReturnType<typeof sealAndSnapshot> | null = null;
  let store = must(await openDesk(dir));
  for (const problem of unmetViews(store, promises)) tell(`problem ${problem}`);
  for (let saves = 1; ; saves += 1) {
    if (saves % 7 === 3) must(keepAttachment(store, store.count + 1));
    must(saveNext(store));
    // What the store puts off to a quiet moment gets one; a person is not faster either.
    if (saves % 3 === 0) await setImmediate();
    // A seal and an index are made while saving goes on, and sometimes cut off by closing.
    if (saves % 25 === 5 && indexing === null)
      indexing = sealAndSnapshot(store).finally(() => {
        indexing = null;
      });
    if (saves % 80 === 0) {
      if (saves % 160 === 0 && indexing !== null) must(await indexing);
      must(store.close());
      store = must(await openDesk(dir));
    }
  }
}
