/**
 * One chain of signed entries with what they add up to: a journal, the state folded from it, its index. A store
 * has two of them, cases and security. It says "saved" only after the flush; once its journal is damaged or it
 * is closed it changes nothing. It knows nothing of people, passphrases or attachments.
 */
import type { CaseId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { SeenHead, UnsignedEntry } from '#shared/journal/entry';
import type { TableMap } from '#shared/journal/fold';
import { SEAL_EVERY } from '#shared/journal/seal';
import { err, ok, type Result } from '#shared/lib/result';
import type { JournalItem, KnownEntry, ReceiveBatch, Received } from '../exchange-types';
import type { Damage, StoreFault } from '../faults';
import type { Journal } from '../journal/journal';
import type { EntryDraft, StoredEntry, TableReader } from '../store-types';
import { TablesDamaged } from '../tables/tables-damaged';
import { appendMany } from './append-many';
import type { EntryStoreParts, StillChain } from './entry-store-parts';
import { type EntryBytes, openEntry, signEntry } from './entry-text';
import { IndexKeeper } from './index-keeper';
import { dictionaryDue, LatestEntries } from './journal-dictionary';
import { allEntries, itemsAfter, recordAt } from './read-entries';
import { receiveBatch } from './receive-batch';
import { makeSeal, type Sealing } from './sealing';
import { Soon } from './soon';
import { nextPlace, type StationTip, tipOf } from './stations';
import { tableReader } from './table-reader';
import { orFault, thrownFault } from './thrown-fault';

/** New entries after which the index is brought up to now as soon as nobody has written for a while; after many it is
 * at once: whoever writes much does not share the machine with it. */
const INDEX_EVERY = 256;
const PAUSE_MS = 1_500;
const NOTE_AFTER_MS = 60_000;
const NO_SUMMARY: Uint8Array = new Uint8Array(0);

export class EntryStore<D, T extends TableMap> {
  readonly tables: TableReader<T>;
  readonly #parts: EntryStoreParts<D, T>;
  readonly #latest = new LatestEntries();
  readonly #index: IndexKeeper<D, T>;
  /** A seal made by the way claims the time of the entry that filled it. */
  #lastClaimed: Instant | null = null;
  #housekeeping: NodeJS.Immediate | null = null;
  readonly #noting = new Soon(() => this.#notePoint(), NOTE_AFTER_MS, 'from-first');
  readonly #pause = new Soon(() => void this.#index.bringUpQuietly(), PAUSE_MS, 'from-last');
  /** Many entries are being written. */
  #many = false;
  /** Not everything in the state is in the journal: nothing may be written after it. */
  #broken = false;
  #closed = false;
  /** Something outside shows that this is not the newest state of the store. */
  #doubt: Damage | null = null;
  /** Something was written since opening. */
  #hasWritten = false;

  constructor(parts: EntryStoreParts<D, T>) {
    this.#parts = parts;
    this.#index = new IndexKeeper(parts, { refusal: () => this.refusal, begun: () => this.#notePoint() });
    this.tables = tableReader(parts.state, (read) => this.#reading(read));
  }

  get views(): D {
    return this.#reading(() => this.#parts.state.standing.views);
  }

  get count(): number {
    return this.#reading(() => this.#parts.state.standing.entries);
  }

  /** How far the chain is sealed. */
  get sealing(): Sealing {
    return this.#parts.state.standing.sealing;
  }

  /** Why nothing can be written now; null when it can. */
  get refusal(): StoreFault | null {
    const { journal, readOnly } = this.#parts;
    const hindrance = this.#parts.hindrance?.() ?? null;
    const damage = this.#parts.damage ?? this.#doubt;
    if (this.#closed || this.#broken || readOnly || damage !== null)
      return { code: 'JOURNAL_READ_ONLY', damage };
    if (hindrance !== null) return hindrance;
    return this.#many || journal.busy ? { code: 'STORE_BUSY' } : null;
  }

  /** Signs, writes, flushes, then folds. On a fault nothing has changed. */
  append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const { refusal } = this;
    return refusal === null ? orFault(() => this.#reading(() => this.#append(draft))) : err(refusal);
  }

  #append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const { state, journal } = this.#parts;
    const signed = this.#signed(draft);
    const staged = state.stage(signed);
    const written = journal.append('entry', staged.summary, signed.bytes);
    if (!written.ok) return written;
    state.commit(signed, staged);
    state.notePlace(signed, written.value.place);
    state.settle();
    this.#written(signed.entry.claimedAt, signed.bytes);
    return ok({ entry: signed.entry, id: signed.id });
  }

  /**
   * Appends many entries with few flushes, without holding the thread: either all, or those before the fault,
   * after which the store must be opened anew, because its state has gone ahead of its journal.
   */
  async appendAll(
    drafts: Iterable<EntryDraft>,
    onProgress?: (entries: number) => void,
  ): Promise<Result<number, StoreFault>> {
    const { refusal } = this;
    if (refusal !== null) return err(refusal);
    this.#many = true;
    let whole = false;
    try {
      const appended = await appendMany(this.#parts, drafts, {
        next: (draft) => this.#place(draft),
        written: (claimedAt, bytes) => this.#written(claimedAt, bytes),
        flushed: () => this.#renewDictionary(),
        seal: (now) => this.#seal(now),
        isClosed: () => this.#closed,
        ...(onProgress ? { onProgress } : {}),
      });
      whole = appended.ok;
      return appended;
    } finally {
      // Also when a draft or the fold threw: the state holds what the journal does not.
      this.#broken ||= !whole;
      this.#many = false;
      this.#housekeeping ??= setImmediate(() => this.#keepHouse());
    }
  }

  /** Takes records of other stations in; see `ExchangeStore`. */
  async receive(batch: ReceiveBatch): Promise<Result<Received, StoreFault>> {
    const { refusal } = this;
    if (refusal !== null) return err(refusal);
    this.#many = true;
    let isWritten = false;
    try {
      return await receiveBatch(this.#parts, batch, {
        isClosed: () => this.#closed,
        written: ({ entry, bytes }) => {
          isWritten = true;
          this.#written(entry.claimedAt, bytes);
        },
      });
    } catch (error) {
      // The journal has what the state has not: nothing is written after it, and the next opening folds it.
      this.#broken ||= isWritten;
      this.#notice(error);
      const fault = thrownFault(error);
      if (fault === null) throw error;
      return err(fault);
    } finally {
      this.#many = false;
      this.#housekeeping ??= setImmediate(() => this.#keepHouse());
    }
  }

  /** See `ExchangeStore`. */
  heads(): readonly SeenHead[] {
    return this.#reading(() => this.#parts.state.heads);
  }

  /** See `ExchangeStore`. */
  lookUp(station: StationId, seq: number): KnownEntry | null {
    const found = this.#reading(() => this.#parts.state.lookUp(station, seq));
    return found && { id: found.id, lamport: found.lamport, isStub: found.isStub };
  }

  /** See `ExchangeStore`. */
  *chainBack(station: StationId, from: number): Iterable<StoredEntry> {
    const { state, journal, chain } = this.#parts;
    for (let seq = from; seq >= 1; seq -= 1) {
      const found = this.#reading(() => state.lookUp(station, seq));
      if (found === null || found.isStub) return;
      yield openEntry(recordAt(journal, found.place).content, chain);
    }
  }

  /** See `ExchangeStore`. */
  entriesAfter(heads: readonly SeenHead[]): Iterable<JournalItem> {
    const { journal, state, chain } = this.#parts;
    return itemsAfter(journal, state, chain, heads);
  }

  /** Every entry, from disk, in order. @throws JournalReadError when the disk no longer gives what opening saw. */
  entries(): Iterable<StoredEntry> {
    return allEntries(this.#parts.journal, this.#parts.chain, this.#parts.damage);
  }

  /** The entries of some cases, in the order of the journal. @throws JournalReadError as `entries` does. */
  *entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry> {
    const { state, journal, chain } = this.#parts;
    for (const place of this.#reading(() => state.placesOf(cases)))
      yield openEntry(recordAt(journal, place).content, chain);
  }

  /** Seals what was written since the last seal. `now`: the time the seal claims. */
  seal(now: Instant): Result<void, StoreFault> {
    const { refusal } = this;
    return refusal === null ? orFault(() => this.#reading(() => this.#seal(now))) : err(refusal);
  }

  #seal(now: Instant): Result<void, StoreFault> {
    const { state, journal, sign, station, chain } = this.#parts;
    const { sealing, stations } = state.standing;
    if (sealing.leaves.length === 0) return ok(undefined);
    const { bytes } = makeSeal(station, sealing, tipOf(stations, station), now, sign, chain);
    const written = journal.append('seal', NO_SUMMARY, bytes);
    if (!written.ok) return written;
    state.sealed(bytes);
    this.#hasWritten = true;
    this.#notePoint();
    return ok(undefined);
  }

  /** The last entry of the station that writes here. */
  get tip(): StationTip {
    return this.#reading(() => tipOf(this.#parts.state.standing.stations, this.#parts.station));
  }

  /** For holding it against seals of elsewhere only. */
  get journalForReading(): Journal {
    return this.#parts.journal;
  }

  /** The journal ends sooner, or otherwise, than something outside attests: nothing is written any more. */
  distrust(damage: Damage): void {
    this.#doubt ??= damage;
  }

  /** Seals what is new and ends the running segment, so that every file of the journal can be copied. */
  still(now: Instant): Result<StillChain, StoreFault> {
    const { refusal } = this;
    if (refusal !== null) return err(refusal);
    // One that cannot be written now, on a full disk, must not forbid a backup to another medium.
    this.seal(now);
    const { journal, fold } = this.#parts;
    const { number, previous } = this.sealing;
    journal.endSegment();
    const { count, head, segment } = journal.point;
    const seal = previous === null ? null : { number, hash: previous };
    return ok({ entries: this.count, count, head, seal, segment, foldVersion: fold.version });
  }

  /** See `IndexKeeper`. */
  hold(): Promise<number | null> {
    return this.#index.hold();
  }

  /** See `IndexKeeper`. */
  letGo(): void {
    this.#index.letGo();
  }

  #notePoint(): void {
    const { state, journal, onPoint, damage } = this.#parts;
    // What is not believed must never take the place of what this machine remembers.
    if (!this.#hasWritten || state.isBroken || damage !== null || this.#doubt !== null) return;
    const { count, head } = journal.point;
    onPoint?.({ count, head, seal: state.standing.sealing.number });
  }

  /** Brings the index up to now. */
  snapshot(): Promise<Result<void, StoreFault>> {
    return this.#index.bringUp();
  }

  /** Closes the files and forgets what was opened. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#housekeeping !== null) clearImmediate(this.#housekeeping);
    this.#noting.stop();
    this.#pause.stop();
    this.#index.stop();
    this.#latest.wipe();
    this.#notePoint();
    this.#parts.journal.close();
    this.#parts.state.tables.close();
  }

  #signed(draft: EntryDraft): EntryBytes {
    return signEntry(this.#place(draft), this.#parts.chain, this.#parts.sign);
  }

  /** A draft at the next place of the station's chain. */
  #place(draft: EntryDraft): UnsignedEntry {
    const { state, station } = this.#parts;
    const place = nextPlace(state.standing.stations, station);
    return { format: 1, suite: 1, station, ...place, epoch: 0, schema: 1, ...draft };
  }

  #written(claimedAt: Instant, bytes: Uint8Array): void {
    this.#hasWritten = true;
    this.#latest.add(bytes);
    this.#lastClaimed = claimedAt;
    this.#housekeeping ??= setImmediate(() => this.#keepHouse());
  }

  /** After the answer, not before it: whoever waits for "saved" does not wait for seals and caches. What
   * cannot be written now is tried again after the next entry. */
  #keepHouse(): void {
    this.#housekeeping = null;
    if (this.refusal !== null || this.#parts.state.isBroken) return;
    if (this.#parts.notesEach) this.#notePoint();
    else this.#noting.ask();
    const { state, journal } = this.#parts;
    const { sealing } = state.standing;
    if (sealing.leaves.length >= SEAL_EVERY && this.#lastClaimed !== null) this.seal(this.#lastClaimed);
    this.#renewDictionary();
    if (journal.reserveUsed) journal.renewReserve();
    if (this.#index.isDue) void this.#index.bringUpQuietly();
    else if (this.#index.waiting >= INDEX_EVERY) this.#pause.ask();
  }

  /** What follows is compressed with what was written last, once that is worth it. */
  #renewDictionary(): void {
    const { state, journal } = this.#parts;
    const { entries, dictionaryAt } = state.standing;
    const dictionary = dictionaryDue(entries, dictionaryAt) ? this.#latest.dictionary() : null;
    if (dictionary !== null && journal.append('dictionary', NO_SUMMARY, dictionary).ok)
      state.dictionaryMade();
  }

  /** Whoever finds the index damaged is told so; nobody after this opening shall find it again. */
  #reading<R>(read: () => R): R {
    try {
      return read();
    } catch (error) {
      this.#notice(error);
      throw error;
    }
  }

  #notice(error: unknown): void {
    if (error instanceof TablesDamaged && error.refused === null)
      this.#index.forsake(error.fault, this.#closed);
  }
}
