/**
 * The program that is killed while it takes in entries of another office. It holds the store to what the ones before
 * it were told, and goes on: receives, saves, makes indexes, closes and opens, until it is killed. `check` instead of
 * working reads everything and ends.
 */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { tell } from './practice-desk';
import { Chance } from './random';
import {
  createReceiving,
  openReceiving,
  otherOffice,
  ReceivingPromises,
  receiveNext,
  saveOwn,
  unmetReceiving,
} from './receiving-desk';

const [task = '', dir = '', told = '', seed = '0'] = process.argv.slice(2);
const chance = new Chance(Number(seed));
const promises = new ReceivingPromises();
for (const line of readFileSync(told, 'utf8').split('\n')) if (line !== '') promises.hear(line);

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  tell(`problem ${JSON.stringify(result.error)}`);
  process.exit(1);
}

const peer = otherOffice();
if (!promises.created) must(await createReceiving(dir, peer));
let store = must(await openReceiving(dir));
for (const problem of unmetReceiving(store, peer, promises)) tell(`problem ${problem}`);
if (task === 'check') {
  must(await receiveNext(store, peer, 5));
  must(saveOwn(store));
  must(await store.snapshot());
  must(store.close());
  tell('checked');
} else {
  tell('ready');
  for (let round = 1; ; round += 1) {
    must(await receiveNext(store, peer, 1 + chance.below(400)));
    if (chance.below(3) === 0) must(saveOwn(store));
    const indexing = chance.below(3) === 0 ? store.snapshot() : null;
    must(await receiveNext(store, peer, 1 + chance.below(30)));
    if (indexing !== null) must(await indexing);
    await setImmediate();
    if (round % 4 === 0) {
      must(store.close());
      store = must(await openReceiving(dir));
    }
  }
}
