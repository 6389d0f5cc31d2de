/**
 * Appends sealed records: one write into space that was written ahead, one flush. A new segment begins with the
 * first append after opening, when the present one is full, and after every append that failed, so that no
 * record number is ever sealed twice. The next segment states how far the one before is valid: what a failed
 * append left behind there means nothing from then on. The records of a batch stand in one segment, however
 * long it becomes, and count only when all are there.
 */
import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushAside, flushFolder, writeFully } from '../disk';
import type { StoreFault } from '../faults';
import { fileFault, quietly } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER, segmentPlace } from '../layout';
import { type Cursor, cursorAfter, inSegment, placeAt } from './cursor';
import type { RecordKind, RecordPlace } from './journal-types';
import { whenFree } from './locked-file';
import { type Packed, sealRecord } from './record';
import type { Reserve } from './reserve';
import { newSegment, SEGMENT_HEADER_BYTES, type SegmentKeys, wipeKeys } from './segment';
import { segmentPath } from './segment-files';

const AHEAD_BYTES = 1024 * 1024;
/** With less space than this written ahead, the next step is due. */
const AHEAD_LOW_BYTES = 256 * 1024;
const ZEROS = Buffer.alloc(AHEAD_BYTES);

export interface PackedRecord {
  readonly kind: RecordKind;
  readonly summary: Uint8Array;
  readonly packed: Packed;
  /** Records that follow a batch record and belong to it. */
  readonly batch?: number;
}

/** What stands before the first segment that will be written. */
export interface WriterStart {
  readonly end: Cursor;
  readonly finished: { readonly number: number; readonly length: number };
  readonly unborn: number | null;
}

interface OpenSegment {
  readonly file: number;
  readonly number: number;
  readonly keys: SegmentKeys;
  /** Length of the file: zeros from the last record on. */
  written: number;
}

export class SegmentWriter {
  readonly #dir: string;
  readonly #ring: KeyRing;
  readonly #reserve: Reserve;
  readonly #limit: number;
  /** Where the next record goes. It stands in `#segment` when that is open. */
  #cursor: Cursor;
  /** After the last record that counts. */
  #end: Cursor;
  /** Where the next record goes when the open batch is given up. */
  #before: Cursor;
  /** Records that the open batch still lacks. */
  #missing = 0;
  #finished: { readonly number: number; readonly length: number };
  #segment: OpenSegment | null = null;
  /** Number of a file that is in the way of the next segment. */
  #inTheWay: number | null;

  constructor(dir: string, ring: KeyRing, reserve: Reserve, limit: number, start: WriterStart) {
    this.#dir = dir;
    this.#ring = ring;
    this.#reserve = reserve;
    this.#limit = limit;
    this.#cursor = start.end;
    this.#end = start.end;
    this.#before = start.end;
    this.#finished = start.finished;
    this.#inTheWay = start.unborn;
  }

  /** After the last record that counts. */
  get end(): Cursor {
    return this.#end;
  }

