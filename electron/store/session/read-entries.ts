/** Reads entries and stubs of an open journal from disk: all of them, some cases', or what somebody lacks. */
import type { StationId } from '#shared/domain/ids';
import type { SeenHead, StoredEntry } from '#shared/journal/entry';
import type { JournalItem } from '../exchange-types';
import type { Damage } from '../faults';
import { type Journal, JournalReadError, type RecordPlace, type StoredRecord } from '../journal/journal';
import { type Chain, openEntry } from './entry-text';
import type { Indexed } from './station-index';
import { readStub } from './stub-text';
import { readable } from './thrown-fault';

/** Every entry, in order. `known`: the damage that opening found, up to which the journal is read.
 * @throws JournalReadError when the disk no longer gives what opening saw. */
export function* allEntries(journal: Journal, chain: Chain, known: Damage | null): Iterable<StoredEntry> {
  const scan = journal.scan();
  for (;;) {
    const step = readable(() => scan.next());
    if (step.done) {
      const { damage } = step.value;
      if (damage !== null && known === null) throw new JournalReadError({ code: 'JOURNAL_DAMAGED', damage });
      return;
    }
    if (step.value.kind === 'entry') yield openEntry(step.value.content(), chain);
  }
}

/** The record at a place. @throws JournalReadError as `allEntries` does. */
export function recordAt(journal: Journal, place: RecordPlace): StoredRecord {
  const read = journal.read(place);
  if (!read.ok) throw new JournalReadError(read.error);
  return read.value;
}

/** What the exporter needs of a folded journal. */
export interface ExchangeIndex {
  readonly heads: readonly SeenHead[];
  stationRange(station: StationId, from: number, to: number): Iterable<Indexed>;
}

/** Entries and stubs after some heads, so that causes come first: by Lamport number, station and number, in which order
 * nothing follows or has seen what comes after it. */
export function* itemsAfter(
  journal: Journal,
  index: ExchangeIndex,
  chain: Chain,
  heads: readonly SeenHead[],
): Iterable<JournalItem> {
  const from = new Map(heads.map(({ station, seq }) => [station, seq]));
  const lacking = index.heads.flatMap(({ station, seq }) => [
    ...index.stationRange(station, (from.get(station) ?? 0) + 1, seq),
  ]);
  lacking.sort(
    (a, b) =>
      a.lamport - b.lamport || (a.station < b.station ? -1 : Number(a.station > b.station)) || a.seq - b.seq,
  );
  for (const { place, isStub, station, seq } of lacking) {
    const bytes = recordAt(journal, place).content;
    if (!isStub) {
      yield { kind: 'entry', ...openEntry(bytes, chain), bytes };
      continue;
    }
    const stub = readStub(bytes);
    if (stub === null) throw new Error('a record of the journal holds no stub');
    // Another entry than the stub said may stand before it by now.
    const [before] = index.stationRange(station, seq - 1, seq - 1);
    yield { kind: 'stub', stub: before === undefined ? stub : { ...stub, prev: before.id } };
  }
}
