/**
 * Makes a store of format 2 out of one of format 1: the same master key, station, entries and attachments. It is
 * made beside the old one, read back and compared entry for entry, and only then put in its place; the old one is
 * kept. Frozen: later programs run exactly this, and change the result by their own migrations.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { derive, fromHex, isSame, open } from './ciphers';
import { EntryChain } from './entries';
import { flushFolder, namesIn, readIfThere, share, writeNew } from './files';
import { Broken, type End1, readJournal1, type StoreKeys } from './journal-1';
import { JournalWriter2, readJournal2 } from './journal-2';
import { type Keys1, writeKeys2 } from './keys';
import { besideOf, clearBeside, swap } from './swap';

const BLOB_NAME = /^[0-9a-f]{64}$/;

/** The thread is given free after so long. */
const TURN_MS = 8;

/** Called with the entries done so far: once up to all of them for carrying over, once more for comparing. */
export type Progress = (entries: number) => void;

/** Sound entries of the old store, in order. @throws Broken */
function* entriesOf(dir: string, store: StoreKeys, publicKey: string): Generator<Buffer, End1, void> {
  const chain = new EntryChain(publicKey);
  const records = readJournal1(dir, store);
  for (;;) {
    const step = records.next();
    if (step.done) return step.value;
    const { content, file, position, number } = step.value;
    const wrong = chain.take(content);
    if (wrong !== null) throw new Broken(file, position, number, wrong);
    yield content;
  }
}

/** How many entries the old store's snapshot knows of; 0 when there is none that opens. */
function knownEntries(dir: string, store: StoreKeys): number {
  for (const name of ['views', 'views.prev']) {
    const bytes = readIfThere(join(dir, 'snapshot', name));
    if (bytes === null || bytes.length < 60) continue;
    const key = derive(store.master, bytes.subarray(28, 60), 'rsb/store/snapshot/1');
    const plain = open(key, Buffer.alloc(12), bytes.subarray(60), bytes.subarray(0, 60));
    if (plain !== null) return (JSON.parse(plain.toString('utf8')) as { count: number }).count;
  }
  return 0;
}

/** Gives the thread free now and then. */
class Turns {
  #since = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** Everything the old store has, into the folder beside it. @throws Broken */
async function build(dir: string, store: StoreKeys, keys: Keys1, onProgress: Progress): Promise<void> {
  const beside = besideOf(dir);
  mkdirSync(beside, { mode: 0o700 });
  const writer = new JournalWriter2(beside, store);
  const turns = new Turns();
  const old = entriesOf(dir, store, keys.station.publicKey);
  let done = 0;
  let step = old.next();
  for (; !step.done; step = old.next()) {
    writer.add(step.value);
    done += 1;
    onProgress(done);
    await turns.pause();
  }
  const count = writer.finish();
  const { file, position } = step.value;
  if (knownEntries(dir, store) > count) throw new Broken(file, position, count + 1, 'snapshot-ahead');
  carryFiles(dir, beside);
}

/** Attachments and the count of wrong passphrases, which are the same in both formats. */
function carryFiles(dir: string, beside: string): void {
  const blobs = namesIn(join(dir, 'blobs')).filter((name) => BLOB_NAME.test(name));
  if (blobs.length > 0) mkdirSync(join(beside, 'blobs'), { mode: 0o700 });
  for (const name of blobs) share(join(dir, 'blobs', name), join(beside, 'blobs', name));
  if (blobs.length > 0) flushFolder(join(beside, 'blobs'));
  const attempts = readIfThere(join(dir, 'attempts'));
  if (attempts !== null) writeNew(join(beside, 'attempts'), [attempts]);
}

/** Compares both journals from disk, entry for entry; the new one's signatures are checked as well. */
async function compare(dir: string, store: StoreKeys, keys: Keys1, onProgress: Progress): Promise<void> {
  const { publicKey } = keys.station;
  const chain = new EntryChain(publicKey);
  const turns = new Turns();
  const old = entriesOf(dir, store, publicKey);
  let done = 0;
  for (const content of readJournal2(besideOf(dir), store)) {
    const step = old.next();
    if (step.done || !isSame(step.value, content) || chain.take(content) !== null) throw differing();
    done += 1;
    onProgress(done);
    await turns.pause();
  }
  if (!old.next().done) throw differing();
}

const differing = (): Error =>
  Object.assign(new Error('the new store differs from the old one'), { code: 'EIO', syscall: 'read' });

/** Brings the store in a folder to format 2; answers where the old one is kept. Whoever calls holds its lock.
 * @throws Broken when the old journal is not sound, and what the system throws. The old store is then unchanged. */
export async function migrate(
  dir: string,
  keys: Keys1,
  master: Uint8Array,
  onProgress: Progress,
): Promise<string> {
  const store: StoreKeys = { master, store: fromHex(keys.store), salt: fromHex(keys.salt) };
  clearBeside(dir);
  await build(dir, store, keys, onProgress);
  await compare(dir, store, keys, onProgress);
  // Last: a folder without keys is no store, whatever else is in it.
  writeKeys2(besideOf(dir), keys, master);
  return swap(dir);
}
