/**
 * Appends to the journal: one write, one flush, then the caller may say "saved". A new segment begins with
 * the first append after opening and at 16 MiB. An append that fails leaves the files as they were; when
 * even that cannot be reached, nothing more is written until the store is opened again.
 */
import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import { flushFolder, writeFully } from './disk';
import type { FileFault, StoreFault } from './faults';
import { fileFault, systemCode } from './file-fault';
import type { JournalEnd } from './journal-scan';
import type { KeyRing } from './key-ring';
import { JOURNAL_FOLDER, segmentName, segmentPlace } from './layout';
import { newSegment, type SegmentKeys, sealRecord, wipeKeys } from './segment';

/** A segment that has reached this length is followed by a new one. */
const SEGMENT_LIMIT_BYTES = 16 * 1024 * 1024;

interface OpenSegment {
  readonly file: number;
  readonly number: number;
  readonly keys: SegmentKeys;
  records: number;
  length: number;
}

export class JournalWriter {
  readonly #dir: string;
  readonly #ring: KeyRing;
  #head: Uint8Array;
  #count: number;
  /** Last finished segment and its length; the next one continues it. */
  #finished: { readonly number: number; readonly length: number };
  #segment: OpenSegment | null = null;
  #unusable = false;

  private constructor(dir: string, ring: KeyRing, end: JournalEnd) {
    this.#dir = dir;
    this.#ring = ring;
    this.#head = end.head;
    this.#count = end.count;
    this.#finished =
      end.length > 0
        ? { number: end.segment, length: end.length }
        : { number: Math.max(end.segment - 1, 0), length: end.previousLength };
  }

  /** Prepares for writing after a scan without damage: cuts off what was never acknowledged. */
  static open(dir: string, ring: KeyRing, end: JournalEnd): Result<JournalWriter, FileFault> {
    if (end.damage !== null) throw new Error('a damaged journal is never written to');
    try {
      mkdirSync(join(dir, JOURNAL_FOLDER), { recursive: true, mode: 0o700 });
      // An empty segment has no bytes to cut, yet its name is in the way of the next one.
      if (end.tornBytes > 0 || (end.segment > 0 && end.length === 0)) cutOff(dir, end);
    } catch (error) {
      return err(fileFault(error, segmentPlace(end.segment)));
    }
    return ok(new JournalWriter(dir, ring, end));
  }

  get count(): number {
    return this.#count;
  }

  get head(): Uint8Array {
    return this.#head;
  }

  /** Appends one record and flushes it. On a fault nothing has changed. */
  append(content: Uint8Array): Result<void, StoreFault> {
    if (this.#unusable) return err({ code: 'JOURNAL_READ_ONLY', damage: null });
    if (this.#segment !== null && this.#segment.length >= SEGMENT_LIMIT_BYTES) this.#finish(this.#segment);
    const appended =
      this.#segment === null ? this.#appendFirst(content) : this.#appendNext(this.#segment, content);
    if (!appended.ok) return appended;
    this.#head = appended.value;
    this.#count += 1;
    return ok(undefined);
  }

  /** Closes the file and wipes the segment's keys. */
  close(): void {
    if (this.#segment !== null) this.#finish(this.#segment);
    this.#unusable = true;
  }

  #finish(segment: OpenSegment): void {
    this.#finished = { number: segment.number, length: segment.length };
    this.#segment = null;
    wipeKeys(segment.keys);
    this.#undo(() => closeSync(segment.file));
  }

  #appendFirst(content: Uint8Array): Result<Uint8Array, FileFault> {
    const number = this.#finished.number + 1;
    const { header, keys } = newSegment(this.#ring, {
      number,
      head: this.#head,
      count: this.#count,
      previousLength: this.#finished.length,
    });
    const record = sealRecord(keys, 0, this.#head, content);
    const bytes = Buffer.concat([header, record.bytes]);
    const folder = join(this.#dir, JOURNAL_FOLDER);
    const path = join(folder, segmentName(number));
    let file: number | null = null;
    try {
      file = openSync(path, 'wx', 0o600);
      writeFully(file, bytes, 0);
      fsyncSync(file);
      flushFolder(folder);
    } catch (error) {
      const fault = fileFault(error, segmentPlace(number));
      wipeKeys(keys);
      if (file !== null) this.#undo(() => this.#removeSegment(file, path, folder));
      return err(fault);
    }
    this.#segment = { file, number, keys, records: 1, length: bytes.length };
    return ok(record.head);
  }

  #appendNext(segment: OpenSegment, content: Uint8Array): Result<Uint8Array, FileFault> {
    const record = sealRecord(segment.keys, segment.records, this.#head, content);
    try {
      writeFully(segment.file, record.bytes, segment.length);
      fdatasyncSync(segment.file);
    } catch (error) {
      const fault = fileFault(error, segmentPlace(segment.number));
      this.#undo(() => {
        ftruncateSync(segment.file, segment.length);
        fsyncSync(segment.file);
      });
      // The number of the failed record must not be a nonce again: the next append begins a new segment.
      this.#finish(segment);
      return err(fault);
    }
    segment.records += 1;
    segment.length += record.bytes.length;
    return ok(record.head);
  }

  #removeSegment(file: number | null, path: string, folder: string): void {
    if (file !== null) closeSync(file);
    rmSync(path);
    flushFolder(folder);
  }

  /** Runs clean-up steps; when they fail nobody knows what is on disk, so writing ends here. */
  #undo(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (systemCode(error) === null) throw error;
      this.#unusable = true;
    }
  }
}

/** Cuts the unacknowledged end off the last segment, or removes the segment when no whole record is in it. */
function cutOff(dir: string, end: JournalEnd): void {
  const folder = join(dir, JOURNAL_FOLDER);
  const path = join(folder, segmentName(end.segment));
  if (end.length === 0) {
    rmSync(path);
    flushFolder(folder);
    return;
  }
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, end.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
