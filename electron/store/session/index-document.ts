/**
 * The index document: the desk state and the directory of the tables as they were after so many records, so
 * that opening folds only what came later. It is a cache: never believed against the journal, never needed.
 * One small lowdb document; replacing it is what makes a new pack count.
 */
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import type { Json } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { makeFolder } from '../disk';
import type { FileFault, StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { JournalPoint } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { SNAPSHOT_FILE, SNAPSHOT_FOLDER } from '../layout';
import { readSealed, SealedDocument, SealedWriteError } from '../sealed-document';
import type { Sealing } from './sealing';
import type { StationTips } from './stations';

export interface IndexDocument {
  readonly foldVersion: number;
  /** The journal after the last record that is in it. */
  readonly point: JournalPoint;
  /** Entries among the records. */
  readonly entries: number;
  readonly stations: StationTips;
  readonly sealing: Sealing;
  /** Entries there were when the journal's dictionary was made; null without one. */
  readonly dictionaryAt: number | null;
  readonly views: Json;
  /** Directory of the tables. */
  readonly directory: Json;
}

const PURPOSE = 'rsb/store/snapshot/1';

const pathOf = (dir: string): string => join(dir, SNAPSHOT_FOLDER, SNAPSHOT_FILE);

/** The newest generation that opens, or why there is none. */
export function readIndex(
  dir: string,
  ring: KeyRing,
): Result<IndexDocument | 'nothing' | 'damaged', StoreFault> {
  return readSealed<IndexDocument>(pathOf(dir), ring, PURPOSE, `${SNAPSHOT_FOLDER}/${SNAPSHOT_FILE}`);
}

/** No fold has this version. */
const FORSAKEN = -1;

/** Keeps of the index only how long the journal was: its tables are damaged, so that the next opening makes it
 * anew. Where that cannot be written the damage is simply found again. */
export function forsakeIndex(dir: string, ring: KeyRing): void {
  const read = readIndex(dir, ring);
  if (!read.ok || typeof read.value === 'string') return;
  writeIndex(dir, ring, { ...read.value, foldVersion: FORSAKEN, views: null, directory: null });
}

/** Whether an index document only tells how long the journal was. */
export const isForsaken = ({ foldVersion }: IndexDocument): boolean => foldVersion === FORSAKEN;

/** Replaces the document, flushed before this returns. On a fault the former one is as it was. */
export function writeIndex(dir: string, ring: KeyRing, document: IndexDocument): Result<void, FileFault> {
  const folder = onDisk(SNAPSHOT_FOLDER, () => makeFolder(join(dir, SNAPSHOT_FOLDER)));
  if (!folder.ok) return folder;
  const database = new LowSync<IndexDocument>(new SealedDocument(pathOf(dir), ring, PURPOSE), document);
  try {
    database.write();
    return ok(undefined);
  } catch (error) {
    if (error instanceof SealedWriteError) return err(error.fault);
    throw error;
  }
}
