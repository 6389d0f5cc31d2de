/**
 * The files that make up a store, as they were at one moment: what is only ever added to by new files (segments,
 * attachments) is read from disk, up to where it went then; the keys, which are replaced whole, were read at that
 * moment. Index and packs are no part of it: they are made anew from the journal.
 */
import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#shared/lib/result';
import { BEGIN_FILES } from '../archive/journal-begin';
import { blobFiles } from '../blobs';
import { namesIn } from '../disk';
import type { FileFault } from '../faults';
import { onDisk } from '../file-fault';
import { readFully, segmentNumbers } from '../journal/segment-files';
import { BLOB_FOLDER, JOURNAL_FOLDER, KEYS_FILE, segmentPlace } from '../layout';
import { MARK_BYTES, markOf, type Origin } from './copy-file';

/** The moment: how far each chain of the store had its segments, by its folder (empty or ending in `/`), and the
 * content of the file `keys`. */
export interface StoreMoment {
  readonly dir: string;
  readonly chains: { readonly [folder: string]: number };
  readonly keys: Uint8Array;
}

export interface StoreFile {
  /** Place inside the store folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly mark: string;
  readonly origin: Origin;
}

function onDiskFile(dir: string, path: string): StoreFile {
  const full = join(dir, path);
  const file = openSync(full, 'r');
  try {
    const first = Buffer.alloc(MARK_BYTES);
    const mark = markOf(first.subarray(0, readFully(file, first, 0)));
    return { path, bytes: statSync(full).size, mark, origin: { path: full } };
  } finally {
    closeSync(file);
  }
}

/** Every file of the store at that moment. */
export function filesAt({ dir, chains, keys }: StoreMoment): Result<readonly StoreFile[], FileFault> {
  const blobs = blobFiles(dir);
  if (!blobs.ok) return blobs;
  const names = blobs.value.map((name) => `${BLOB_FOLDER}/${name}`);
  const read = onDisk(JOURNAL_FOLDER, () => {
    for (const [folder, last] of Object.entries(chains))
      for (const number of segmentNumbers(join(dir, folder)))
        if (number <= last) names.push(`${folder}${segmentPlace(number)}`);
    for (const folder of Object.keys(chains))
      for (const name of namesIn(join(dir, folder, JOURNAL_FOLDER)))
        if (BEGIN_FILES.includes(name)) names.push(`${folder}${JOURNAL_FOLDER}/${name}`);
    return names.map((path) => onDiskFile(dir, path));
  });
  if (!read.ok) return read;
  const content = { path: KEYS_FILE, bytes: keys.length, mark: markOf(keys), origin: { content: keys } };
  return ok([...read.value, content]);
}
