/**
 * An open store: the chain of cases, the keys of its people, the attachments and the lock, held by the only
 * writer of the folder.
 */
import type { KdfParameters } from '#electron/crypto/passphrase';
import type { AccountId, BlobHash, CaseId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import { getBlob, putBlob } from '../blobs';
import type { DataLock } from '../data-lock';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { forgetFailures, unrecordedFailures } from '../keys/attempts';
import type { KeyKeeper } from '../keys/key-keeper';
import type {
  EntryDraft,
  FailedSignIns,
  Opened,
  SecurityStore,
  Store,
  StoredEntry,
  TableReader,
  VerifyOptions,
  VerifyReport,
} from '../store-types';
import type { EntryStore } from './entry-store';
import type { SecurityJournal } from './security-journal';

/** What opening hands over. `lock` is null when the store is opened for reading only. */
export interface SessionParts<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly keeper: KeyKeeper;
  readonly cases: EntryStore<D, T>;
  readonly security: SecurityJournal;
  readonly station: StationId;
  readonly lock: DataLock | null;
  readonly verify: (options: VerifyOptions) => Promise<Result<VerifyReport, StoreFault>>;
  readonly opened: Opened;
}

export class StoreSession<D, T extends TableMap> implements Store<D, T> {
  readonly practice: boolean;
  readonly station: StationId;
  readonly stationKey: string;
  readonly tables: TableReader<T>;
  readonly security: SecurityStore;
  readonly opened: Opened;
  readonly #parts: SessionParts<D, T>;
  #closed = false;

  constructor(parts: SessionParts<D, T>) {
    this.#parts = parts;
    this.practice = parts.keeper.document.practice;
    this.station = parts.station;
    this.stationKey = parts.keeper.document.station.publicKey;
    this.tables = parts.cases.tables;
    this.security = parts.security;
    this.opened = parts.opened;
  }

  get views(): D {
    return this.#parts.cases.views;
  }

  get count(): number {
    return this.#parts.cases.count;
  }

  append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const appended = this.#parts.cases.append(draft);
    if (appended.ok) this.#parts.keeper.refresh(true, false);
    return appended;
  }

  async appendAll(
    drafts: Iterable<EntryDraft>,
    onProgress?: (entries: number) => void,
  ): Promise<Result<number, StoreFault>> {
    const appended = await this.#parts.cases.appendAll(drafts, onProgress);
    if (appended.ok && appended.value > 0) this.#parts.keeper.refresh(true, false);
    return appended;
  }

  entries(): Iterable<StoredEntry> {
    return this.#parts.cases.entries();
  }

  entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry> {
    return this.#parts.cases.entriesOf(cases);
  }

  putBlob(bytes: Uint8Array): Result<BlobHash, StoreFault> {
    const { refusal } = this.#parts.cases;
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
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.addPerson(account, passphrase, kdf);
  }

  async changePassphrase(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.changePassphrase(account, passphrase, kdf);
  }

  removePerson(account: AccountId): Result<void, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : this.#parts.keeper.removePerson(account);
  }

  renewRecoveryKey(): Result<{ readonly recoveryKey: string }, StoreFault> {
    const { refusal } = this.#parts.cases;
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
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : forgetFailures(this.#parts.dir);
  }

  async verify(options: VerifyOptions = {}): Promise<Result<VerifyReport, StoreFault>> {
    return this.#closed ? err({ code: 'JOURNAL_READ_ONLY', damage: null }) : this.#parts.verify(options);
  }

  seal(now: Instant): Result<void, StoreFault> {
    return this.#parts.cases.seal(now);
  }

  snapshot(): Promise<Result<void, StoreFault>> {
    return this.#parts.cases.snapshot();
  }

  close(): Result<void, StoreFault> {
    if (this.#closed) return ok(undefined);
    this.#closed = true;
    this.#parts.cases.close();
    this.#parts.security.close();
    this.#parts.ring.wipe();
    return this.#parts.lock?.release() ?? ok(undefined);
  }
}
