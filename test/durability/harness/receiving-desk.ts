/**
 * What the programs of the durability tests do with a desk that takes in the entries of another office, and what they
 * hold it to: the entries of others are there by whole batches, each with the closing entry that tells of it, what is
 * believed with a batch stands only before one, and nothing that was told is missing.
 */
import {
  createStore,
  openStore,
  type ReceiveBatch,
  type Store,
  type StoreFault,
} from '#electron/store/store';
import type { JournalEvent } from '#shared/journal/events';
import type { Result } from '#shared/lib/result';
import { type Letters, type LetterTables, letters } from '../../electron/store/exchange/letters';
import { asEntry, asStub, caseOf, closing, Peer, trusting } from '../../electron/store/exchange/peers';
import { BY_PRACTICE, draft, NOW } from '../../electron/store/sayings';
import { Promises, tell } from './practice-desk';

export type ReceivingStore = Store<Letters, LetterTables>;

/** Entries of the other office; batches take them in turn, of sizes that differ. */
const ENTRIES = 3_000;
const CASES = 40;
/** Every so many are stubs. */
const STUB_EVERY = 11;
/** Every so many batches begin with what is believed since, by the number of records that came before them. */
const BELIEVED_EVERY = 3;

/** The other office with all that it ever wrote: the same in every process. */
export function otherOffice(): Peer {
  const peer = new Peer('对方');
  for (let number = 1; number <= ENTRIES; number += 1)
    peer.write(
      caseOf(number % CASES),
      `${number}:${'记'.repeat((number * 37) % (number % 5 === 0 ? 700 : 40))}`,
      {
        // No entry knows of another: every batch makes every case be folded anew.
        casePrev: [],
      },
    );
  return peer;
}

export const openReceiving = (dir: string) =>
  openStore({ dir, unlock: BY_PRACTICE, fold: letters, now: NOW });

/** The own entry with which the set-up lets the store trust the other office. */
const SET_UP = 1;

/** Makes the store and lets it trust the other office; tells `created`. */
export async function createReceiving(dir: string, peer: Peer): Promise<Result<void, StoreFault>> {
  const made = await createStore({ dir, practice: true, createdAt: NOW, people: [] });
  if (!made.ok) return made;
  const opened = await openReceiving(dir);
  if (!opened.ok) return opened;
  const trusted = opened.value.append(trusting(peer));
  const closed = opened.value.close();
  if (trusted.ok) tell('created');
  return trusted.ok ? closed : trusted;
}

/** Takes in the next `size` records of the other office and tells `received <seq of the last>`. */
export async function receiveNext(
  store: ReceivingStore,
  peer: Peer,
  size: number,
): Promise<Result<void, StoreFault>> {
  const batch = nextBatch(store, peer, size);
  if (batch.records === 0) return { ok: true, value: undefined };
  const received = await store.receive(batch);
  if (!received.ok) return received;
  tell(`received ${store.headOf(peer.station)?.seq}`);
  return { ok: true, value: undefined };
}

/** The records of the other office that come next. */
function nextBatch(store: ReceivingStore, peer: Peer, size: number): ReceiveBatch {
  const from = store.headOf(peer.station)?.seq ?? 0;
  const next = peer.all.slice(from, from + size);
  const items = next.map((made) => (made.entry.seq % STUB_EVERY === 0 ? asStub(made) : asEntry(made)));
  const stubs = items.filter(({ kind }) => kind === 'stub').length;
  const batch = { records: items.length, items, closing: closing(items.length - stubs, stubs) };
  return from % BELIEVED_EVERY === 0 ? { ...batch, first: trusting(peer) } : batch;
}

/** Saves an own entry and tells `saved <number among the own>`. */
export function saveOwn(store: ReceivingStore): Result<void, StoreFault> {
  const saved = store.append(draft('自己'));
  if (!saved.ok) return saved;
  tell(`saved ${saved.value.entry.seq}`);
  return { ok: true, value: undefined };
}

/** What was told. */
export class ReceivingPromises extends Promises {
  received = 0;
  saved = 0;

