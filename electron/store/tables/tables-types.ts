/**
 * What the tables take and answer: queries, pages of rows, row changes, prepared snapshots. Types only.
 */
import type { Row } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import type { Result } from '#shared/lib/result';
import type { FileFault } from '../faults';

/** The rows of one section, column by column. Only to be read, and only while the query runs. */
export interface SectionView {
  /** Group that all rows of the section stand in. */
  readonly cluster: string;
  /** Number of rows. */
  readonly n: number;
  /** Values of an `int` column. */
  ints(column: string): Float64Array;
  /** Codes of a `code` column, valid in this section only. */
  codes(column: string): Uint16Array;
  /** The code of a value, -1 when no row of this section has it. */
  codeOf(column: string, value: string): number;
  codeText(column: string, code: number): string;
  /** Text of a `text` column in row `i`. */
  text(column: string, i: number): string;
  key(i: number): string;
}

/** Which rows of a section are wanted; null when none of this section is. Asked once per section. */
export type Where = (section: SectionView) => ((i: number) => boolean) | null;

/** `section`: by the table's own order, ties by key. A column: by its values, ties by key. */
export type RowOrder = 'section' | { readonly column: string; readonly descending: boolean };

/** Which rows count. */
export interface RowFilter<Name extends string = string> {
  readonly table: Name;
  /** Groups that are opened at all; absent: every group. */
  readonly clusters?: (cluster: string) => boolean;
  readonly where?: Where;
  /** Substring, folded like the table's search texts, that one search column must contain. '' is no filter. */
  readonly text?: string;
}

export interface RowQuery<Name extends string = string> extends RowFilter<Name> {
  readonly order?: RowOrder;
  readonly offset?: number;
  readonly limit: number;
}

export interface FoundRow {
  readonly key: string;
  readonly row: Row;
}

export interface FoundRows {
  /** Rows that match, on all pages. */
  readonly total: number;
  readonly rows: readonly FoundRow[];
}

/** Where a row stands: its group and its order text. */
export type RowPlace = readonly [cluster: string, order: string];

/** How a row changes, small enough for the summary of a journal record. Plain JSON. */
export type RowDelta = {
  /** Where the row stood before; null: there was none. */
  readonly was: RowPlace | null;
  /** Where it stands now; null: there is none any more; absent: where it was. */
  readonly now?: RowPlace | null;
  /** The columns that changed; all of them for a new row. */
  readonly set: Row;
};

export interface SnapshotOptions {
  /** Made by the way, and to be named by the next index document: the packs that the last one names stay. */
  readonly aside?: true;
  readonly signal?: AbortSignal;
  /** Called with a growing share between 0 and 1. */
  readonly onProgress?: (share: number) => void;
}

/** A finished pack that nothing names yet. Exactly one of `commit` and `discard` ends it. */
export interface PreparedSnapshot {
  /** What the caller writes durably before `commit`. */
  readonly directory: Json;
  /** Reads from the new directory on and deletes packs that neither it nor an index document names. */
  commit(): void;
  /** Deletes the new pack; everything stays as it was. */
  discard(): void;
}

export type SnapshotOutcome = Result<PreparedSnapshot, FileFault | 'cancelled'>;
