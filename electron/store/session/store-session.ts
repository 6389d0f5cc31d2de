/**
 * An open store: the chain of cases, the keys of its people, the attachments and the lock, held by the only
 * writer of the folder.
 */
import { join } from 'node:path';
import type { AccountId, BlobHash, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { AnchorKeeper } from '../anchors/anchor-keeper';
import { oldCopyAt } from '../anchors/judge-anchor';
import { checkSealSlip, slipOf } from '../anchors/seal-slip';
import { archiveLog } from '../archive/archive-log';
import type { CutArchived } from '../archive/cut-job';
import { backUpStore, tryBackup } from '../backup/backup-runs';
import { type BackupListed, listBackups, setIn, type TrialReport } from '../backup/backup-set';
import { type BackupSettings, readBackupSettings, writeBackupSettings } from '../backup/backup-settings';
import type { BackupMade } from '../backup/make-backup';
import { blobPieces, getBlob, hasBlob, putBlob } from '../blobs';
import { type DataLock, takeLock } from '../data-lock';
import type { Damage, StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import type { KeyDocument } from '../keys/key-document';
import { readKeys } from '../keys/key-file';
import { SECURITY_FOLDER } from '../layout';
import { destroyed } from '../rotation/destroy';
import { adoptNewMaster, giveUpNewMaster, makeNewMaster, type NewMaster } from '../rotation/new-master';
import { clearArrivals, StagedBlob } from '../staged-blob';
import type {
  ArchiveLogOptions,
  BackUpOptions,
  EntryDraft,
  NewMasterAdopted,
  NotReplaced,
  Opened,
  SealSlip,
  SecurityDraft,
  SecurityStore,
  SlipCheck,
  Store,
  TableReader,
  TryBackupOptions,
  VerifyOptions,
  VerifyReport,
} from '../store-types';
import type { Arrival } from './home';
import type { SecurityJournal } from './security-journal';
import { type RecordsParts, StoreRecords } from './store-records';
import { packingEnded } from './write-pack';

/** What opening hands over. `lock` is null when the store is opened for reading only. */
export interface SessionParts<D, T extends TableMap> extends RecordsParts<D, T> {
  readonly ring: KeyRing;
  readonly security: SecurityJournal;
  readonly station: StationId;
  readonly lock: DataLock | null;
  readonly verify: (options: VerifyOptions) => Promise<Result<VerifyReport, StoreFault>>;
  readonly opened: Opened;
  /** Null where this machine keeps no anchors. */
  readonly anchor: AnchorKeeper | null;
  /** Opens the same folder with other keys of its people and station, for going on here; with another ring and lock
   * after a change of the master key, or after a doubt was lifted. */
  readonly openAs: (
    document: KeyDocument,
    other?: { readonly ring: KeyRing; readonly lock: DataLock; readonly arrival?: Arrival },
  ) => Promise<Result<StoreSession<D, T>, StoreFault>>;
}

export class StoreSession<D, T extends TableMap> extends StoreRecords<D, T> implements Store<D, T> {
  readonly practice: boolean;
  readonly station: StationId;
  readonly stationKey: string;
  readonly tables: TableReader<T>;
  readonly security: SecurityStore;
  #opened: Opened;
  readonly #parts: SessionParts<D, T>;
  #closed = false;
  readonly #arriving = new Set<StagedBlob>();
  /** What a power cut left of arrivals is gone. */
  #cleared: Promise<void> | null = null;
  readonly #works = new Set<Promise<unknown>>();
  /** Ends long works: nobody may go on reading the keys of a store that is closed. */
  readonly #closing = new AbortController();

  constructor(parts: SessionParts<D, T>) {
    super(parts);
    this.#parts = parts;
    this.practice = parts.keeper.document.practice;
    this.station = parts.station;
    this.stationKey = parts.keeper.document.station.publicKey;
    this.tables = parts.cases.tables;
    this.security = parts.security;
    this.#opened = parts.opened;
  }

  /** How it was opened, with the doubt that came since. */
  get opened(): Opened {
    return this.#opened;
  }

  putBlob(bytes: Uint8Array): Result<BlobHash, StoreFault> {
    const { refusal } = this.#parts.cases;
    return refusal ? err(refusal) : putBlob(this.#parts.dir, this.#parts.ring, bytes);
  }

  hasBlob(hash: BlobHash): boolean {
    return hasBlob(this.#parts.dir, this.#parts.ring, hash);
  }

  async stageBlob(): Promise<Result<StagedBlob, StoreFault>> {
    const { dir, ring, cases } = this.#parts;
    const { refusal } = cases;
    if (refusal !== null) return err(refusal);
    this.#cleared ??= clearArrivals(dir);
    await this.#cleared;
    const begun = await StagedBlob.begin(dir, ring, (gone) => this.#arriving.delete(gone));
    if (begun.ok) this.#arriving.add(begun.value);
    // Whoever is still at it when the store closes can only give up.
    if (begun.ok && this.#closed) await begun.value.discard();
    return begun;
  }

  blobPieces(hash: BlobHash): Iterator<Uint8Array, StoreFault | null, void> {
    return blobPieces(this.#parts.dir, this.#parts.ring, hash);
  }

  getBlob(hash: BlobHash): Result<Uint8Array, StoreFault> {
    return getBlob(this.#parts.dir, this.#parts.ring, hash);
  }

  async verify(options: VerifyOptions = {}): Promise<Result<VerifyReport, StoreFault>> {
    if (this.#closed) return err({ code: 'JOURNAL_READ_ONLY', damage: null });
    return this.#during(this.#parts.verify(this.#whileOpen(options)));
  }

  async continueHere(draft: EntryDraft): Promise<Result<Store<D, T>, StoreFault>> {
    const { opened, cases, keeper, openAs } = this.#parts;
    if (this.#closed || !opened.elsewhere || opened.damage !== null)
      return err({ code: 'JOURNAL_READ_ONLY', damage: opened.damage });
    const renewed = keeper.renewStation(cases.tip.seq);
    if (!renewed.ok) return renewed;
    this.#closed = true;
    await this.#giveUpArrivals();
    cases.close();
    this.#parts.security.close();
    const here = await openAs(renewed.value);
    const begun = here.ok ? here.value.#begin(draft) : here;
    if (begun.ok && here.ok) return here;
    if (here.ok) here.value.close();
    else this.#giveFree();
    return begun.ok ? here : begun;
  }

  /** The first entry of a station; from then on this machine remembers the store as its own. */
  #begin(draft: EntryDraft): Result<void, StoreFault> {
    const written = this.append(draft);
    if (!written.ok) return written;
    const remembered = this.#parts.anchor?.begin() ?? ok(undefined);
    return remembered.ok ? this.seal(draft.claimedAt) : remembered;
  }

  get masterMark(): string {
    return this.#parts.ring.mark;
  }

  async prepareNewMaster(options: VerifyOptions): Promise<Result<NewMaster, StoreFault>> {
    const { dir, ring, cases, security, keeper } = this.#parts;
    const refusal = cases.refusal ?? security.refusal;
    if (refusal !== null) return err(refusal);
    const held = await cases.hold();
    try {
      await destroyed();
      // Everybody may have signed out meanwhile: the keys are gone then.
      if (this.#closed) return err({ code: 'CANCELLED' });
      const until = { cases: cases.journalForReading.point, security: security.journal.point };
      const copied = { dir, ring, document: keeper.document, until, cut: security.pendingCut };
      return await makeNewMaster(copied, this.#whileOpen(options));
    } finally {
      if (held !== null) cases.letGo();
    }
  }

  async adoptNewMaster(
    fresh: NewMaster,
    people: readonly AccountId[],
    now: Instant,
  ): Promise<Result<NewMasterAdopted<D, T>, NotReplaced<D, T>>> {
    const { dir, ring, cases, security, keeper, anchor, lock, openAs } = this.#parts;
    const refusal = cases.refusal ?? security.refusal;
    if (refusal !== null || lock === null) {
      giveUpNewMaster(dir, fresh.ring);
      return err({ fault: refusal ?? { code: 'JOURNAL_READ_ONLY', damage: null }, former: this });
    }
    if (people.some((account) => keeper.hasCarriedSlot(account)))
      throw new Error('a slot of format 1 is renewed by its person only');
    if (fresh.cut === null && security.isCutPending)
      throw new Error('the log must not be cut while a new master key is made');
    const tags = new Set(people.map((account) => keeper.tagOf(account)));
    const seals = { cases: cases.sealing.number, security: security.chain.seal?.number ?? 0 };
    this.#closed = true;
    this.#closing.abort();
    cases.close();
    security.close();
    await this.#giveUpArrivals();
    // Nobody may read the folder by its name while another takes its place.
    await Promise.allSettled([...this.#works, packingEnded(dir), packingEnded(join(dir, SECURITY_FOLDER))]);
    const { document } = keeper;
    let adopted: Awaited<ReturnType<typeof adoptNewMaster>> | null = null;
    try {
      adopted = await adoptNewMaster({ dir, ring, document, tags, anchor, seals, lock, now }, fresh);
    } finally {
      if (!adopted?.ok) giveUpNewMaster(dir, fresh.ring);
      if (adopted === null) this.#giveFree();
    }
    if (!adopted.ok) return err({ fault: adopted.error, former: await this.#reopened() });
    this.#giveFree();
    const { lock: taken, recoveryKey } = adopted.value;
    const here = await openAs(adopted.value.document, { ring: fresh.ring, lock: taken });
    if (here.ok) {
      // Over the generation that the former master key still opened.
      here.value.#parts.anchor?.begin();
      return ok({ store: here.value, recoveryKey });
    }
    fresh.ring.wipe();
    taken.release();
    return err({ fault: here.error, former: null });
  }

  /** No file may be open in a folder that is moved or given to another owner. */
  async #giveUpArrivals(): Promise<void> {
    await Promise.all([...this.#arriving].map((arriving) => arriving.discard()));
  }

  /** This store again, which was closed for another that did not take its place. */
  async #reopened(arrival: Arrival = 'known'): Promise<StoreSession<D, T> | null> {
    const { dir, ring, keeper, lock, openAs } = this.#parts;
    lock?.release();
    // The other may have come so far that it is the store, which the next sign-in sees.
    const keys = readKeys(dir);
    const isFormer = keys.ok && keys.value?.document.mac === keeper.document.mac;
    const taken = isFormer ? takeLock(dir) : null;
    if (taken?.ok) {
      const here = await openAs(keeper.document, { ring, lock: taken.value, arrival });
      if (here.ok) return here.value;
      taken.value.release();
    }
    ring.wipe();
    return null;
  }

  sealSlip(now: Instant): Result<SealSlip | null, StoreFault> {
    const sealed = this.seal(now);
    return sealed.ok ? ok(slipOf(this.#parts.ring, this.#parts.cases)) : sealed;
  }

  async checkSlip(number: number, characters: string): Promise<Result<SlipCheck, StoreFault>> {
    const { cases, ring } = this.#parts;
    if (this.#closed) return err({ code: 'JOURNAL_READ_ONLY', damage: null });
    return this.#during(checkSealSlip(cases.journalForReading, ring, { number, characters }));
  }

  doubt(): void {
    const { cases, security, anchor } = this.#parts;
    const damage = oldCopyAt(cases.journalForReading);
    cases.distrust(damage);
    security.distrust(damage);
    anchor?.doubt();
    this.#opened = { ...this.#opened, damage: this.#opened.damage ?? damage };
  }

  get isDoubted(): boolean {
    return this.#parts.anchor?.isDoubted ?? false;
  }

  async liftDoubt(line: SecurityDraft): Promise<Result<{ readonly store: Store<D, T> }, NotReplaced<D, T>>> {
    const refused = (damage: Damage | null): StoreFault => ({ code: 'JOURNAL_READ_ONLY', damage });
    if (this.#closed || !this.isDoubted) return err({ fault: refused(this.opened.damage), former: this });
    this.#closed = true;
    this.#closing.abort();
    this.#parts.cases.close();
    this.#parts.security.close();
    await Promise.allSettled(this.#works);
    const here = await this.#reopened('lifting');
    if (here === null) return err({ fault: refused(null), former: null });
    const { damage } = here.opened;
    // First the line: a store that is believed again says who answers for it.
    const written = damage === null ? here.security.append(line) : err(refused(damage));
    const lifted = written.ok ? (here.#parts.anchor?.lift() ?? ok(undefined)) : written;
    if (lifted.ok) return ok({ store: here });
    here.doubt();
    return err({ fault: lifted.error, former: here });
  }

  async backUp(options: BackUpOptions): Promise<Result<BackupMade, StoreFault>> {
    const { cases, security, dir, ring, keeper } = this.#parts;
    if (this.#closed) return err({ code: 'JOURNAL_READ_ONLY', damage: null });
    return this.#during(
      backUpStore(
        { dir, ring, keeper, cases, security, practice: this.practice, station: this.station },
        this.#whileOpen(options),
      ),
    );
  }

  async tryBackup(options: TryBackupOptions): Promise<Result<TrialReport, StoreFault>> {
    if (this.#closed) return err({ code: 'JOURNAL_READ_ONLY', damage: null });
    return tryBackup(this.#parts.ring, this.#whileOpen(options));
  }

  async archiveLog(options: ArchiveLogOptions): Promise<Result<CutArchived | 'nothing', StoreFault>> {
    const { dir, ring, security, keeper } = this.#parts;
    const { refusal } = security;
    if (refusal !== null) return err(refusal);
    return this.#during(
      archiveLog(dir, ring, keeper.document, security.journal.point, this.#whileOpen(options)),
    );
  }

  get backupSettings(): BackupSettings {
    return readBackupSettings(this.#parts.dir, this.#parts.ring);
  }

  setBackupSettings(settings: BackupSettings): Result<void, StoreFault> {
    return writeBackupSettings(this.#parts.dir, this.#parts.ring, settings);
  }

  async backups(target: string): Promise<Result<readonly BackupListed[], StoreFault>> {
    const { ring } = this.#parts;
    try {
      return await listBackups(setIn(target, Buffer.from(ring.storeId).toString('hex')), ring);
    } catch (error) {
      // The medium was slow, and the keys are gone meanwhile.
      if (this.#closed) return err({ code: 'CANCELLED' });
      throw error;
    }
  }

  /** Long works that read the folder: they are waited for before it is moved. */
  #during<R>(work: Promise<R>): Promise<R> {
    this.#works.add(work);
    return work.finally(() => this.#works.delete(work));
  }

  #whileOpen<O extends VerifyOptions>(options: O): O {
    const signals = [this.#closing.signal, ...(options.signal ? [options.signal] : [])];
    return { ...options, signal: AbortSignal.any(signals) };
  }

  close(): Result<void, StoreFault> {
    if (this.#closed) return ok(undefined);
    this.#closed = true;
    this.#closing.abort();
    for (const arriving of this.#arriving) void arriving.discard();
    this.#parts.cases.close();
    this.#parts.security.close();
    return this.#giveFree();
  }

  #giveFree(): Result<void, StoreFault> {
    this.#parts.keeper.keepSignersOf([]);
    this.#parts.ring.wipe();
    return this.#parts.lock?.release() ?? ok(undefined);
  }
}
