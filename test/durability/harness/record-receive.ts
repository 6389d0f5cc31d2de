/** The program that is recorded: takes in batches of another office, saves between them, makes indexes. */
import { join } from 'node:path';
import { tell } from './practice-desk';
import { createReceiving, openReceiving, otherOffice, receiveNext, saveOwn } from './receiving-desk';

const [root = ''] = process.argv.slice(2);
const dir = join(root, 'vault');

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const peer = otherOffice();
must(await createReceiving(dir, peer));
for (const [at, size] of [3, 200, 40].entries()) {
  const store = must(await openReceiving(dir));
  must(saveOwn(store));
  must(await receiveNext(store, peer, size));
  if (at === 1) must(await store.snapshot());
  must(saveOwn(store));
  must(await receiveNext(store, peer, 2));
  must(store.close());
  tell('closed');
}
