/**
 * Reads the journal from its first byte and tells exactly where it stops being sound. It changes nothing.
 * Only one kind of incomplete end is no damage: the last record of the last segment cut short, which was
 * never acknowledged because acknowledging comes after the flush.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '#electron/crypto/suites';
import { namesIn } from './disk';
import type { Damage, DamageReason } from './faults';
import { systemCode } from './file-fault';
import type { KeyRing } from './key-ring';
import { isSegmentName, JOURNAL_FOLDER, segmentName, segmentPlace } from './layout';
import {
  bodyLength,
  FIRST_HEAD,
  openRecord,
  RECORD_HEADER_BYTES,
  readHeader,
  SEGMENT_HEADER_BYTES,
  type SegmentKeys,
  type SegmentStart,
  wipeKeys,
} from './segment';

/** One sound record. */
export interface JournalRecord {
  /** Number in the whole journal, from 1. */
  readonly number: number;
  readonly content: Uint8Array;
  /** Head of the file chain after it. */
  readonly head: Uint8Array;
}

/** State of the file chain after the last sound record. */
export interface JournalEnd {
  /** Sound records. */
  readonly count: number;
  readonly head: Uint8Array;
  /** Number of the last segment read; 0 without any. */
  readonly segment: number;
  /** Sound bytes of that segment; 0 when it has no whole record. */
  readonly length: number;
  /** Sound bytes of the segment before it. */
  readonly previousLength: number;
  /** Bytes of all segments read. */
  readonly bytes: number;
  /** Bytes after `length` that were never acknowledged. */
  readonly tornBytes: number;
  readonly damage: Damage | null;
}

type Chain = { -readonly [Name in keyof JournalEnd]: JournalEnd[Name] };
/** Judges the content of the next record; a reason ends the scan there as damage. */
export type AcceptRecord = (record: JournalRecord) => DamageReason | null;
type SegmentScan = Generator<JournalRecord, void, void>;

const placed = (chain: Chain, segment: number, position: number, reason: DamageReason): Damage => ({
  file: segmentPlace(segment),
  position,
  record: chain.count + 1,
  reason,
});

/** Numbers of the segments on disk, ascending. @throws what the operating system throws. */
export function segmentNumbers(dir: string): readonly number[] {
  return namesIn(join(dir, JOURNAL_FOLDER))
    .filter(isSegmentName)
    .map((name) => Number.parseInt(name, 10));
}

function readSegment(dir: string, number: number): Uint8Array | 'segment-missing' | 'segment-unreadable' {
  try {
    return readFileSync(join(dir, JOURNAL_FOLDER, segmentName(number)));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return systemCode(error) === 'ENOENT' ? 'segment-missing' : 'segment-unreadable';
  }
}

/** Whether a header continues the chain; the segment before ends at `chain.previousLength`. */
function startDamage(chain: Chain, start: SegmentStart): Damage | null {
  const before = chain.segment - 1;
  if (start.number === chain.segment && before > 0)
    if (start.count > chain.count || start.previousLength > chain.previousLength)
      return placed(chain, before, chain.previousLength, 'records-missing');
  const continues =
    start.number === chain.segment &&
    start.count === chain.count &&
    start.previousLength === chain.previousLength &&
    equalBytes(start.head, chain.head);
  return continues ? null : placed(chain, chain.segment, 0, 'chain-broken');
}

function* scanRecords(
  chain: Chain,
  keys: SegmentKeys,
  bytes: Uint8Array,
  isLast: boolean,
  accept: AcceptRecord,
): SegmentScan {
  let position = SEGMENT_HEADER_BYTES;
  for (let index = 0; position < bytes.length; index += 1) {
    const damaged = (reason: DamageReason) => placed(chain, chain.segment, position, reason);
    const body = position + RECORD_HEADER_BYTES;
    const announced =
      body > bytes.length
        ? Number.POSITIVE_INFINITY
        : bodyLength(keys, index, bytes.subarray(position, body));
    if (announced === null) {
      chain.damage = damaged('record-header-altered');
      return;
    }
    if (body + announced > bytes.length) {
      if (isLast) chain.tornBytes = bytes.length - chain.length;
      else chain.damage = damaged('record-incomplete');
      return;
    }
    const opened = openRecord(keys, index, chain.head, bytes.subarray(body, body + announced));
    if (opened === null) {
      chain.damage = damaged('record-altered');
      return;
    }
    const record: JournalRecord = { number: chain.count + 1, ...opened };
    const refused = accept(record);
    if (refused !== null) {
      chain.damage = damaged(refused);
      return;
    }
    chain.count += 1;
    chain.head = opened.head;
    chain.length = body + announced;
    yield record;
    position = chain.length;
  }
}

function* scanSegment(
  chain: Chain,
  ring: KeyRing,
  bytes: Uint8Array,
  isLast: boolean,
  accept: AcceptRecord,
): SegmentScan {
  if (bytes.length < SEGMENT_HEADER_BYTES) {
    if (isLast) chain.tornBytes = bytes.length;
    else chain.damage = placed(chain, chain.segment, 0, 'header-incomplete');
    return;
  }
  const header = readHeader(ring, bytes.subarray(0, SEGMENT_HEADER_BYTES));
  if (header === null) {
    chain.damage = placed(chain, chain.segment, 0, 'header-altered');
    return;
  }
  chain.damage = startDamage(chain, header.start);
  if (chain.damage === null) yield* scanRecords(chain, header.keys, bytes, isLast, accept);
  wipeKeys(header.keys);
  // The header goes to disk with the first record: a header alone is a first write cut short.
  if (chain.damage === null && chain.length === 0 && chain.tornBytes === 0) {
    if (isLast) chain.tornBytes = bytes.length;
    else chain.damage = placed(chain, chain.segment, SEGMENT_HEADER_BYTES, 'records-missing');
  }
}

/** Walks the journal. Yields every sound record, returns where and how it ends.
 * @throws when the journal folder itself cannot be read. */
export function* scanJournal(
  dir: string,
  ring: KeyRing,
  accept: AcceptRecord,
): Generator<JournalRecord, JournalEnd, void> {
  const last = segmentNumbers(dir).at(-1) ?? 0;
  const chain: Chain = {
    count: 0,
    head: FIRST_HEAD,
    segment: 0,
    length: 0,
    previousLength: 0,
    bytes: 0,
    tornBytes: 0,
    damage: null,
  };
  for (let number = 1; number <= last && chain.damage === null; number += 1) {
    const bytes = readSegment(dir, number);
    if (typeof bytes === 'string') {
      chain.damage = placed(chain, number, 0, bytes);
      break;
    }
    chain.segment = number;
    chain.previousLength = chain.length;
    chain.length = 0;
    chain.bytes += bytes.length;
    yield* scanSegment(chain, ring, bytes, number === last, accept);
  }
  return chain;
}
