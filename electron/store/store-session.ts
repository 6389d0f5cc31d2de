/**
 * An open store. It holds the keys and the views in memory and is the only writer of its folder. It says
 * "saved" only after the flush; once the journal is damaged or the store is closed it changes nothing.
 */
import type { KdfParameters } from '#electron/crypto/passphrase';
import type { AccountId, BlobHash, CaseId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { applyEntry, type Fold, type TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import { forgetFailures, unrecordedFailures } from './attempts';
import { getBlob, putBlob } from './blobs';
import type { DataLock } from './data-lock';
import { type StationTip, signEntry } from './entry-codec';
import { listEntries } from './entry-list';
import type { StationCheck } from './entry-scan';
import type { StoreFault } from './faults';
import type { InterimTables } from './interim-tables';
import type { JournalWriter } from './journal-writer';
import type { KeyKeeper } from './key-keeper';
import type { KeyRing } from './key-ring';
import type { Replayed } from './replay';
import type { SnapshotWriter } from './snapshot';
import type { EntryDraft, FailedSignIns, Opened, Store, StoredEntry, VerifyReport } from './store-types';

/** What opening hands over. `writer` and `lock` are null when the store is opened for reading only. */
export interface SessionParts<V, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly keeper: KeyKeeper;
  readonly fold: Fold<V, T>;
  readonly replayed: Replayed<V, T>;
  readonly check: StationCheck;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly writer: JournalWriter | null;
  readonly snapshots: SnapshotWriter;
  readonly lock: DataLock | null;
  readonly verify: () => Result<VerifyReport, StoreFault>;
  readonly opened: Opened;
}

export class StoreSession<V, T extends TableMap> implements Store<V, T> {
  readonly practice: boolean;
  readonly station: StationId;
  readonly stationKey: string;
  readonly views: V;
  readonly tables: InterimTables<T>;
  readonly opened: Opened;
  readonly #parts: SessionParts<V, T>;
  #tip: StationTip;
  #snapshotDue: NodeJS.Immediate | null = null;
  #closed = false;

  constructor(parts: SessionParts<V, T>) {
    this.#parts = parts;
    this.practice = parts.keeper.document.practice;
    this.station = parts.check.station as StationId;
    this.stationKey = parts.keeper.document.station.publicKey;
    this.views = parts.replayed.views;
    this.tables = parts.replayed.tables;
    this.opened = parts.opened;
    this.#tip = parts.replayed.end.tip;
  }

  get count(): number {
    return this.#parts.writer?.count ?? this.#parts.replayed.end.count;
  }

  append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const { writer, sign, fold, keeper } = this.#parts;
    const refusal = this.#refusal();
    if (refusal !== null || writer === null)
      return err(refusal ?? { code: 'JOURNAL_READ_ONLY', damage: null });
    const signed = signEntry(
      {
        format: 1,
        suite: 1,
        station: this.station,
        seq: this.#tip.seq + 1,
        prev: this.#tip.id,
        lamport: this.#tip.lamport + 1,
        seen: [],
        case: draft.case,
        casePrev: draft.casePrev,
        base: draft.base,
        epoch: 0,
        actor: draft.actor,
        role: draft.role,
        procedure: draft.procedure,
        commandId: draft.commandId,
        rulePack: draft.rulePack,
        schema: 1,
        claimedAt: draft.claimedAt,
        clockDoubt: draft.clockDoubt,
        events: draft.events,
        attachments: draft.attachments,
      },
      sign,
    );
    const written = writer.append(signed.bytes);
    if (!written.ok) return written;
    this.#tip = { seq: signed.entry.seq, id: signed.id, lamport: signed.entry.lamport };
    keeper.refresh(true, false);
    applyEntry(fold, this.views, this.tables, signed.entry, signed.id);
    if (this.#parts.snapshots.isDue(writer.count)) this.#planSnapshot();
    return ok({ entry: signed.entry, id: signed.id });
  }

  entries(): Iterable<StoredEntry> {
    const { dir, ring, check } = this.#parts;
    return listEntries(dir, ring, check, this.count);
  }

  *entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry> {
    for (const stored of this.entries())
      if (stored.entry.case !== null && cases.has(stored.entry.case)) yield stored;
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

  verify(): Result<VerifyReport, StoreFault> {
    return this.#closed ? err({ code: 'JOURNAL_READ_ONLY', damage: null }) : this.#parts.verify();
  }

  close(): Result<void, StoreFault> {
    if (this.#closed) return ok(undefined);
    this.#closed = true;
    if (this.#snapshotDue !== null) clearImmediate(this.#snapshotDue);
    const snapshot = this.#writeSnapshot();
    this.#parts.writer?.close();
    this.#parts.ring.wipe();
    const released = this.#parts.lock?.release() ?? ok(undefined);
    return snapshot.ok ? released : snapshot;
  }

  #refusal(): StoreFault | null {
    const { writer, replayed } = this.#parts;
    if (!this.#closed && writer !== null) return null;
    return { code: 'JOURNAL_READ_ONLY', damage: replayed.end.damage };
  }

  /** After the answer, not before it: whoever waits for "saved" does not wait for the cache. */
  #planSnapshot(): void {
    this.#snapshotDue ??= setImmediate(() => {
      this.#snapshotDue = null;
      // A cache that could not be written is tried again with the next entry and at closing.
      this.#writeSnapshot();
    });
  }

  #writeSnapshot(): Result<void, StoreFault> {
    const { writer, snapshots, fold } = this.#parts;
    if (writer === null) return ok(undefined);
    return snapshots.write({
      foldVersion: fold.version,
      count: writer.count,
      head: Buffer.from(writer.head).toString('hex'),
      tip: this.#tip,
      views: fold.toJson(this.views),
      tables: this.tables.toJson(),
    });
  }
}
