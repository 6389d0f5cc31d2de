/**
 * The journal, format 2: the only truth of a store. Nothing reports success here before the bytes are flushed,
 * and nothing damaged is ever repaired in silence. This file is the door; the bytes are told of in `segment.ts`
 * and `record.ts`.
 */
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { makeFolder } from '../disk';
import type { StoreFault } from '../faults';
import { fileFault } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER } from '../layout';
import { Turns } from '../turns';
import { announcedIn, batchContent } from './batch-record';
import { pointOf } from './cursor';
import { scanJournal } from './journal-scan';
import { readTail, type Tail } from './journal-tail';
import type {
  AcceptRecord,
  Announced,
  Appended,
  AppendedAll,
  JournalBatch,
  JournalOpened,
  JournalOptions,
  JournalPoint,
  NewRecord,
  OpenJournal,
  RecordKind,
  RecordPlace,
  ScanEnd,
  ScannedRecord,
  StoredRecord,
} from './journal-types';
import { OpenBatch } from './open-batch';
import { type Dictionary, type Effort, pack } from './packing';
import { CONTENT_LIMIT_BYTES, SUMMARY_LIMIT_BYTES } from './record';
import { RecordReader } from './record-reader';
import { Reserve } from './reserve';
import { wipeKeys } from './segment';
import { type PackedRecord, SegmentWriter } from './segment-writer';

export { scanJournal } from './journal-scan';
export type * from './journal-types';
export { JournalReadError } from './record-reader';

const SEGMENT_BYTES = 16 * 1024 * 1024;
const GROUP_BYTES = 4 * 1024 * 1024;
/** So many records are sealed in about 3 ms. */
const GROUP_RECORDS = 128;

export class Journal implements OpenJournal {
  #opened: JournalOpened;
  readonly #dir: string;
  readonly #ring: KeyRing;
  readonly #reader: RecordReader;
  readonly #writer: SegmentWriter;
  readonly #reserve: Reserve;
  readonly #tailKeys: Tail['keys'];
  readonly #readOnly: boolean;
  #dictionary: Dictionary | null = null;
  #isLookedAfter = false;
  #reserveWasTried = false;
  #busy = false;
  #closed = false;

