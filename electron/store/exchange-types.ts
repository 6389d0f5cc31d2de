/**
 * What the store offers to the exchange with other stations: taking their entries in as one batch, and giving out
 * what somebody lacks. Nothing here knows bundles; signatures and rights were looked at before.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import type { Entry, SeenHead, StoredEntry } from '#shared/journal/entry';
import type { Result } from '#shared/lib/result';
import type { StoreFault } from './faults';
import type { EntryDraft } from './store-types';

/** What stands in a journal for an entry that may not be seen there, so that the chain of its station still closes. */
export interface Stub {
  readonly station: StationId;
  readonly seq: number;
  readonly id: EntryId;
  readonly prev: EntryId | null;
  readonly lamport: number;
  /** As the entry bears it: what its station signs is the id. */
  readonly signature: string;
}

/** One record of other stations. `bytes`: the entry's canonical text as it was received; its signature was checked. */
export type ReceivedRecord =
  | { readonly kind: 'entry'; readonly bytes: Uint8Array }
  | { readonly kind: 'stub'; readonly stub: Stub };

/** Records that are taken in together or not at all. */
export interface ReceiveBatch {
  /** The own entry that stands before them: what is believed of other stations since, so that whoever reads the journal
   * forward knows the keys of those that follow. */
  readonly first?: EntryDraft;
  /** How many `items` there are, without the own entries. */
  readonly records: number;
  /** Each after the entry before it in its station and after all it has seen; none that the journal holds, but an
   * entry of which it holds the stub. */
  readonly items: AsyncIterable<ReceivedRecord> | Iterable<ReceivedRecord>;
  /** The own entry that tells what was taken in; with it the batch counts. */
  readonly closing: EntryDraft;
  readonly signal?: AbortSignal;
  /** Called with the number of records that are written. */
  readonly onProgress?: (records: number) => void;
}

/** What a batch came to. */
export interface Received {
  readonly closing: { readonly entry: Entry; readonly id: EntryId };
  readonly entries: number;
  readonly stubs: number;
}

/** An entry that the journal holds, by its place in its station's chain. */
export interface KnownEntry {
  readonly id: EntryId;
  readonly lamport: number;
  /** Only its stub is held. */
  readonly isStub: boolean;
}

/** What is given out. `bytes`: the entry's canonical text as the journal keeps it, with its signature. */
export type JournalItem =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly id: EntryId; readonly bytes: Uint8Array }
  | { readonly kind: 'stub'; readonly stub: Stub };

/** The part of an open store that the exchange uses. */
export interface ExchangeStore {
  /**
   * Takes in records of other stations between own entries; other writing is refused meanwhile with
   * STORE_BUSY. Everything is flushed before it counts, and only then folded. After BATCH_REFUSED, CANCELLED or a
   * fault of the disk nothing has changed. After INDEX_DAMAGED the batch is in the journal, and the store must be opened anew.
   */
  receive(batch: ReceiveBatch): Promise<Result<Received, StoreFault>>;
  /** The last entry of every station, by ascending id of the station; entries known by their stub alone count. */
  heads(): readonly SeenHead[];
  headOf(station: StationId): SeenHead | null;
  /** What the journal holds at a place of a station's chain; null when nothing. */
  lookUp(station: StationId, seq: number): KnownEntry | null;
  /**
   * The chain of a station back from one of its entries, that one included. It ends before what the journal does not
   * hold, or holds the stub of.
   * @throws JournalReadError as `entriesAfter` does.
   */
  chainBack(station: StationId, seq: number): Iterable<StoredEntry>;
  /**
   * Everything after the heads that somebody has (a station that is not named: from its beginning), so that what an
   * entry follows and has seen comes before it. Entries of which somebody has only the stub do not come again: `entriesOf` gives those.
   * @throws JournalReadError when the disk no longer gives what opening saw.
   */
  entriesAfter(heads: readonly SeenHead[]): Iterable<JournalItem>;
}
