/**
 * What the journal offers: records that stand in one order for ever, each with a small summary and a content
 * that are opened apart. Nothing here knows what a content means, and nothing here tells how bytes are kept.
 */
import type { Result } from '#shared/lib/result';
import type { Damage, DamageReason, StoreFault } from '../faults';

/** `entry`: an entry of a station; `seal`: a seal over the journal; `dictionary`: helps to compress what follows;
 * `batch`: says how many records follow that count together or not at all; `stub`: stands for an entry of another
 * station that may not be seen here. */
export type RecordKind = 'entry' | 'seal' | 'dictionary' | 'batch' | 'stub';

/** What the record that opens a batch says of it. */
export interface Announced {
  /** How many records follow. */
  readonly records: number;
  /** The first of them was written here, as the last always is. */
  readonly isFirstOwn: boolean;
}

/** Where one record stands. Plain JSON: a document may keep it. It never changes. */
export interface RecordPlace {
  readonly segment: number;
  /** Byte in the segment's file at which the record begins. */
  readonly position: number;
  /** Number of the record in its segment, from 0. */
  readonly index: number;
}

/** The journal after some record: where the next opening may begin. Plain JSON: a snapshot keeps it. */
export interface JournalPoint {
  /** Segment of the last record; 0 before the first record. */
  readonly segment: number;
  /** Byte after the last record. */
  readonly position: number;
  /** Number that the next record of this segment would have. */
  readonly index: number;
  /** Records in the whole journal, of every kind. */
  readonly count: number;
  /** Head of the file chain after the last record, 64 hex digits. */
  readonly head: string;
  /** Byte at which the last record begins; 0 before the first record. */
  readonly last: number;
  /** The dictionary that is in use; null without any. */
  readonly dictionary: RecordPlace | null;
}

/** A record to be appended. A dictionary's content is the dictionary itself (at most 32 KiB are of use). */
export interface NewRecord {
  readonly kind: RecordKind;
  /** At most 60,000 bytes. */
  readonly summary: Uint8Array;
  /** At most 32 MiB. */
  readonly content: Uint8Array;
}

/** One sound record, as the journal was read from front to end. */
export interface JournalRecord {
  /** Number in the whole journal, from 1. */
  readonly number: number;
  readonly kind: RecordKind;
  readonly summary: Uint8Array;
  /** Head of the file chain after it. */
  readonly head: Uint8Array;
  readonly place: RecordPlace;
  /** Opens the content, anew at every call.
   * @throws JournalReadError when the dictionary it needs can no longer be read. */
  content(): Uint8Array;
}

/** A record after the point from which the journal was opened. Keeps its own sealed bytes in memory. */
export type TailRecord = JournalRecord;
/** A record of a scan. Its content is checked already and is to be used before the scan goes on. */
export type ScannedRecord = JournalRecord;

/** A record read at its place. */
export interface StoredRecord {
  readonly kind: RecordKind;
  readonly summary: Uint8Array;
  readonly content: Uint8Array;
  /** Head of the file chain before it. */
  readonly headBefore: Uint8Array;
}

/** What opening found. With damage the journal can be read but not written. */
export interface JournalOpened {
  /** Records after the point from which it was opened, in order; all of them stand before any damage. */
  readonly tail: readonly TailRecord[];
  /** Bytes of a write that never was acknowledged. They stay on disk and mean nothing. */
  readonly unfinishedBytes: number;
  readonly damage: Damage | null;
  /** The point from which it was opened and which it goes through; null when it was read from its beginning. */
  readonly from: JournalPoint | null;
  /** False: the journal does not go through the point, and `tail` is empty. `damage` says where it breaks; null
   * means that the journal is sound but of another history: open it again from its beginning. Until then it
   * cannot be written. */
  readonly pointFound: boolean;
}

/** What an append answers once the record is flushed. */
export interface Appended {
  /** Number in the whole journal, from 1. */
  readonly number: number;
  readonly place: RecordPlace;
}

/** What appending many answers: all of them are on disk when `fault` is null, else those in `places`. */
export interface AppendedAll {
  readonly places: readonly RecordPlace[];
  readonly point: JournalPoint;
  readonly fault: StoreFault | null;
}

/** A batch that is being written. Nobody else writes until it is over. */
export interface JournalBatch {
  /** Writes the next records with one write and one flush, in turns with others. After the last one that was announced
   * the batch is in the journal. After a fault it is over, and nothing of it is there. To be waited for before the next.
   * Rejects for more records than announced. */
  add(records: readonly NewRecord[]): Promise<Result<readonly RecordPlace[], StoreFault>>;
  /** Leaves the journal as it was before the batch; nothing when it is over. */
  giveUp(): void;
}

/** Judges the next record of a scan; a reason ends the scan there as damage. */
export type AcceptRecord = (record: ScannedRecord) => DamageReason | null;

export interface ScanOptions {
  readonly accept?: AcceptRecord;
  /** Stops at this point, which must be in the journal: for checking while somebody appends. */
  readonly until?: JournalPoint;
}

/** How the journal ends. */
export interface ScanEnd {
  /** After the last sound record: `Journal.open` may begin here. */
  readonly point: JournalPoint;
  readonly segments: number;
  /** Bytes of all segment files read. */
  readonly bytes: number;
  readonly unfinishedBytes: number;
  readonly damage: Damage | null;
}

export interface JournalOptions {
  /** Writes nothing and refuses every append. */
  readonly readOnly?: boolean;
  /** A segment of this length is followed by a new one; 16 MiB when left out. */
  readonly segmentBytes?: number;
}

/** An open journal. One owner; everything is synchronous but `appendAll`. */
export interface OpenJournal {
  readonly opened: JournalOpened;
  /** Records of every kind. */
  readonly count: number;
  /** Head of the file chain after the last record. */
  readonly head: Uint8Array;
  readonly point: JournalPoint;
  /** Many records or a batch are being written: another append now would be a bug. */
  readonly busy: boolean;
  /** The disk was full and the reserve has been given up for it: tell the person at the desk. */
  readonly reserveUsed: boolean;
  /** One write, one flush. On a fault the record is not in the journal. @throws while `busy`. */
  append(kind: RecordKind, summary: Uint8Array, content: Uint8Array): Result<Appended, StoreFault>;
  /** Many records with few flushes, in order, without holding up the thread for long. */
  appendAll(records: Iterable<NewRecord>): Promise<AppendedAll>;
  /** Begins a batch of the announced records, in a segment of its own. Until it is whole, `point`, `head` and `count` are
   * those before it, and every other append is a bug. @throws while something else is being written. */
  openBatch(announced: Announced): Result<JournalBatch, StoreFault>;
  /** The record at a place that `append`, a tail or a scan has given. */
  read(place: RecordPlace): Result<StoredRecord, StoreFault>;
  /** Reads the journal from its first byte to the present point (or to where it breaks). */
  scan(accept?: AcceptRecord): Generator<ScannedRecord, ScanEnd, void>;
  /** Ends the running segment: no byte of any file there is now will change. @throws while `busy`. */
  endSegment(): void;
  /** Tries to put the reserve back. True when it is there. */
  renewReserve(): boolean;
  /** Forgets the tail, which keeps its sealed bytes in memory: records that somebody still holds go on working. */
  releaseTail(): void;
  /** Cuts off what was written ahead, closes the files, wipes the keys. */
  close(): void;
}
