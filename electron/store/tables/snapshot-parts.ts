/**
 * The snapshot job as it crosses the thread: the main thread's half makes its bytes and reads the answer. Keys of
 * single packs cross, never the master key.
 */
import { suiteOf } from '#electron/crypto/suites';
import type { FileFault } from '../faults';
import type { WorkerParts } from '../worker-jobs';
import type { SnapshotJob } from './build-snapshot';
import type { TablesDirectory } from './directory';
import type { TablesDamaged } from './tables-damaged';

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

export const answerBytes = (answer: BuildAnswer): Uint8Array => toBytes(answer);

export const readAnswer = (bytes: Uint8Array): BuildAnswer => fromBytes(bytes) as BuildAnswer;

function partOf(parts: WorkerParts, name: string): Uint8Array {
  const part = parts[name];
  if (!part) throw new Error(`the job brings no ${name}`);
  return part;
}

/** The job out of its bytes. */
export function jobOf(parts: WorkerParts): SnapshotJob {
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

/** Wipes the keys of a job that is done. */
export function wipeJob(parts: WorkerParts): void {
  partOf(parts, 'key').fill(0);
  partOf(parts, 'keys').fill(0);
}
