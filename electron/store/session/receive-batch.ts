/**
 * Takes records of other stations in as one batch. Each is held against the chain of its station before it is
 * written; the own closing entry comes last, and only then is anything folded, what may stand before them too. Whatever ends it sooner leaves the
 * journal and the state as they were.
 */
import type { StationId } from '#shared/domain/ids';
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { KnownEntry, ReceiveBatch, Received, ReceivedRecord } from '../exchange-types';
import type { BatchReason, StoreFault } from '../faults';
import { BatchWalk } from '../journal/batch-record';
import type { JournalBatch, NewRecord, RecordPlace } from '../journal/journal';
import type { EntryDraft } from '../store-types';
import { Turns } from '../turns';
import type { EntryStoreParts } from './entry-store-parts';
import { type EntryBytes, openEntry, readEntry, signEntry } from './entry-text';
import { PackingTurns } from './packing-turns';
import { recordAt } from './read-entries';
import { afterEntry, nextPlace, placeFault, type StationTips, stubFault } from './stations';
import { asStub, stubBytes } from './stub-text';

/** So many records, or bytes, are written at once. */
const GROUP_RECORDS = 128;
const GROUP_BYTES = 1024 * 1024;
const NO_SUMMARY: Uint8Array = new Uint8Array(0);

const asRecord = ({ bytes }: EntryBytes): NewRecord => ({
  kind: 'entry',
  summary: NO_SUMMARY,
  content: bytes,
});

const keyOf = (station: string, seq: number): string => `${station}:${seq}`;

/** The chains of the stations as the batch leaves them, while nothing of it counts yet. */
class BatchPlaces<D, T extends TableMap> {
  readonly #parts: EntryStoreParts<D, T>;
  readonly #fresh = new Map<string, KnownEntry>();
  stations: StationTips;
  entries = 0;
  stubs = 0;

  constructor(parts: EntryStoreParts<D, T>) {
    this.#parts = parts;
    this.stations = parts.state.standing.stations;
  }

  /** The next own entry. */
  own(draft: EntryDraft): EntryBytes {
    const { chain, station, sign } = this.#parts;
    const place = nextPlace(this.stations, station);
    const unsigned = { format: 1, suite: 1, station, ...place, epoch: 0, schema: 1, ...draft } as const;
    const made = signEntry(unsigned, chain, sign);
    this.stations = afterEntry(this.stations, station, made.entry, made.id);
    return made;
  }

  /** The record as it is written, or why it cannot be taken in. */
  next(record: ReceivedRecord): NewRecord | BatchReason {
    return record.kind === 'entry' ? this.#entry(record.bytes) : this.#stub(record.stub);
  }

