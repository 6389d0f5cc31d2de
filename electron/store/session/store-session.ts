/**
 * An open store. It holds the keys and the desk state in memory and is the only writer of its folder. It says
 * "saved" only after the flush; once the journal is damaged or the store is closed it changes nothing.
 */
import type { KdfParameters } from '#electron/crypto/passphrase';
import type { AccountId, BlobHash, CaseId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Fold, TableMap } from '#shared/journal/fold';
import { SEAL_EVERY } from '#shared/journal/seal';
import { err, ok, type Result } from '#shared/lib/result';
import { getBlob, putBlob } from '../blobs';
import type { DataLock } from '../data-lock';
import type { StoreFault } from '../faults';
import { type Journal, JournalReadError } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { forgetFailures, unrecordedFailures } from '../keys/attempts';
import type { KeyKeeper } from '../keys/key-keeper';
import type {
  EntryDraft,
  FailedSignIns,
  Opened,
  Store,
  StoredEntry,
  TableReader,
  VerifyOptions,
  VerifyReport,
} from '../store-types';
import { openEntry, signEntry } from './entry-text';
import type { FoldKeeper } from './fold-keeper';
import { dictionaryDue, LatestEntries } from './journal-dictionary';
import { makeSeal } from './sealing';
import { nextPlace, tipOf } from './stations';
import { writePack } from './write-pack';

/** Changed documents or new entries after which the tables get a new pack. */
const SNAPSHOT_EVERY = 256;

/** What opening hands over. `lock` is null when the store is opened for reading only. */
export interface SessionParts<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly keeper: KeyKeeper;
  readonly fold: Fold<D, T>;
  readonly state: FoldKeeper<D, T>;
  readonly journal: Journal;
  readonly station: StationId;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Entries that the index document holds. */
  readonly indexed: number;
  readonly lock: DataLock | null;
  readonly verify: (options: VerifyOptions) => Promise<Result<VerifyReport, StoreFault>>;
  readonly opened: Opened;
}

export class StoreSession<D, T extends TableMap> implements Store<D, T> {
  readonly practice: boolean;
  readonly station: StationId;
  readonly stationKey: string;
  readonly tables: TableReader<T>;
  readonly opened: Opened;
  readonly #parts: SessionParts<D, T>;
  readonly #latest = new LatestEntries();
  #indexed: number;
  /** A seal made by the way claims the time of the entry that filled it. */
  #lastClaimed: Instant | null = null;
  #housekeeping: NodeJS.Immediate | null = null;
  #snapshot: { readonly done: Promise<Result<void, StoreFault>>; readonly stop: AbortController } | null =
    null;
  #closed = false;

  constructor(parts: SessionParts<D, T>) {
    this.#parts = parts;
    this.#indexed = parts.indexed;
    this.practice = parts.keeper.document.practice;
    this.station = parts.station;
    this.stationKey = parts.keeper.document.station.publicKey;
    this.tables = completed(parts.state);
    this.opened = parts.opened;
  }

  get views(): D {
    return this.#parts.state.standing.views;
  }

  get count(): number {
    return this.#parts.state.standing.entries;
  }

