/**
 * Reads single records at their places, and the dictionaries that contents need. It keeps a few files open and
 * their keys in memory, and must be closed. It proves a record against its segment's keys, not against the
 * chain: that is what scanning is for.
 */
import { closeSync, openSync } from 'node:fs';
import { err, ok, type Result } from '#shared/lib/result';
import type { DamageReason, StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import type { KeyRing } from '../key-ring';
import { segmentPlace } from '../layout';
import type { RecordPlace, StoredRecord } from './journal-types';
import { whenFree } from './locked-file';
import { unpack } from './packing';
import { openBody, openSummary, type Packed, RECORD_HEADER_BYTES, readRecordHeader } from './record';
import { FIRST_HEAD, readHeader, SEGMENT_HEADER_BYTES, type Segment, wipeKeys } from './segment';
import { readFully, segmentPath } from './segment-files';

/** What the disk held has changed or failed under an open journal. */
export class JournalReadError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault) {
    super(`journal cannot be read: ${fault.code}`);
    this.fault = fault;
  }
}

interface OpenFile extends Segment {
  readonly file: number;
}

/** Most records are shorter, so that one read does. */
const FIRST_READ_BYTES = 4096;
const FILES = 8;
const DICTIONARIES = 4;
const NOTHING: Uint8Array = new Uint8Array(0);

const nameOf = ({ segment, position }: RecordPlace): string => `${segment}:${position}`;

export class RecordReader {
  readonly #dir: string;
  readonly #ring: KeyRing;
  /** Least recently used first. */
  readonly #files = new Map<number, OpenFile>();
  readonly #dictionaries = new Map<string, Uint8Array>();
  readonly #carried = new Map<string, Uint8Array>();

  constructor(dir: string, ring: KeyRing) {
    this.#dir = dir;
    this.#ring = ring;
  }

  /** The record at a place. */
  read(place: RecordPlace): Result<StoredRecord, StoreFault> {
    const carried = this.#carried.get(nameOf(place));
    if (carried)
      return ok({ kind: 'dictionary', summary: NOTHING, content: carried, headBefore: FIRST_HEAD });
    try {
      return this.#readThrowing(place);
    } catch (error) {
      if (error instanceof JournalReadError) return err(error.fault);
      if (systemCode(error) === 'ENOENT') return err(damageFault(place, 1, 'segment-missing'));
      return err(fileFault(error, segmentPlace(place.segment)));
    }
  }

  /** The content that was packed. @throws JournalReadError when the dictionary cannot be read. */
  unpack(packed: Packed): Uint8Array {
    return unpack(packed, packed.dictionary === null ? null : this.dictionary(packed.dictionary));
  }

  /** The dictionary at a place. @throws JournalReadError when it cannot be read. */
  dictionary(place: RecordPlace): Uint8Array {
    const known = this.#dictionaries.get(nameOf(place));
    if (known !== undefined) return known;
    const read = this.read(place);
    if (!read.ok) throw new JournalReadError(read.error);
    this.remember(place, read.value.content);
    return read.value.content;
  }

  /** Keeps a dictionary that was just read or written, so that it need not be read. */
  remember(place: RecordPlace, dictionary: Uint8Array): void {
    this.#dictionaries.set(nameOf(place), dictionary);
    const oldest = this.#dictionaries.keys().next();
    if (this.#dictionaries.size > DICTIONARIES && !oldest.done) this.#dictionaries.delete(oldest.value);
  }

  /** A dictionary whose record was cut off with the older part of the journal. */
  carry(place: RecordPlace, dictionary: Uint8Array): void {
    this.#carried.set(nameOf(place), dictionary);
  }

  /** Closes the files and wipes their keys. It may be used again afterwards. */
  close(): void {
    for (const open of this.#files.values()) forget(open);
    this.#files.clear();
    this.#dictionaries.clear();
  }

  #readThrowing(place: RecordPlace): Result<StoredRecord, StoreFault> {
    const open = this.#open(place);
    const number = open.start.count + place.index + 1;
    const altered = () => err(damageFault(place, number, 'record-altered'));
    const first = Buffer.allocUnsafe(FIRST_READ_BYTES);
    const have = readFully(open.file, first, place.position);
    if (have < RECORD_HEADER_BYTES) return err(damageFault(place, number, 'records-missing'));
    const header = readRecordHeader(open.keys, place.index, first, 0);
    if (header === null) return err(damageFault(place, number, 'record-header-altered'));
    let bytes = first.subarray(0, Math.min(have, header.length));
    if (header.length > FIRST_READ_BYTES) {
      bytes = Buffer.allocUnsafe(header.length);
      bytes = bytes.subarray(0, readFully(open.file, bytes, place.position));
    }
    if (bytes.length < header.length) return err(damageFault(place, number, 'record-incomplete'));
    const body = openBody(open.keys, place.index, header, bytes);
    if (body === null) return altered();
    const summary = openSummary(open.keys, place.index, header, body.headBefore, bytes);
    if (summary === null) return altered();
    const content = this.unpack(body.packed);
    return ok({ kind: header.kind, summary, content, headBefore: body.headBefore });
  }

  #open(place: RecordPlace): OpenFile {
    const { segment } = place;
    const known = this.#files.get(segment);
    if (known !== undefined) {
      this.#files.delete(segment);
      this.#files.set(segment, known);
      return known;
    }
    const file = whenFree(() => openSync(segmentPath(this.#dir, segment), 'r'));
    const header = Buffer.alloc(SEGMENT_HEADER_BYTES);
    let read: Segment | null = null;
    try {
      if (readFully(file, header, 0) === header.length) read = readHeader(this.#ring, header);
    } finally {
      if (read === null) closeSync(file);
    }
    if (read?.start.number !== segment) throw new JournalReadError(damageFault(place, 1, 'header-altered'));
    const open: OpenFile = { ...read, file };
    this.#files.set(segment, open);
    const oldest = this.#files.entries().next();
    if (this.#files.size > FILES && !oldest.done) {
      this.#files.delete(oldest.value[0]);
      forget(oldest.value[1]);
    }
    return open;
  }
}

function forget(open: OpenFile): void {
  wipeKeys(open.keys);
  closeSync(open.file);
}

function damageFault(place: RecordPlace, record: number, reason: DamageReason): StoreFault {
  return {
    code: 'JOURNAL_DAMAGED',
    damage: { file: segmentPlace(place.segment), position: place.position, record, reason },
  };
}