  private constructor(dir: string, ring: KeyRing, reader: RecordReader, tail: Tail, options: JournalOptions) {
    this.#dir = dir;
    this.#ring = ring;
    this.#reader = reader;
    this.#tailKeys = tail.keys;
    this.#readOnly = options.readOnly === true || tail.damage !== null || !tail.pointFound;
    this.#reserve = new Reserve(dir);
    this.#writer = new SegmentWriter(dir, ring, this.#reserve, options.segmentBytes ?? SEGMENT_BYTES, tail);
    this.#opened = {
      tail: tail.records,
      unfinishedBytes: tail.unfinishedBytes,
      damage: tail.damage,
      from: tail.from,
      pointFound: tail.pointFound,
    };
  }

  /** Opens the journal of a store, reading only what stands after `from` (null: everything). Damage is part of
   * the answer; a fault means that nothing could be read. Nothing is written before the first append. */
  static open(
    dir: string,
    ring: KeyRing,
    from: JournalPoint | null,
    options: JournalOptions = {},
  ): Result<Journal, StoreFault> {
    const reader = new RecordReader(dir, ring);
    try {
      const folder = join(dir, JOURNAL_FOLDER);
      // The folders above as well: a journal whose folder is forgotten is lost with it.
      if (options.readOnly !== true) makeFolder(folder);
      return ok(new Journal(dir, ring, reader, readTail(dir, ring, reader, from), options));
    } catch (error) {
      reader.close();
      return err(fileFault(error, JOURNAL_FOLDER));
    }
  }

  get opened(): JournalOpened {
    return this.#opened;
  }

  get count(): number {
    return this.#writer.end.count;
  }

  get head(): Uint8Array {
    return this.#writer.end.head;
  }

  get point(): JournalPoint {
    return pointOf(this.#writer.end);
  }

  get busy(): boolean {
    return this.#busy;
  }

  get reserveUsed(): boolean {
    return this.#reserve.used;
  }

  append(kind: RecordKind, summary: Uint8Array, content: Uint8Array): Result<Appended, StoreFault> {
    if (this.#busy) throw new Error('a record was appended into the midst of many');
    const refused = this.#refusal();
    if (refused !== null) return err(refused);
    const packed = this.#pack({ kind, summary, content }, 'small');
    if (!packed.ok) return packed;
    const appended = this.#write([packed.value]);
    if (!appended.ok) return appended;
    const [place] = appended.value;
    if (place === undefined) throw new Error('one record has one place');
    if (kind === 'dictionary') this.#keepDictionary(place, content);
    return ok({ number: this.count, place });
  }

  async appendAll(records: Iterable<NewRecord>): Promise<AppendedAll> {
    if (this.#busy) throw new Error('two lists of records were appended at once');
    this.#busy = true;
    try {
      return await this.#appendGroups(records);
    } finally {
      this.#busy = false;
    }
  }

  openBatch(announced: Announced): Result<JournalBatch, StoreFault> {
    if (this.#busy) throw new Error('a batch was begun in the midst of other records');
    const refused = this.#refusal();
    if (refused !== null) return err(refused);
    this.endSegment();
    const opening = packedBatch(new Uint8Array(0), batchContent(announced));
    const begun = this.#write([opening]);
    if (!begun.ok) return begun;
    this.#busy = true;
    return ok(
      new OpenBatch(announced.records, {
        refusal: () => this.#refusal(),
        pack: (record) => this.#pack(record, 'quick'),
        write: (group) => this.#writer.appendToBatch(group),
        giveUp: () => this.#writer.giveUpBatch(),
        over: () => {
          this.#busy = false;
          this.#lookAfter();
        },
      }),
    );
  }

  read(place: RecordPlace): Result<StoredRecord, StoreFault> {
    this.#mustBeOpen();
    return this.#reader.read(place);
  }

  scan(accept?: AcceptRecord): Generator<ScannedRecord, ScanEnd, void> {
    this.#mustBeOpen();
    const until = this.opened.damage === null && this.opened.pointFound ? { until: this.point } : {};
    return scanJournal(this.#dir, this.#ring, { ...until, ...(accept === undefined ? {} : { accept }) });
  }

  endSegment(): void {
    if (this.#busy) throw new Error('a segment was ended in the midst of many records');
    this.#writer.close();
  }

  renewReserve(): boolean {
    return !this.#readOnly && !this.#closed && this.#reserve.renew();
  }

  releaseTail(): void {
    this.#opened = { ...this.#opened, tail: [] };
  }

  close(): void {
    this.#closed = true;
    this.#writer.close();
    this.#reader.close();
    for (const keys of this.#tailKeys) wipeKeys(keys);
  }

  /** Why nothing can be appended; null when it can. */
  #refusal(): StoreFault | null {
    if (!this.#readOnly && !this.#closed) return null;
    return { code: 'JOURNAL_READ_ONLY', damage: this.opened.damage };
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error('the journal is closed');
  }

  async #appendGroups(records: Iterable<NewRecord>): Promise<AppendedAll> {
    const places: RecordPlace[] = [];
    const end = (fault: StoreFault | null): AppendedAll => ({ places, point: this.point, fault });
    let group: PackedRecord[] = [];
    let groupBytes = 0;
    const flush = (): StoreFault | null => {
      if (group.length === 0) return null;
      const written = this.#refusal() ?? this.#write(group);
      if ('code' in written) return written;
      if (!written.ok) return written.error;
      for (const place of written.value) places.push(place);
      group = [];
      groupBytes = 0;
      return null;
    };
    const turns = new Turns();
    for (const record of records) {
      // What stands before a batch must count although the batch may not.
      const refused = this.#refusal() ?? (record.kind === 'batch' ? flush() : null);
      if (refused !== null) return end(refused);
      const packed = this.#pack(record, 'quick');
      if (!packed.ok) return end(packed.error);
      group.push(packed.value);
      groupBytes += packed.value.packed.bytes.length + record.summary.length;
      const isDictionary = record.kind === 'dictionary';
      if (isDictionary || group.length >= GROUP_RECORDS || groupBytes >= GROUP_BYTES) {
        const fault = flush();
        if (fault !== null) return end(fault);
        const place = places.at(-1);
        if (isDictionary && place !== undefined) this.#keepDictionary(place, record.content);
      }
      if (turns.due) await turns.next();
    }
    return end(flush());
  }

  /** @throws when the record is larger than any caller may make it. */
  #pack(record: NewRecord, effort: Effort): Result<PackedRecord, StoreFault> {
    const { kind, summary, content } = record;
    if (summary.length > SUMMARY_LIMIT_BYTES) throw new RangeError('summary of a record too long');
    if (content.length > CONTENT_LIMIT_BYTES) throw new RangeError('content of a record too long');
    if (kind === 'batch') return ok(packedBatch(summary, content));
    const dictionary = kind === 'dictionary' ? ok(null) : this.#currentDictionary();
    if (!dictionary.ok) return dictionary;
    return ok({ kind, summary, packed: pack(content, dictionary.value, effort) });
  }

  #write(records: readonly PackedRecord[]): Result<readonly RecordPlace[], StoreFault> {
    const written = this.#writer.append(records);
    if (written.ok) this.#lookAfter();
    return written;
  }

  /** The dictionary in use; read from the journal when it was not used since opening. */
  #currentDictionary(): Result<Dictionary | null, StoreFault> {
    const place = this.#writer.end.dictionary;
    if (place === null) return ok(null);
    const known = this.#dictionary?.place;
    if (known?.segment !== place.segment || known.position !== place.position) {
      const read = this.#reader.read(place);
      if (!read.ok) return read;
      this.#keepDictionary(place, read.value.content);
    }
    return ok(this.#dictionary?.bytes.length === 0 ? null : this.#dictionary);
  }

  #keepDictionary(place: RecordPlace, content: Uint8Array): void {
    // The caller may reuse its bytes.
    const bytes = Uint8Array.from(content);
    this.#dictionary = { place, bytes };
    this.#reader.remember(place, bytes);
  }

  /** After the answer is given: writes ahead, and puts the reserve in its place. */
  #lookAfter(): void {
    if (this.#isLookedAfter) return;
    if (this.#reserveWasTried && !this.#writer.isAheadDue) return;
    this.#isLookedAfter = true;
    setImmediate(() => {
      this.#isLookedAfter = false;
      if (this.#closed) return;
      this.#writer.writeAhead();
      this.#reserve.renew();
      this.#reserveWasTried = true;
    });
  }
}

/** A batch record lies open, so that nothing else is needed to read how many records belong to it. */
function packedBatch(summary: Uint8Array, content: Uint8Array): PackedRecord {
  const batch = announcedIn(content)?.records ?? null;
  if (batch === null) throw new RangeError('a batch of no records');
  return { kind: 'batch', summary, packed: { bytes: content, plainLength: null, dictionary: null }, batch };
}
