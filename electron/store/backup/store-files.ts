/**
 * The files of a store as they were at one moment. What is only ever added to by new files (segments, packs,
 * attachments) is read from disk, up to where it went then; what is replaced whole was read at that moment.
 */
import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { blobFiles } from '../blobs';
import { namesIn } from '../disk';
import { readFully, segmentNumbers } from '../journal/segment-files';
import { BLOB_FOLDER, segmentPlace } from '../layout';
import { packNumber, TABLES_FOLDER } from '../tables/pack-format';
import { MARK_BYTES, markOf, type Origin } from './copy-file';

/** The moment: how far each chain of the store had its segments, by its folder (empty or ending in `/`), and the
 * content of the files that are replaced. */
export interface StoreMoment {
  readonly dir: string;
  readonly chains: { readonly [folder: string]: number };
  readonly held: ReadonlyMap<string, Uint8Array>;
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

/** Every file of the store at that moment. @throws what the operating system throws. */
export function filesAt({ dir, chains, held }: StoreMoment): readonly StoreFile[] {
  const blobs = blobFiles(dir);
  const names = blobs.ok ? blobs.value.map((name) => `${BLOB_FOLDER}/${name}`) : [];
  for (const [folder, last] of Object.entries(chains)) {
    const numbers = segmentNumbers(join(dir, folder)).filter((number) => number <= last);
    for (const number of numbers) names.push(`${folder}${segmentPlace(number)}`);
    for (const name of namesIn(join(dir, folder, TABLES_FOLDER)))
      if (packNumber(name) !== null) names.push(`${folder}${TABLES_FOLDER}/${name}`);
  }
  const read = names.map((path) => onDiskFile(dir, path));
  const kept = [...held].map(
    ([path, content]): StoreFile => ({
      path,
      bytes: content.length,
      mark: markOf(content),
      origin: { content },
    }),
  );
  return [...read, ...kept];
}
