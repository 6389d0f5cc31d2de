/**
 * The snapshot: the views as they were after so many entries, so that opening need not fold everything.
 * It is only a cache. It must never be believed against the journal, and never be needed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import type { Json } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder } from './disk';
import type { StationTip } from './entry-codec';
import type { FileFault } from './faults';
import { onDisk } from './file-fault';
import type { KeyRing } from './key-ring';
import { SNAPSHOT_FILE, SNAPSHOT_FOLDER } from './layout';
import { readSealed, SealedDocument, SealedWriteError } from './sealed-document';

/** Entries between two snapshots. */
const SNAPSHOT_EVERY = 512;

export interface SnapshotDocument {
  readonly foldVersion: number;
  /** Entries that are in the views. */
  readonly count: number;
  /** Head of the file chain after them, 64 hex digits. */
  readonly head: string;
  /** This station's last entry among them. */
  readonly tip: StationTip;
  readonly views: Json;
  readonly tables: Json;
}

const pathOf = (dir: string): string => join(dir, SNAPSHOT_FOLDER, SNAPSHOT_FILE);

/** The newest snapshot that opens, or why there is none. */
export function readSnapshot(
  dir: string,
  ring: KeyRing,
): Result<SnapshotDocument | 'nothing' | 'damaged', FileFault> {
  return readSealed<SnapshotDocument>(pathOf(dir), ring);
}

/** Writes the snapshots of one open store. */
export class SnapshotWriter {
  readonly #dir: string;
  readonly #database: LowSync<SnapshotDocument | null>;
  #written: number;

  /** `written`: the count of the snapshot that opening used, 0 for none. */
  constructor(dir: string, ring: KeyRing, written: number) {
    this.#dir = dir;
    this.#written = written;
    this.#database = new LowSync<SnapshotDocument | null>(new SealedDocument(pathOf(dir), ring), null);
  }

  /** Whether so many entries have come since the last snapshot that a new one is due. */
  isDue(count: number): boolean {
    return count - this.#written >= SNAPSHOT_EVERY;
  }

  /** Writes a snapshot unless the last one already holds as many entries. */
  write(document: SnapshotDocument): Result<void, FileFault> {
    if (document.count === this.#written) return ok(undefined);
    const folder = onDisk(SNAPSHOT_FOLDER, () => {
      if (mkdirSync(join(this.#dir, SNAPSHOT_FOLDER), { recursive: true, mode: 0o700 }) !== undefined)
        flushFolder(this.#dir);
    });
    if (!folder.ok) return folder;
    this.#database.data = document;
    try {
      this.#database.write();
    } catch (error) {
      if (error instanceof SealedWriteError) return err(error.fault);
      throw error;
    } finally {
      this.#database.data = null;
    }
    this.#written = document.count;
    return ok(undefined);
  }
}
