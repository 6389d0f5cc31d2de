/**
 * Says that a piece of the tables does not open or contradicts the directory. The tables are only a cache
 * of the journal: whoever opens them catches this at the boundary and builds them anew. It must never be
 * swallowed on the way, because the alternative is a wrong answer.
 */

import type { FileFault, StoreFault } from '../faults';

export class TablesDamaged extends Error {
  /** File inside the store folder, e.g. `tables/00000012.pak`. */
  readonly file: string;
  /** Byte in that file at which the piece begins. */
  readonly position: number;
  /** What the operating system said; null when it gave bytes, and they are not those that were written. */
  readonly refused: FileFault | null;

  constructor(file: string, position: number, refused: FileFault | null = null) {
    super(`tables damaged: ${file} at ${position}`);
    this.name = 'TablesDamaged';
    this.file = file;
    this.position = position;
    this.refused = refused;
  }

  /** The fault it is for a person: a file that cannot be read now is no damage. */
  get fault(): StoreFault {
    return this.refused ?? { code: 'INDEX_DAMAGED', where: this.file };
  }
}