  override hear(line: string): void {
    const [word = '', number = '0'] = line.split(' ');
    if (word === 'received') this.received = Number(number);
    else if (word === 'saved') this.saved = Number(number);
    else super.hear(line);
  }

  override get told(): string {
    return `${this.created} ${this.received} ${this.saved}`;
  }
}

/** Every demand on an open store that is not met. */
export function unmetReceiving(
  store: ReceivingStore,
  peer: Peer,
  promises: ReceivingPromises,
): readonly string[] {
  const problems: string[] = [];
  const { damage } = store.opened;
  if (damage !== null) problems.push(`damage ${damage.reason} in ${damage.file} at ${damage.position}`);
  const there = store.headOf(peer.station)?.seq ?? 0;
  if (there < promises.received) problems.push(`lost: ${promises.received} received, ${there} there`);
  const own = store.headOf(store.station)?.seq ?? 0;
  if (own < promises.saved) problems.push(`lost: own entry ${promises.saved}, ${own} there`);
  let told = 0;
  let entries = 0;
  // What the set-up believes came in no batch.
  let isBelieving = false;
  for (const { entry } of store.entries()) {
    if (entry.station === peer.station) entries += 1;
    else {
      const is = (type: JournalEvent['type']) => entry.events.some((event) => event.type === type);
      if (isBelieving && !is('bundleImported')) problems.push('what a batch believes is there without it');
      isBelieving = is('trustReceived') && entry.seq > SET_UP;
    }
    for (const event of entry.events) {
      if (event.type !== 'bundleImported') continue;
      told += event.entries + event.stubs;
      if (entries !== told - Math.floor(told / STUB_EVERY))
        problems.push(`a batch is half there: ${entries} entries where ${told} records were told`);
    }
  }
  if (isBelieving) problems.push('what the last batch believes is there without it');
  if (told !== there) problems.push(`${there} records of the other office, ${told} told by batches`);
  if ((store.views.heard.get(peer.station) ?? 0) !== entries) problems.push('not everything is folded');
  const lines = store.tables
    .query({ table: 'letters', limit: 10_000 })
    .rows.reduce((sum, { row }) => sum + Number(row.lines), 0);
  if (lines !== entries) problems.push(`${lines} lines in the cases, ${entries} entries`);
  return problems;
}

let office: Peer | null = null;

/** Opens a folder after a power cut and demands everything of it; an unfinished set-up must be possible to begin again. */
export async function problemsOfReceiving(
  dir: string,
  promises: ReceivingPromises,
): Promise<readonly string[]> {
  office ??= otherOffice();
  try {
    const opened = await openReceiving(dir);
    if (!opened.ok) return promises.created ? [`lost: not opened: ${opened.error.code}`] : [];
    const store = opened.value;
    if (!promises.created) {
      store.close();
      return [];
    }
    const problems = [...unmetReceiving(store, office, promises)];
    const { received, saved } = promises;
    const on = problems.length > 0 ? null : await goOn(store, office);
    store.close();
    if (on === null) return problems;
    if (!on.ok) return [`does not go on: ${JSON.stringify(on.error)}`];
    const again = await openReceiving(dir);
    if (!again.ok) return [`not opened again: ${again.error.code}`];
    const after = new ReceivingPromises();
    Object.assign(after, { created: true, received: received + 1, saved: saved + 1 });
    problems.push(
      ...unmetReceiving(again.value, office, after).map((problem) => `after going on: ${problem}`),
    );
    again.value.close();
    return problems;
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** Saving and receiving go on. */
async function goOn(store: ReceivingStore, peer: Peer): Promise<Result<void, StoreFault>> {
  const said = store.append(draft('接着'));
  return said.ok ? receiveQuietly(store, peer) : said;
}

async function receiveQuietly(store: ReceivingStore, peer: Peer): Promise<Result<void, StoreFault>> {
  const batch = nextBatch(store, peer, 12);
  const received = await store.receive(batch);
  return received.ok ? { ok: true, value: undefined } : received;
}
