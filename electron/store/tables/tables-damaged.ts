/**
 * Says that a piece of the tables does not open or contradicts the directory. The tables are only a cache
 * of the journal: whoever opens them catches this at the boundary and builds them anew. It must never be
 * swallowed on the way, because the alternative is a wrong answer.
 */

export class TablesDamaged extends Error {
  /** File inside the store folder, e.g. `tables/00000012.pak`. */
  readonly file: string;
  /** Byte in that file at which the piece begins. */
  readonly position: number;

  constructor(file: string, position: number) {
    super(`tables damaged: ${file} at ${position}`);
    this.name = 'TablesDamaged';
    this.file = file;
    this.position = position;
  }
}
