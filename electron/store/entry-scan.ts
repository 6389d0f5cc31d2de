/**
 * Walks the journal entry by entry: decrypts, checks canonical bytes, place in the station's chain and
 * signature. Opening, listing and verifying all read through here, so none of them is more lenient.
 */
import { equalBytes } from '#electron/crypto/suites';
import type { EntryId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import { NO_TIP, readEntry, type StationTip } from './entry-codec';
import { type AcceptRecord, type JournalEnd, scanJournal } from './journal-scan';
import type { KeyRing } from './key-ring';
import { FIRST_HEAD } from './segment';

/** Whose entries these are and how their signatures are checked. */
export interface StationCheck {
  readonly station: string;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/** A place in the journal after which reading begins; what stands before is taken as read. */
export interface ScanStart {
  readonly count: number;
  readonly head: Uint8Array;
  readonly tip: StationTip;
}

export const FROM_BEGINNING: ScanStart = { count: 0, head: FIRST_HEAD, tip: NO_TIP };

export interface ScannedEntry {
  readonly entry: Entry;
  readonly id: EntryId;
  /** Number in the whole journal, from 1. */
  readonly number: number;
  /** Head of the file chain after it. */
  readonly head: Uint8Array;
}

export interface EntryScanEnd extends JournalEnd {
  /** This station's last sound entry. */
  readonly tip: StationTip;
}

/** Yields the entries after `start`. Returns how the journal ends, or `other-history` when it does not go
 * through `start`. @throws when the journal folder itself cannot be read. */
export function* scanEntries(
  dir: string,
  ring: KeyRing,
  check: StationCheck,
  start: ScanStart,
): Generator<ScannedEntry, EntryScanEnd | 'other-history', void> {
  let tip = start.tip;
  let current: ScannedEntry | null = null;
  const accept: AcceptRecord = (record) => {
    current = null;
    if (record.number <= start.count) return null;
    const read = readEntry(record.content, tip, check.station, check.verify);
    if (typeof read === 'string') return read;
    tip = { seq: read.entry.seq, id: read.id, lamport: read.entry.lamport };
    current = { ...read, number: record.number, head: record.head };
    return null;
  };
  const scan = scanJournal(dir, ring, accept);
  for (;;) {
    const step = scan.next();
    if (step.done) return step.value.count < start.count ? 'other-history' : { ...step.value, tip };
    if (step.value.number === start.count && !equalBytes(step.value.head, start.head)) return 'other-history';
    if (current !== null) yield current;
  }
}