  /** Appends records with one write and one flush. On a fault none of them is in the journal, nor the open batch. A
   * batch record must be the first. */
  append(records: readonly PackedRecord[]): Result<readonly RecordPlace[], StoreFault> {
    const isFull = this.#cursor.position >= this.#limit && this.#missing === 0;
    if (this.#segment !== null && isFull) this.#finish(this.#segment);
    const missing = missingAfter(this.#missing, records);
    // Of other offices' records nothing is worth the reserve, which is kept for the work in hand here.
    const maySpend = missing === 0 && this.#missing === 0;
    const opened = this.#segment === null ? this.#begin(maySpend) : ok(this.#segment);
    if (!opened.ok) return opened;
    const segment = opened.value;
    const sealed = this.#seal(segment, records);
    const written = this.#write(segment, sealed.bytes, maySpend);
    if (!written.ok) {
      this.#abandon(segment);
      return written;
    }
    this.#cursor = sealed.after;
    this.#missing = missing;
    if (missing === 0) this.#counts();
    return ok(sealed.places);
  }

  /** The same for the next records of the open batch, but others have their turn while the disk flushes: nobody else may
   * append until this answers. A batch that is given up meanwhile is gone. */
  async appendToBatch(records: readonly PackedRecord[]): Promise<Result<readonly RecordPlace[], StoreFault>> {
    const segment = this.#segment;
    if (segment === null || this.#missing === 0) throw new Error('no batch is open');
    const sealed = this.#seal(segment, records);
    const written = await this.#writeAside(segment, sealed.bytes);
    if (this.#segment !== segment) return err({ code: 'CANCELLED' });
    if (!written.ok) {
      this.#abandon(segment);
      return written;
    }
    this.#cursor = sealed.after;
    this.#missing = missingAfter(this.#missing, records);
    if (this.#missing === 0) this.#counts();
    return ok(sealed.places);
  }

  /** Leaves the journal as it was before the open batch; nothing when there is none. */
  giveUpBatch(): void {
    if (this.#missing > 0 && this.#segment !== null) this.#abandon(this.#segment);
  }

  #counts(): void {
    this.#end = this.#cursor;
    this.#before = this.#cursor;
  }

  /** Whether `writeAhead` has something to do. */
  get isAheadDue(): boolean {
    const segment = this.#segment;
    return (
      segment !== null &&
      segment.written < this.#limit &&
      segment.written - this.#cursor.position < AHEAD_LOW_BYTES
    );
  }

  /** Writes the next step of zeros. It may fail: the append that needs the space will tell. */
  writeAhead(): void {
    if (this.#segment === null || !this.isAheadDue) return;
    if (this.#addZeros(this.#segment)) {
      const { file } = this.#segment;
      quietly(() => fdatasyncSync(file));
    }
  }

  /** Cuts off what was written ahead, closes the file, wipes the keys. */
  close(): void {
    this.giveUpBatch();
    if (this.#segment !== null) this.#finish(this.#segment);
  }

  #seal(segment: OpenSegment, records: readonly PackedRecord[]) {
    const places: RecordPlace[] = [];
    const parts: Uint8Array[] = [];
    let cursor = this.#cursor;
    for (const record of records) {
      const bytes = sealRecord(segment.keys, cursor.index, cursor.head, {
        ...record,
        continues: parts.length > 0,
      });
      places.push(placeAt(cursor));
      parts.push(bytes);
      cursor = cursorAfter(cursor, segment.keys, record.kind, bytes);
    }
    const [only] = parts;
    const bytes = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    return { bytes, places, after: cursor };
  }

  #write(segment: OpenSegment, bytes: Uint8Array, maySpend: boolean): Result<void, StoreFault> {
    return this.#withReserve(segment.number, maySpend, () => {
      this.#put(segment, bytes);
      fdatasyncSync(segment.file);
    });
  }

  async #writeAside(segment: OpenSegment, bytes: Uint8Array): Promise<Result<void, StoreFault>> {
    try {
      this.#put(segment, bytes);
      await flushAside(segment.file);
      return ok(undefined);
    } catch (error) {
      return err(fileFault(error, segmentPlace(segment.number)));
    }
  }

  #put(segment: OpenSegment, bytes: Uint8Array): void {
    const { position } = this.#cursor;
    writeFully(segment.file, bytes, position);
    if (position + bytes.length <= segment.written) return;
    segment.written = position + bytes.length;
    this.#addZeros(segment);
  }

  /** Runs writing steps; when the disk is full gives up the reserve and runs them once more, the same bytes at
   * the same places. */
  #withReserve<T>(number: number, maySpend: boolean, run: () => T): Result<T, StoreFault> {
    for (;;) {
      try {
        return ok(run());
      } catch (error) {
        const fault = fileFault(error, segmentPlace(number));
        if (fault.code !== 'DISK_FULL' || !maySpend || !this.#reserve.giveUp()) return err(fault);
      }
    }
  }

  /** Adds a step of zeros after what is written. False when the disk does not take them. */
  #addZeros(segment: OpenSegment): boolean {
    const room = Math.min(AHEAD_BYTES, Math.max(this.#limit - segment.written, 0));
    return quietly(() => {
      writeFully(segment.file, ZEROS.subarray(0, room), segment.written);
      segment.written += room;
    });
  }

  #begin(maySpend: boolean): Result<OpenSegment, StoreFault> {
    const number = this.#finished.number + 1;
    const { header, keys } = newSegment(this.#ring, {
      number,
      head: this.#end.head,
      count: this.#end.count,
      previousLength: this.#finished.length,
    });
    const begun = this.#withReserve(number, maySpend, () => this.#create(number, header, keys));
    if (!begun.ok) {
      wipeKeys(keys);
      return begun;
    }
    this.#segment = begun.value;
    this.#cursor = inSegment(this.#end, number);
    this.#before = this.#cursor;
    return begun;
  }

  /** The header is flushed before any record is written: a segment without it can never have had one. */
  #create(number: number, header: Uint8Array, keys: SegmentKeys): OpenSegment {
    const path = segmentPath(this.#dir, number);
    if (this.#inTheWay === number) whenFree(() => rmSync(path, { force: true }));
    this.#inTheWay = null;
    const file = whenFree(() => openSync(path, 'wx', 0o600));
    const segment = { file, number, keys, written: SEGMENT_HEADER_BYTES };
    this.#inTheWay = number;
    try {
      writeFully(file, header, 0);
      this.#addZeros(segment);
      fsyncSync(file);
      flushFolder(join(this.#dir, JOURNAL_FOLDER));
    } catch (error) {
      quietly(() => closeSync(file));
      quietly(() => whenFree(() => rmSync(path)));
      throw error;
    }
    this.#inTheWay = null;
    return segment;
  }

  /** Takes back what a failed append or a batch may have left. When even that fails, the next segment will say it. */
  #abandon(segment: OpenSegment): void {
    this.#cursor = this.#before;
    this.#missing = 0;
    quietly(() => {
      ftruncateSync(segment.file, this.#cursor.position);
      fsyncSync(segment.file);
    });
    this.#finish(segment);
  }

  #finish(segment: OpenSegment): void {
    this.#finished = { number: segment.number, length: this.#cursor.position };
    this.#segment = null;
    wipeKeys(segment.keys);
    quietly(() => ftruncateSync(segment.file, this.#cursor.position));
    quietly(() => closeSync(segment.file));
  }
}

/** Records that an open batch lacks after these. */
function missingAfter(missing: number, records: readonly PackedRecord[]): number {
  return records.reduce((left, { batch }) => batch ?? Math.max(left - 1, 0), missing);
}
