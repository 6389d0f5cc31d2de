/**
 * The snapshot job as it crosses the thread: the main thread's half makes its bytes and reads the answer, the
 * worker's half runs the build and wipes the keys. Keys of single packs cross, never the master key.
 */
import { suiteOf } from '#electron/crypto/suites';
import type { FileFault } from '../faults';
import { fileFault } from '../file-fault';
import type { WorkerHooks, WorkerParts } from '../worker-jobs';
import { buildSnapshot, type SnapshotJob } from './build-snapshot';
import type { TablesDirectory } from './directory';
import { packPlace } from './pack-format';
import { TablesDamaged } from './tables-damaged';

/** Pieces between two words about progress. */
const PROGRESS_STEP = 64;
/** Names of the parts that hold the changes begin so. */
const CHANGES = 'changes-';

interface JobHead {
  readonly folder: string;
  readonly suite: number;
  readonly directory: TablesDirectory;
  readonly pack: number;
  readonly compact: boolean;
}

/** What the worker found out, as JSON. */
export type BuildAnswer =
  | { readonly directory: TablesDirectory }
  | { readonly fault: FileFault }
  | { readonly damaged: Pick<TablesDamaged, 'file' | 'position' | 'refused'> };

const toBytes = (value: unknown): Uint8Array => Uint8Array.from(Buffer.from(JSON.stringify(value), 'utf8'));
const fromBytes = (bytes: Uint8Array): unknown =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));

function writeKeys(keys: ReadonlyMap<number, Uint8Array>, keyBytes: number): Uint8Array {
  const out = new Uint8Array(keys.size * (4 + keyBytes));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [pack, key] of keys) {
    view.setUint32(at, pack);
    out.set(key, at + 4);
    at += 4 + keyBytes;
  }
  return out;
}

function readKeys(bytes: Uint8Array, keyBytes: number): Map<number, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const keys = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; at += 4 + keyBytes)
    keys.set(view.getUint32(at), bytes.subarray(at + 4, at + 4 + keyBytes));
  return keys;
}

/** The job as bytes to be transferred. The keys given are wiped here; their copies are the worker's. */
export function jobParts(job: SnapshotJob): WorkerParts {
  const { folder, suite, directory, pack, compact, storeId, salt, key, keys, changes } = job;
  const head: JobHead = { folder, suite: suite.id, directory, pack, compact };
  const parts = {
    head: toBytes(head),
    storeId: Uint8Array.from(storeId),
    salt: Uint8Array.from(salt),
    key: Uint8Array.from(key),
    keys: writeKeys(keys, suite.keyBytes),
    ...Object.fromEntries(changes.map((piece, i) => [`${CHANGES}${i}`, piece])),
  };
  key.fill(0);
  for (const packKey of keys.values()) packKey.fill(0);
  return parts;
}

export const readAnswer = (bytes: Uint8Array): BuildAnswer => fromBytes(bytes) as BuildAnswer;

function partOf(parts: WorkerParts, name: string): Uint8Array {
  const part = parts[name];
  if (!part) throw new Error(`the job brings no ${name}`);
  return part;
}

function jobOf(parts: WorkerParts): SnapshotJob {
  const head = fromBytes(partOf(parts, 'head')) as JobHead;
  const suite = suiteOf(head.suite);
  if (!suite) throw new Error('unknown suite');
  return {
    ...head,
    suite,
    storeId: partOf(parts, 'storeId'),
    salt: partOf(parts, 'salt'),
    key: partOf(parts, 'key'),
    keys: readKeys(partOf(parts, 'keys'), suite.keyBytes),
    changes: Object.keys(parts)
      .filter((name) => name.startsWith(CHANGES))
      .map((name) => partOf(parts, name)),
  };
}

/** About how many pieces a build writes: for progress only. */
function expectedPieces({ directory, compact, changes }: SnapshotJob): number {
  const tables = Object.values(directory.tables);
  const documents = tables.reduce((sum, table) => sum + table.documents, 0);
  const index = tables.reduce((sum, table) => sum + table.sections.length + table.partitions.length, 0);
  return (
    index +
    Math.ceil(changes.reduce((sum, piece) => sum + piece.length, 0) / 2048) +
    (compact ? Math.ceil(documents / 2) : 0) +
    1
  );
}

function answerOf(job: SnapshotJob, hooks: WorkerHooks): BuildAnswer | 'cancelled' {
  const expected = expectedPieces(job);
  const done = (pieces: number): void => {
    if (pieces % PROGRESS_STEP === 0) hooks.progress(Math.min(0.99, pieces / expected));
  };
  try {
    const directory = buildSnapshot(job, { cancelled: () => hooks.cancelled(), done });
    return directory === 'cancelled' ? directory : { directory };
  } catch (error) {
    if (error instanceof TablesDamaged)
      return { damaged: { file: error.file, position: error.position, refused: error.refused } };
    return { fault: fileFault(error, packPlace(job.pack)) };
  }
}

/** The job in the worker. */
export function runTablesSnapshot(parts: WorkerParts, hooks: WorkerHooks): Uint8Array | 'cancelled' {
  try {
    const answer = answerOf(jobOf(parts), hooks);
    return answer === 'cancelled' ? answer : toBytes(answer);
  } finally {
    partOf(parts, 'key').fill(0);
    partOf(parts, 'keys').fill(0);
  }
}
