/**
 * The security journal of an open store: a chain of its own beside the cases, under keys of its own. It is
 * written before the act that needs it is answered; it knows nothing of who may read it.
 */
import { join } from 'node:path';
import type { CommandId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { asEntryEvents, type CutPlace, STATION_ACTOR } from '#shared/journal/security-events';
import { SECURITY_FOLD, type SecurityState, type SecurityTables } from '#shared/journal/security-fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { AnchorPoint } from '../anchors/anchor-file';
import { finishCut, isCutPending, removeCutSegments } from '../archive/finish-cut';
import type { Damage, StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { Journal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER, SECURITY_FOLDER } from '../layout';
import type { ChainState, SecurityDraft, SecurityStore, StoredEntry, TableReader } from '../store-types';
import { EntryStore } from './entry-store';
import type { StillChain } from './entry-store-parts';
import { SECURITY_CHAIN } from './entry-text';
import { type OpenedState, type OpenStateOptions, openState } from './open-state';
import { damageIn, faultIn } from './part-fault';
import { readable } from './thrown-fault';

/** Domain word before the digest of an export that the station signs. */
export const EXPORT_DOMAIN = 'rsb/security-export/1';

/** The command id of what no button asked for. */
const NO_COMMAND_BYTES = 16;

export interface SecurityOptions {
  readonly dir: string;
  /** Keys of the whole store; the journal's own are derived from them. */
  readonly ring: KeyRing;
  readonly station: StationId;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly signInBackground: (message: Uint8Array) => Promise<Uint8Array>;
  readonly readOnly: boolean;
  /** As of `EntryStoreParts`. */
  readonly hindrance: () => StoreFault | null;
  readonly onPoint?: (point: AnchorPoint) => void;
}

/** Keys of the security journal: none of them opens anything of the cases. The caller wipes the ring. */
export const securityRing = (ring: KeyRing): KeyRing => ring.apart('rsb/store/security/1');

type SecurityStateOptions = OpenStateOptions<SecurityState, SecurityTables>;

/** Opens the state; a cut that a line has ordered is carried out first. */
async function openCut(
  options: SecurityStateOptions,
): Promise<Result<OpenedState<SecurityState, SecurityTables>, StoreFault>> {
  const opened = await openState(options);
  const { dir, ring, readOnly } = options;
  if (!opened.ok || readOnly || opened.value.damage !== null) return opened;
  const { state, journal } = opened.value;
  const { cut } = state.standing.views;
  if (cut === null) return opened;
  const pending = onDisk(JOURNAL_FOLDER, () => isCutPending(dir, ring, cut));
  const begun = pending.ok && pending.value ? finishCut(dir, ring, journal, cut) : pending;
  // What cannot be done now is done at the next opening.
  if (begun.ok) removeCutSegments(dir, ring);
  if (!pending.ok || !pending.value || !begun.ok) return opened;
  journal.close();
  state.tables.close();
  return openState(options);
}

export class SecurityJournal implements SecurityStore {
  readonly tables: TableReader<SecurityTables>;
  readonly damage: Damage | null;
  /** For holding it against an anchor only. */
  readonly journal: Journal;
  readonly #entries: EntryStore<SecurityState, SecurityTables>;
  readonly #dir: string;
  readonly #ring: KeyRing;
  readonly #sign: (message: Uint8Array) => Uint8Array;

  private constructor(
    dir: string,
    entries: EntryStore<SecurityState, SecurityTables>,
    ring: KeyRing,
    sign: (message: Uint8Array) => Uint8Array,
    damage: Damage | null,
    journal: Journal,
  ) {
    this.journal = journal;
    this.#dir = dir;
    this.#entries = entries;
    this.#ring = ring;
    this.#sign = sign;
    this.tables = entries.tables;
    this.damage = damage;
  }

  /** Opens the journal; one without a line is begun by `begin`. */
  static async open(options: SecurityOptions): Promise<Result<SecurityJournal, StoreFault>> {
    const ring = securityRing(options.ring);
    const opened = await SecurityJournal.#open(options, ring);
    if (opened.ok) return opened;
    ring.wipe();
    return err(faultIn(SECURITY_FOLDER, opened.error));
  }

  static async #open(
    { dir: storeDir, station, sign, signInBackground, readOnly, hindrance, onPoint }: SecurityOptions,
    ring: KeyRing,
  ): Promise<Result<SecurityJournal, StoreFault>> {
    const dir = join(storeDir, SECURITY_FOLDER);
    const common = { dir, ring, fold: SECURITY_FOLD, chain: SECURITY_CHAIN, station, readOnly };
    const opened = await openCut(common);
    if (!opened.ok) return opened;
    const { state, journal, indexed, damage } = opened.value;
    const entries = new EntryStore<SecurityState, SecurityTables>({
      ...common,
      state,
      journal,
      sign,
      signInBackground,
      indexed,
      damage,
      hindrance,
      ...(onPoint ? { onPoint, notesEach: true } : {}),
    });
    const security = new SecurityJournal(
      dir,
      entries,
      ring,
      sign,
      damage === null ? null : damageIn(SECURITY_FOLDER, damage),
      journal,
    );
    return ok(security);
  }

  /** Writes the first line of a journal that has none. To be asked once the journal is believed. */
  begin(now: Instant): Result<void, StoreFault> {
    const begun = this.append({
      actor: STATION_ACTOR,
      role: 'SYSTEM',
      procedure: 'store.open',
      commandId: Buffer.from(this.#ring.suite.randomBytes(NO_COMMAND_BYTES)).toString('hex') as CommandId,
      rulePack: '',
      claimedAt: now,
      clockDoubt: false,
      events: [{ type: 'journalBegun' }],
    });
    return begun.ok ? ok(undefined) : begun;
  }

  get views(): SecurityState {
    return this.#entries.views;
  }

  get count(): number {
    return this.#entries.count;
  }

  get chain(): ChainState {
    const { number, previous, at, leaves } = this.#entries.sealing;
    return {
      entries: this.count,
      since: leaves.length,
      seal: previous === null || at === null ? null : { number, hash: previous, at },
    };
  }

  get refusal(): StoreFault | null {
    const { refusal } = this.#entries;
    return refusal && faultIn(SECURITY_FOLDER, refusal);
  }

  append({ events, ...draft }: SecurityDraft): Result<StoredEntry, StoreFault> {
    return this.#named(
      this.#entries.append({
        ...draft,
        case: null,
        casePrev: [],
        base: null,
        events: asEntryEvents(events),
        attachments: [],
      }),
    );
  }

  entries(): Iterable<StoredEntry> {
    return this.#entries.entries();
  }

  seal(now: Instant): Result<void, StoreFault> {
    const sealed = this.#entries.seal(now);
    // The log is cut between segments only: one that ends with a seal is a place for it.
    if (sealed.ok && !this.journal.busy) this.journal.endSegment();
    return this.#named(sealed);
  }

  async snapshot(): Promise<Result<void, StoreFault>> {
    return this.#named(await this.#entries.snapshot());
  }

  /** See `EntryStore`. */
  distrust(damage: Damage): void {
    this.#entries.distrust(damage);
  }

  /** See `EntryStore`. */
  still(now: Instant): Result<StillChain, StoreFault> {
    return this.#named(this.#entries.still(now));
  }

  attest(sha256: Uint8Array): string {
    const signed = Buffer.concat([Buffer.from(EXPORT_DOMAIN, 'utf8'), sha256]);
    return Buffer.from(this.#sign(signed)).toString('hex');
  }

  get isCutPending(): boolean {
    return this.pendingCut !== null;
  }

  isPlaceOfCut(place: CutPlace): boolean {
    return readable(() => isCutPending(this.#dir, this.#ring, place));
  }

  /** A cut that a line has ordered and that is not carried out yet. */
  get pendingCut(): CutPlace | null {
    const { cut } = this.views;
    return cut !== null && this.isPlaceOfCut(cut) ? cut : null;
  }

  close(): void {
    this.#entries.close();
    this.#ring.wipe();
  }

  #named<T>(result: Result<T, StoreFault>): Result<T, StoreFault> {
    return result.ok ? result : err(faultIn(SECURITY_FOLDER, result.error));
  }
}