  #entry(bytes: Uint8Array): NewRecord | BatchReason {
    const read = readEntry(bytes, this.#parts.chain);
    if (read === null) return 'entry-altered';
    const { entry, id } = read;
    if (entry.station === this.#parts.station) return 'own-station';
    const fault = placeFault(entry, id, this.stations, this.#lookUp);
    if (fault !== null) return fault;
    this.#take(entry, { id, lamport: entry.lamport, isStub: false });
    this.entries += 1;
    return { kind: 'entry', summary: NO_SUMMARY, content: bytes };
  }

  #stub(given: unknown): NewRecord | BatchReason {
    const stub = asStub(given);
    if (stub === null) return 'entry-altered';
    if (stub.station === this.#parts.station) return 'own-station';
    const fault = stubFault(stub, this.stations, this.#lookUp);
    if (fault !== null) return fault;
    this.#take(stub, { id: stub.id, lamport: stub.lamport, isStub: true });
    this.stubs += 1;
    return { kind: 'stub', summary: NO_SUMMARY, content: stubBytes(stub) };
  }

  #take(at: { readonly station: StationId; readonly seq: number }, known: KnownEntry): void {
    this.#fresh.set(keyOf(at.station, at.seq), known);
    const place = { ...at, lamport: known.lamport };
    this.stations = afterEntry(this.stations, this.#parts.station, place, known.id);
  }

  readonly #lookUp = (station: StationId, seq: number): KnownEntry | null =>
    this.#fresh.get(keyOf(station, seq)) ?? this.#parts.state.lookUp(station, seq);
}

export interface ReceiveHooks {
  readonly isClosed: () => boolean;
  /** The closing entry is on disk. */
  readonly written: (closing: EntryBytes) => void;
}

/** Writes the batch; what it comes to, and where its records lie, in order. */
class BatchWriting<D, T extends TableMap> {
  readonly #batch: ReceiveBatch;
  readonly #hooks: ReceiveHooks;
  readonly #writing: JournalBatch;
  readonly #at: BatchPlaces<D, T>;
  readonly places: RecordPlace[] = [];
  #group: NewRecord[] = [];
  #bytes = 0;

  constructor(parts: EntryStoreParts<D, T>, batch: ReceiveBatch, hooks: ReceiveHooks, writing: JournalBatch) {
    this.#batch = batch;
    this.#hooks = hooks;
    this.#writing = writing;
    this.#at = new BatchPlaces(parts);
  }

  async run(): Promise<Result<Received, StoreFault>> {
    const { first, records, items, onProgress } = this.#batch;
    if (first !== undefined) this.#group.push(asRecord(this.#at.own(first)));
    const turns = new Turns();
    let taken = 0;
    for await (const item of items) {
      if (this.#isCancelled()) return err({ code: 'CANCELLED' });
      taken += 1;
      const next = taken > records ? 'count-wrong' : this.#at.next(item);
      if (typeof next === 'string') return err({ code: 'BATCH_REFUSED', record: taken, reason: next });
      this.#group.push(next);
      this.#bytes += next.content.length;
      if (this.#group.length >= GROUP_RECORDS || this.#bytes >= GROUP_BYTES) {
        const written = await this.#flush();
        if (!written.ok) return written;
        onProgress?.(taken);
      }
      if (turns.due) await turns.next();
    }
    if (this.#isCancelled()) return err({ code: 'CANCELLED' });
    if (taken < records) return err({ code: 'BATCH_REFUSED', record: taken, reason: 'count-wrong' });
    return this.#close();
  }

  async #close(): Promise<Result<Received, StoreFault>> {
    const { entries, stubs } = this.#at;
    const closing = this.#at.own(this.#batch.closing);
    this.#group.push(asRecord(closing));
    const written = await this.#flush();
    if (!written.ok) return written;
    this.#hooks.written(closing);
    return ok({ closing: { entry: closing.entry, id: closing.id }, entries, stubs });
  }

  async #flush(): Promise<Result<void, StoreFault>> {
    const written = await this.#writing.add(this.#group);
    if (!written.ok) return written;
    for (const place of written.value) this.places.push(place);
    this.#group = [];
    this.#bytes = 0;
    return ok(undefined);
  }

  #isCancelled(): boolean {
    return this.#hooks.isClosed() || this.#batch.signal?.aborted === true;
  }
}

/** Writes a batch and folds it. @throws what folding throws, when the batch is in the journal already. */
export async function receiveBatch<D, T extends TableMap>(
  parts: EntryStoreParts<D, T>,
  batch: ReceiveBatch,
  hooks: ReceiveHooks,
): Promise<Result<Received, StoreFault>> {
  const isFirstOwn = batch.first !== undefined;
  const begun = parts.journal.openBatch({ records: batch.records + (isFirstOwn ? 2 : 1), isFirstOwn });
  if (!begun.ok) return begun;
  const writing = new BatchWriting(parts, batch, hooks, begun.value);
  try {
    const received = await writing.run();
    if (received.ok) await fold(parts, writing.places, isFirstOwn, hooks);
    return received;
  } finally {
    begun.value.giveUp();
  }
}

/** Folds records that are in the journal. Of a store that is closed meanwhile the next opening folds them. */
async function fold<D, T extends TableMap>(
  { dir, journal, state, chain }: EntryStoreParts<D, T>,
  places: readonly RecordPlace[],
  isFirstOwn: boolean,
  { isClosed }: ReceiveHooks,
): Promise<void> {
  const turns = new PackingTurns({ dir, tables: state.tables, mayPack: () => !isClosed() });
  const walk = new BatchWalk();
  walk.open({ records: places.length, isFirstOwn });
  for (const place of places) {
    if (isClosed()) return;
    const { kind, content } = recordAt(journal, place);
    const origin = walk.next() === 'own' ? 'here' : 'elsewhere';
    if (kind === 'stub') state.stub(content, place);
    else state.fold(openEntry(content, chain), place, origin);
    if (turns.due) await turns.next();
  }
  if (!isClosed()) await state.settleInTurns(turns, isClosed);
}
