// The peer: the same entries and attachments in a PouchDB, replicated to an empty one on the same disk. It seals
// nothing, checks no signature and folds nothing, and does not wait for the disk.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entry } from '#shared/journal/entry';
import { attachmentBytes } from '../../helpers/bundle-flood';
import { peerLibrary } from '../stores/peer-library';
import { bytesIn, peakMemory, Stalls } from './meter';
import { digestOf } from './ours';
import type { Made, Run, Taken } from './plan';

interface Document {
  readonly _id: string;
  readonly entry: Entry;
  readonly _attachments?: {
    readonly [name: string]: { readonly content_type: string; readonly data: Buffer };
  };
}

interface Database {
  bulkDocs(documents: readonly Document[]): Promise<readonly { readonly error?: unknown }[]>;
  info(): Promise<{ readonly doc_count: number }>;
  getAttachment(id: string, name: string): Promise<Buffer>;
  close(): Promise<void>;
}

interface Pouch {
  new (place: string, options: { readonly adapter: 'leveldb' }): Database;
  plugin(what: unknown): Pouch;
  replicate(
    from: Database,
    to: Database,
    options: { readonly batch_size: number },
  ): Promise<{ readonly ok: boolean; readonly docs_written: number; readonly doc_write_failures: number }>;
}

/** Documents at one time; by itself it takes 100. */
const BATCH = 1_000;

const defaultOf = (library: unknown): unknown =>
  (library as { readonly default?: unknown }).default ?? library;

const pouch = (): Pouch =>
  (defaultOf(peerLibrary('pouchdb-core')) as Pouch)
    .plugin(defaultOf(peerLibrary('pouchdb-adapter-leveldb')))
    .plugin(defaultOf(peerLibrary('pouchdb-replication')));

const open = (Database: Pouch, dir: string, name: string): Database =>
  new Database(join(dir, name), { adapter: 'leveldb' });

/** The entries as they were written beside the bundle. */
async function* entriesIn(documents: string): AsyncGenerator<Entry> {
  for await (const line of createInterface({ input: createReadStream(documents) }))
    yield JSON.parse(line) as Entry;
}

const idOf = ({ station, seq }: Entry): string => `${station}:${String(seq).padStart(9, '0')}`;

const fileNumber = (name: string): number => Number(/\d+/.exec(name)?.[0]) - 1;

function documentOf(entry: Entry, size: number): Document {
  const document = { _id: idOf(entry), entry };
  const [file] = entry.attachments;
  if (file === undefined) return document;
  const data = Buffer.from(attachmentBytes(fileNumber(file.name), size));
  return { ...document, _attachments: { [file.name]: { content_type: 'application/pdf', data } } };
}

/** Fills the database that the other is replicated from; nothing of it is timed. */
export async function fillPeer({ dir, attachmentBytes: size }: Run, { documents }: Made): Promise<void> {
  const source = open(pouch(), dir, 'peer-source');
  let batch: Document[] = [];
  const put = async (): Promise<void> => {
    const answers = await source.bulkDocs(batch);
    if (answers.some(({ error }) => error !== undefined)) throw new Error('the peer refused a document');
    batch = [];
  };
  for await (const entry of entriesIn(documents)) {
    batch.push(documentOf(entry, size));
    if (batch.length === BATCH) await put();
  }
  await put();
  await source.close();
}

export async function takeInPeer({ dir }: Run, { documents }: Made): Promise<Taken> {
  const Database = pouch();
  const source = open(Database, dir, 'peer-source');
  const target = open(Database, dir, 'peer-target');
  await source.info();
  await target.info();
  const memoryBefore = process.memoryUsage().rss;
  const stalls = new Stalls();
  const from = performance.now();
  const done = await Database.replicate(source, target, { batch_size: BATCH });
  const ms = performance.now() - from;
  const stallMs = stalls.take();
  stalls.stop();
  const peakBytes = peakMemory();
  if (!done.ok || done.doc_write_failures > 0) throw new Error('the peer did not take everything');
  const hashes: string[] = [];
  for await (const entry of entriesIn(documents))
    for (const { name } of entry.attachments)
      hashes.push(
        createHash('sha256')
          .update(await target.getAttachment(idOf(entry), name))
          .digest('hex'),
      );
  const { doc_count } = await target.info();
  await target.close();
  await source.close();
  const diskBytes = bytesIn(join(dir, 'peer-target'));
  return {
    ...{ ms, stallMs, peakBytes, memoryBefore, diskBytes },
    ...{ documents: doc_count, attachments: digestOf(hashes) },
  };
}