  append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    const { state, journal, sign } = this.#parts;
    const signed = signEntry(
      {
        format: 1,
        suite: 1,
        station: this.station,
        ...nextPlace(state.standing.stations, this.station),
        ...fieldsOf(draft),
      },
      sign,
    );
    const staged = state.stage(signed);
    const written = journal.append('entry', staged.summary, signed.bytes);
    if (!written.ok) return written;
    this.#parts.keeper.refresh(true, false);
    state.commit(signed, staged, written.value.place);
    this.#latest.add(signed.bytes);
    this.#lastClaimed = draft.claimedAt;
    this.#housekeeping ??= setImmediate(() => this.#keepHouse());
    return ok({ entry: signed.entry, id: signed.id });
  }

  *entries(): Iterable<StoredEntry> {
    const scan = this.#parts.journal.scan();
    for (let step = scan.next(); ; step = scan.next()) {
      if (step.done) {
        const { damage } = step.value;
        if (damage !== null && this.opened.damage === null)
          throw new JournalReadError({ code: 'JOURNAL_DAMAGED', damage });
        return;
      }
      if (step.value.kind === 'entry') yield openEntry(step.value.content());
    }
  }

  *entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry> {
    const { state, journal } = this.#parts;
    for (const place of state.placesOf(cases)) {
      const read = journal.read(place);
      if (!read.ok) throw new JournalReadError(read.error);
      yield openEntry(read.value.content);
    }
  }

  putBlob(bytes: Uint8Array): Result<BlobHash, StoreFault> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : putBlob(this.#parts.dir, this.#parts.ring, bytes);
  }

  getBlob(hash: BlobHash): Result<Uint8Array, StoreFault> {
    return getBlob(this.#parts.dir, this.#parts.ring, hash);
  }

  checkPassphrase(account: AccountId, passphrase: string, now: Instant): Promise<Result<void, StoreFault>> {
    return this.#parts.keeper.checkPassphrase(account, passphrase, now);
  }

  async addPerson(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : this.#parts.keeper.addPerson(account, passphrase, kdf);
  }

  async changePassphrase(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : this.#parts.keeper.changePassphrase(account, passphrase, kdf);
  }

  removePerson(account: AccountId): Result<void, StoreFault> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : this.#parts.keeper.removePerson(account);
  }

  renewRecoveryKey(): Result<{ readonly recoveryKey: string }, StoreFault> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : this.#parts.keeper.renewRecoveryKey();
  }

  tagOf(account: AccountId): string {
    return this.#parts.keeper.tagOf(account);
  }

  failedSignIns(): readonly FailedSignIns[] {
    const failures = unrecordedFailures(this.#parts.dir);
    return failures.ok ? failures.value : [];
  }

  forgetFailedSignIns(): Result<void, StoreFault> {
    const refusal = this.#refusal();
    return refusal ? err(refusal) : forgetFailures(this.#parts.dir);
  }

  async verify(options: VerifyOptions = {}): Promise<Result<VerifyReport, StoreFault>> {
    return this.#closed ? err({ code: 'JOURNAL_READ_ONLY', damage: null }) : this.#parts.verify(options);
  }

  seal(now: Instant): Result<void, StoreFault> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    const { state, journal, sign } = this.#parts;
    const { sealing, stations } = state.standing;
    if (sealing.leaves.length === 0) return ok(undefined);
    const { bytes } = makeSeal(this.station, sealing, tipOf(stations, this.station), now, sign);
    const written = journal.append('seal', new Uint8Array(0), bytes);
    if (!written.ok) return written;
    state.sealed(bytes);
    return ok(undefined);
  }

  /** One at a time: whoever asks while one is being built gets that one. */
  snapshot(): Promise<Result<void, StoreFault>> {
    if (this.#snapshot !== null) return this.#snapshot.done;
    if (this.#refusal() !== null || this.#indexed === this.count) return Promise.resolve(ok(undefined));
    const stop = new AbortController();
    const done = this.#build(stop.signal).finally(() => {
      this.#snapshot = null;
    });
    this.#snapshot = { done, stop };
    return done;
  }

  close(): Result<void, StoreFault> {
    if (this.#closed) return ok(undefined);
    this.#closed = true;
    if (this.#housekeeping !== null) clearImmediate(this.#housekeeping);
    this.#snapshot?.stop.abort();
    this.#latest.wipe();
    this.#parts.journal.close();
    this.#parts.state.tables.close();
    this.#parts.ring.wipe();
    return this.#parts.lock?.release() ?? ok(undefined);
  }

  #refusal(): StoreFault | null {
    const { lock, journal } = this.#parts;
    const { damage } = this.opened;
    if (this.#closed || lock === null || damage !== null) return { code: 'JOURNAL_READ_ONLY', damage };
    return journal.busy ? { code: 'STORE_BUSY' } : null;
  }

  /** After the answer, not before it: whoever waits for "saved" does not wait for seals and caches. */
  #keepHouse(): void {
    this.#housekeeping = null;
    if (this.#closed || this.#parts.journal.busy) return;
    const { state, journal } = this.#parts;
    const { sealing, entries, dictionaryAt } = state.standing;
    // What cannot be written now is tried again after the next entry.
    if (sealing.leaves.length >= SEAL_EVERY && this.#lastClaimed !== null) this.seal(this.#lastClaimed);
    if (dictionaryDue(entries, dictionaryAt)) {
      const dictionary = this.#latest.dictionary();
      if (dictionary !== null && journal.append('dictionary', new Uint8Array(0), dictionary).ok)
        state.dictionaryMade();
    }
    if (journal.reserveUsed) journal.renewReserve();
    if (entries - this.#indexed >= SNAPSHOT_EVERY) void this.snapshot();
  }

  async #build(signal: AbortSignal): Promise<Result<void, StoreFault>> {
    const { dir, ring, fold, state, journal } = this.#parts;
    const packed = await writePack({
      dir,
      ring,
      foldVersion: fold.version,
      state,
      point: journal.point,
      signal,
    });
    if (packed.ok) this.#indexed = packed.value;
    return packed.ok ? ok(undefined) : packed;
  }
}

/** The fields of a draft that stand in the entry. */
const fieldsOf = ({ case: caseId, ...rest }: EntryDraft) => ({
  case: caseId,
  epoch: 0,
  schema: 1 as const,
  ...rest,
});

/** The tables as services see them: lists may be asked at once, a document only when everything is folded. */
function completed<D, T extends TableMap>(state: FoldKeeper<D, T>): TableReader<T> {
  const { tables } = state;
  return {
    get: (table, key) => {
      state.complete();
      return tables.get(table, key);
    },
    keys: (table, prefix) => tables.keys(table, prefix),
    query: (query) => tables.query(query),
    count: (filter) => tables.count(filter),
  };
}
