/**
 * What the store offers to the application: the only types that services see. Nothing here tells how
 * bytes are kept; no method may report success before the bytes are flushed.
 */
import type { KdfParameters } from '#electron/crypto/passphrase';
import type { Role } from '#shared/access/roles';
import type { AccountId, BlobHash, CaseId, CommandId, EntryId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { EntryAttachment, StoredEntry } from '#shared/journal/entry';
import type { JournalEvent } from '#shared/journal/events';
import type { Fold, TableMap } from '#shared/journal/fold';
import type { CutPlace, SecurityEvent } from '#shared/journal/security-events';
import type { SecurityState, SecurityTables } from '#shared/journal/security-fold';
import type { Result } from '#shared/lib/result';
import type { CutArchived } from './archive/cut-job';
import type { BackupListed, TrialReport } from './backup/backup-set';
import type { BackupSettings } from './backup/backup-settings';
import type { BackupMade } from './backup/make-backup';
import type { ExchangeStore } from './exchange-types';
import type { Damage, StoreFault } from './faults';
import type { ReceivingStore } from './receiving-types';
import type { NewMaster } from './rotation/new-master';
import type { StagedBlob } from './staged-blob';
import type { Tables } from './tables/tables';

/** What the application decides of an entry; the store adds station, order and signature. */
export interface EntryDraft {
  readonly case: CaseId | null;
  readonly casePrev: readonly EntryId[];
  readonly base: string | null;
  /** Holder epoch of the case that the officer knew; 0 when left out. */
  readonly epoch?: number;
  readonly actor: AccountId;
  readonly role: Role;
  readonly procedure: string;
  readonly commandId: CommandId;
  readonly rulePack: string;
  readonly claimedAt: Instant;
  readonly clockDoubt: boolean;
  readonly events: readonly JournalEvent[];
  readonly attachments: readonly EntryAttachment[];
}

export type { StoredEntry };

/** How a store is opened. A practice store needs no secret: it holds invented data only. */
export type Unlock =
  | { readonly kind: 'passphrase'; readonly account: AccountId; readonly passphrase: string }
  /** Two of the three sealed slips, as typed. */
  | { readonly kind: 'slips'; readonly slips: readonly string[] }
  | { readonly kind: 'practice' };

export interface CreateOptions {
  readonly dir: string;
  readonly practice: boolean;
  readonly createdAt: Instant;
  /** `passphrase: null` only in practice stores. */
  readonly people: readonly { readonly account: AccountId; readonly passphrase: string | null }[];
  readonly kdf?: KdfParameters;
}

export interface OpenOptions<V, T extends TableMap> {
  readonly dir: string;
  readonly unlock: Unlock;
  readonly fold: Fold<V, T>;
  /** Takes no lock and writes nothing; every change is refused. */
  readonly readOnly?: boolean;
  /** Folder outside the store where this machine remembers how far it was; none when left out. */
  readonly anchors?: string;
  readonly now: Instant;
  /** Called with the number of entries folded, while the whole journal has to be read anew. */
  readonly onProgress?: (entries: number) => void;
}

/** Without any key: whether a folder holds a store. */
export interface StoreStatus {
  readonly exists: boolean;
  readonly practice: boolean;
  /** False until the first entry is in the journal: setting up is not finished. */
  readonly initialised: boolean;
}

/** What opening found. */
export interface Opened {
  /** No index was usable: everything was folded anew from the whole journal. */
  readonly rebuilt: boolean;
  /** Bytes of a write that never was acknowledged, at the end of the journal; they stay as evidence. */
  readonly tornBytes: number;
  /** The first break; the store is then read-only and shows what stands before it. */
  readonly damage: Damage | null;
  /** The keys were read from their previous generation, because the newest is damaged. */
  readonly keysFromPrevious: boolean;
  /** It was restored or copied from another machine: read-only until somebody continues it here. */
  readonly elsewhere: boolean;
}

/** Failed sign-ins of one account. Compare `tag` with `Store.tagOf(account)`; `unknown` for no known account,
 * `slips` for slips that did not open the store. */
export interface FailedSignIns {
  readonly tag: string;
  readonly at: readonly Instant[];
}

/** What the application decides of an entry of the security journal. */
export interface SecurityDraft
  extends Pick<
    EntryDraft,
    'actor' | 'role' | 'procedure' | 'commandId' | 'rulePack' | 'claimedAt' | 'clockDoubt'
  > {
  readonly events: readonly SecurityEvent[];
}

/** How far a chain is sealed. */
export interface ChainState {
  readonly entries: number;
  /** Entries after the last seal. */
  readonly since: number;
  readonly seal: { readonly number: number; readonly hash: string; readonly at: Instant } | null;
}

/** The security journal of an open store: who did what with the desk itself. */
export interface SecurityStore {
  readonly views: SecurityState;
  readonly tables: TableReader<SecurityTables>;
  /** Number of entries in the journal. */
  readonly count: number;
  readonly chain: ChainState;
  /** The first break; the journal is then read-only. */
  readonly damage: Damage | null;
  /** Why nothing can be written now; null when it can. */
  readonly refusal: StoreFault | null;
  /** Signs, writes, flushes, then folds. On a fault nothing has changed. */
  append(draft: SecurityDraft): Result<StoredEntry, StoreFault>;
  /** Every entry from disk, in order. @throws JournalReadError when the disk no longer gives what opening saw. */
  entries(): Iterable<StoredEntry>;
  /** Seals what was written since the last seal. `now`: the time it claims. */
  seal(now: Instant): Result<void, StoreFault>;
  snapshot(): Promise<Result<void, StoreFault>>;
  /** The station's signature over a text that leaves the desk, 128 hex digits: Ed25519 over `rsb/security-export/1`
   * and the text's SHA-256, which is given. */
  attest(sha256: Uint8Array): string;
  /** A line has ordered a cut that the next opening carries out. */
  readonly isCutPending: boolean;
  /** Whether the journal can begin there: a change of the master key puts its records into other files. */
  isPlaceOfCut(place: CutPlace): boolean;
}

/** Documents and rows of an open store, for reading. A document must never be changed in place. */
export type TableReader<T extends TableMap> = Pick<Tables<T>, 'get' | 'keys' | 'query' | 'count'>;

/** An open store. All changes are synchronous but those that stretch a passphrase. */
export interface Store<V, T extends TableMap> extends ExchangeStore, ReceivingStore {
  readonly practice: boolean;
  readonly station: StationId;
  /** Ed25519 public key of this station, 64 hex digits. */
  readonly stationKey: string;
  /** The small state folded from every sound entry; changed in place by `append`. */
  readonly views: V;
  /** Documents folded from every sound entry. */
  readonly tables: TableReader<T>;
  /** Number of entries in the journal. */
  readonly count: number;
  readonly security: SecurityStore;
  readonly opened: Opened;
  /** Signs, writes, flushes, then folds. On a fault nothing has changed. */
  append(draft: EntryDraft): Result<StoredEntry, StoreFault>;
  /** Many at once, with few flushes and without holding the thread; answers how many. After a fault the store
   * must be opened anew: it holds what was written before the fault. */
  appendAll(
    drafts: Iterable<EntryDraft>,
    onProgress?: (entries: number) => void,
  ): Promise<Result<number, StoreFault>>;
  /** Every entry from disk, in order.
   * @throws JournalReadError when the disk no longer gives what opening saw. */
  entries(): Iterable<StoredEntry>;
  /** The entries of some cases, in the order of the journal.
   * @throws JournalReadError as `entries` does. */
  entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry>;
  /** Keeps a file; the same content is kept once. Call it before the entry that names the hash. */
  putBlob(bytes: Uint8Array): Result<BlobHash, StoreFault>;
  /** Whether a file is kept, without opening it: what is wrong with it is told by reading it. */
  hasBlob(hash: BlobHash): boolean;
  /** Takes in a file of any size piece by piece, with one chunk of it in memory. `finish` it before the entry that
   * names its hash, or `discard` it. */
  stageBlob(): Promise<Result<StagedBlob, StoreFault>>;
  /** The content piece by piece, each authenticated; ends with a fault, or with null when the whole was right. */
  blobPieces(hash: BlobHash): Iterator<Uint8Array, StoreFault | null, void>;
  /** The bytes, checked against their hash. */
  getBlob(hash: BlobHash): Result<Uint8Array, StoreFault>;
  /** Whether a passphrase is right, with the same slow-down as opening: for a change of person at the desk. */
  checkPassphrase(account: AccountId, passphrase: string, now: Instant): Promise<Result<void, StoreFault>>;
  addPerson(account: AccountId, passphrase: string, kdf?: KdfParameters): Promise<Result<void, StoreFault>>;
  changePassphrase(
    account: AccountId,
    passphrase: string,
    kdf?: KdfParameters,
  ): Promise<Result<void, StoreFault>>;
  /** Takes away the person's way in; no harm when there is none. */
  removePerson(account: AccountId): Result<void, StoreFault>;
  /** Replaces the recovery key; slips of the old one open nothing from then on. Give it to `slipsOf` at once. */
  renewRecoveryKey(): Result<{ readonly recoveryKey: string }, StoreFault>;
  /** Name-free tag under which an account's failed sign-ins are counted. */
  tagOf(account: AccountId): string;
  /** Failed sign-ins not yet in the journal. */
  failedSignIns(): readonly FailedSignIns[];
  /** Forgets them: to be called after the application has appended them. */
  forgetFailedSignIns(): Result<void, StoreFault>;
  /** Checks every record, chain, signature, seal and attachment from disk in a worker, as `verifyStore` does. */
  verify(options?: VerifyOptions): Promise<Result<VerifyReport, StoreFault>>;
  /** Seals what was written since the last seal; nothing when there is nothing. `now`: the time it claims. */
  seal(now: Instant): Result<void, StoreFault>;
  /** The last entry of this station: `id` is null before its first. */
  readonly tip: { readonly seq: number; readonly id: EntryId | null };
  /** Goes on under a new station on this machine, with `draft` as its first entry; this store is closed then, also
   * after a fault. The former station never writes here again. */
  continueHere(draft: EntryDraft): Promise<Result<Store<V, T>, StoreFault>>;
  /** Whether somebody has not signed in since the store was brought here from format 1: until then nobody else can
   * give that person a way in to another master key. */
  hasCarriedSlot(account: AccountId): boolean;
  /** Makes and checks a copy of the store under a new master key beside it, in a worker; the store goes on meanwhile. */
  prepareNewMaster(options: VerifyOptions): Promise<Result<NewMaster, StoreFault>>;
  /** Tells the master key of this store from those before and after it, 16 hex digits. */
  readonly masterMark: string;
  /** Puts the copy, brought up to now, in the place of this store, which is closed then, also after a fault. Only
   * `people` have a way in, and new slips; what was sealed before opens nothing of it. The former store is kept beside
   * for 30 days. */
  adoptNewMaster(
    fresh: NewMaster,
    people: readonly AccountId[],
    now: Instant,
  ): Promise<Result<NewMasterAdopted<V, T>, NotReplaced<V, T>>>;
  /** Seals now, and gives the last seal in a form that can be printed or written down; null before any entry. */
  sealSlip(now: Instant): Result<SealSlip | null, StoreFault>;
  /** Whether the store holds the seal of a slip. Changes nothing. */
  checkSlip(number: number, characters: string): Promise<Result<SlipCheck, StoreFault>>;
  /** A slip has shown that something newer exists: the store is read-only from now on, on this machine, until it is
   * restored or the doubt is lifted. To be called once the check is written down. */
  doubt(): void;
  /** Whether a slip was against it, here, now or before. */
  readonly isDoubted: boolean;
  /** Believes the store again although a slip was against it, with a line that says who answers for that; only where
   * the machine's own record is not against it too. This store is closed then. */
  liftDoubt(line: SecurityDraft): Promise<Result<{ readonly store: Store<V, T> }, NotReplaced<V, T>>>;
  /** Copies the store to a medium, in a worker; only what a former backup there does not hold. The index is no part
   * of it. */
  backUp(options: BackUpOptions): Promise<Result<BackupMade, StoreFault>>;
  /** Restores a backup into an empty folder for a trial, in a worker, and checks everything in it; the folder is
   * gone afterwards. */
  tryBackup(options: TryBackupOptions): Promise<Result<TrialReport, StoreFault>>;
  readonly backupSettings: BackupSettings;
  setBackupSettings(settings: BackupSettings): Result<void, StoreFault>;
  /** Backups of this store on a medium, newest first. */
  backups(target: string): Promise<Result<readonly BackupListed[], StoreFault>>;
  /** Writes the part of the log that is old enough to a medium and proves it there, in a worker; `nothing` when no
   * seal is old enough. The store is as it was: the line that says so makes the cut, at the next opening. */
  archiveLog(options: ArchiveLogOptions): Promise<Result<CutArchived | 'nothing', StoreFault>>;
  /** Brings the index up to now, in a worker, so that the next opening folds nothing. */
  snapshot(): Promise<Result<void, StoreFault>>;
  /** Wipes the keys, gives the folder free. The store is unusable afterwards. */
  close(): Result<void, StoreFault>;
}

/** The store under its new master key, and what the new slips are made of: give it to `slipsOf` at once. */
export interface NewMasterAdopted<V, T extends TableMap> {
  readonly store: Store<V, T>;
  readonly recoveryKey: string;
}

/** Why another store did not take the place of an open one. */
export interface NotReplaced<V, T extends TableMap> {
  readonly fault: StoreFault;
  /** The store as it was, opened again; null when it cannot be, and everybody has to sign in anew. */
  readonly former: Store<V, T> | null;
}

/** The last seal of a station, as a card shows it. */
export interface SealSlip {
  readonly number: number;
  /** Eight characters in two groups of four. */
  readonly characters: string;
  readonly entries: number;
  readonly at: Instant;
}

/** What a slip proves: `held`: the store has this seal; `typo`: the characters cannot be right; `newer`: the desk
 * has given it out and the store does not have it, so that it is an old copy. */
export type SlipCheck = 'held' | 'typo' | 'newer';

export interface BackUpOptions extends VerifyOptions {
  /** Folder on the medium. */
  readonly target: string;
  readonly now: Instant;
  /** Tell what the desk shows as well, so that a trial restore can hold against it what the journal gives; every
   * document is read for it. */
  readonly tellsState?: boolean;
}

export interface ArchiveLogOptions extends VerifyOptions {
  /** Folder on the medium. */
  readonly target: string;
  readonly now: Instant;
  /** Years that are kept in the store; never fewer than three. */
  readonly years: number;
}

export interface TryBackupOptions extends VerifyOptions {
  readonly target: string;
  readonly number: number;
  /** Where the trial is made: a folder that is not there yet. */
  readonly side: string;
  /** The folder is to become a store, and is left there when everything in it is sound. */
  readonly stays?: boolean;
  readonly now: Instant;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Called with a growing share between 0 and 1. */
  readonly onProgress?: (share: number) => void;
}

/** Which store is checked, and how it is unlocked. */
export interface VerifyFolder extends VerifyOptions {
  readonly dir: string;
  readonly unlock: Unlock;
  readonly now: Instant;
}

/** What the check of one chain found: cases or security. */
export interface ChainReport {
  readonly segments: number;
  readonly entries: number;
  /** Entries among them that came from other stations, the batches they came in, and the stubs beside them. */
  readonly foreign: number;
  readonly batches: number;
  readonly stubs: number;
  /** Entries before them that were cut off at a seal. */
  readonly cutEntries: number;
  /** Signatures that were checked and are right. */
  readonly signatures: number;
  /** Seals among them. */
  readonly seals: number;
  /** Bytes of all segments. */
  readonly bytes: number;
  /** Head of the file chain after the last sound record, 64 hex digits. */
  readonly head: string;
  /** Bytes of an unacknowledged write at the end: no break. */
  readonly tornBytes: number;
  /** The index: a cache, which opening makes anew when it is of no use. */
  readonly snapshot: 'sound' | 'missing' | 'unusable' | 'ahead';
  /** The last seal that was checked and is right. */
  readonly lastSeal: ChainState['seal'];
  readonly firstBreak: Damage | null;
}

/** What a full check found, the chain of cases first. Sound when neither chain breaks and no blob is missing or
 * damaged (see `findingText`). */
export interface VerifyReport extends ChainReport {
  readonly practice: boolean;
  readonly station: StationId;
  /** Another process has the store open: checked without the lock, as of the moment of reading. */
  readonly inUse: boolean;
  readonly security: ChainReport;
  readonly blobs: {
    readonly referenced: number;
    readonly sound: number;
    /** Hashes that entries name. */
    readonly missing: readonly BlobHash[];
    readonly damaged: readonly BlobHash[];
    /** Files no entry names: left by an interrupted command, harmless. */
    readonly unreferenced: number;
  };
}
