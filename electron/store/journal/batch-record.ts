/**
 * A batch: a record that says how many follow it, and those records, which count all together or not at all. This
 * tells how far a batch is there; what a batch that is not all there means is judged as for any other place where
 * records stop.
 */
import { canonicalJson } from '#shared/lib/canonical-json';
import { type Cursor, type SealedRecord, stepFrom, type Window } from './cursor';
import type { Announced, RecordKind } from './journal-types';
import type { SegmentKeys } from './segment';

/** More records are no batch: their places are counted in 32 bits. */
const MOST_RECORDS = 10_000_000;

/** Kinds of records that a batch may hold. */
export const inBatch = (kind: RecordKind): boolean => kind === 'entry' || kind === 'stub';

/** The content of the record that opens a batch. */
export const batchContent = ({ records, isFirstOwn }: Announced): Uint8Array =>
  Buffer.from(canonicalJson(isFirstOwn ? { first: 'own', records } : { records }), 'utf8');

/** What the content of a batch record announces; null when it is none. */
export function announcedIn(content: Uint8Array): Announced | null {
  const text = Buffer.from(content).toString('utf8');
  const [, first, digits] = /^\{("first":"own",)?"records":([1-9]\d{0,7})\}$/.exec(text) ?? [];
  const records = Number(digits ?? 0);
  const isFirstOwn = first !== undefined;
  // Two own ones and nothing between: a bundle may bring nothing but what the region signed.
  return records >= (isFirstOwn ? 2 : 1) && records <= MOST_RECORDS ? { records, isFirstOwn } : null;
}

/** Goes through the records of a chain and tells which were written here and which a batch brought. */
export class BatchWalk {
  #left = 0;
  #isOwnNext = false;

  /** Records that the present batch still has; 0 beside every batch. */
  get left(): number {
    return this.#left;
  }

  open({ records, isFirstOwn }: Announced): void {
    this.#left = records;
    this.#isOwnNext = isFirstOwn;
  }

  /** To be asked once for every entry and stub. */
  next(): 'own' | 'brought' {
    const isOwn = this.#isOwnNext || this.#left <= 1;
    this.#isOwnNext = false;
    this.#left = Math.max(this.#left - 1, 0);
    return isOwn ? 'own' : 'brought';
  }
}

/** How far a batch reaches. */
export interface Reach {
  /** After its last sound record. */
  readonly cursor: Cursor;
  /** All of it is there; or it stops; or a record that no batch holds stands there. */
  readonly end: 'whole' | 'stops' | 'altered';
}

/** Follows the records of a batch that begins with `opening`, a sound record with its body, inside its segment. */
export function reachOf(
  opening: SealedRecord,
  content: Uint8Array,
  keys: SegmentKeys,
  window: Window,
  limit: number | null,
): Reach {
  const announced = announcedIn(content);
  if (announced === null) return { cursor: opening.before, end: 'altered' };
  let cursor = opening.after;
  for (let left = announced.records; left > 0; left -= 1) {
    const step = cursor.position === limit ? null : stepFrom(cursor, keys, window, limit, true);
    if (step === null) return { cursor, end: 'stops' };
    if (!inBatch(step.header.kind)) return { cursor, end: 'altered' };
    cursor = step.after;
  }
  return { cursor, end: 'whole' };
}
