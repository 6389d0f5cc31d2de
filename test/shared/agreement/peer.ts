/**
 * A desk of one of several offices, without store or door: the people of the walks work at it, and it takes in what
 * others wrote as the store does: entries that do not go on make their case be folded anew when the batch is whole.
 */

import type { Role } from '#shared/access/roles';
import { isFull } from '#shared/agreement/case-size';
import { stopsCase } from '#shared/agreement/conflict';
import {
  type AccountId,
  type CaseId,
  type CommandId,
  type DivisionCode,
  type EntryId,
  newCaseId,
  type StationId,
} from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { Office, OfficeLevel } from '#shared/domain/office';
import { agreementParts } from '#shared/journal/agreement-text';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import type { Entry, SeenHead, StoredEntry } from '#shared/journal/entry';
import { mayWrite } from '#shared/journal/entry-standing';
import type { JournalEvent } from '#shared/journal/events';
import type { TrustRecord } from '#shared/journal/exchange-events';
import type { Origin } from '#shared/journal/fold';
import { makerOfItem, maySayOfItem } from '#shared/journal/item-say';
import { samePerson } from '#shared/journal/lineage';
import { isCodeGiven, poolFacts } from '#shared/journal/pool-facts';
import { isPublicationOfAnother } from '#shared/journal/shared-documents';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import type { confirmationOf } from '#shared/regulation/casework/confirmation';
import type { Facts } from '#shared/regulation/casework/facts';
import { KASHGAR, PEOPLE, RegistryKit } from '../../helpers/case-kit';
import { frozen } from '../../helpers/case-walk-content';
import { instantOf, type Start } from '../../helpers/case-walk-registry';
import { MemoryTables } from '../../helpers/memory-tables';

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

/** Where a desk stands. */
export interface Seat {
  readonly at: number;
  readonly division: string;
  readonly level: OfficeLevel;
}

/** Two desks of one prefecture, a county of it, the region, another prefecture. */
export const SEATS: readonly Seat[] = [
  { at: 1, division: '653100', level: 'prefecture' },
  { at: 2, division: '653100', level: 'prefecture' },
  { at: 3, division: '653101', level: 'county' },
  { at: 4, division: '650000', level: 'region' },
  { at: 5, division: '652900', level: 'prefecture' },
];

export const stationOf = (at: number): StationId => hex(at, 16) as StationId;

export class Peer extends RegistryKit {
  /** Everything held, in the order it came. */
  readonly journal: StoredEntry[] = [];
  /** Its program asks who has a case, and what contradicts. */
  isHonest = true;
  /** Its machine's clock was found behind. */
  clockDoubt = false;
  readonly #held = new Set<string>();
  readonly #byCase = new Map<CaseId, StoredEntry[]>();
  readonly #heads = new Map<StationId, SeenHead>();
  #news = new Set<StationId>();
  #lamports = new Map<StationId, number>();

  constructor(readonly seat: Seat) {
    super();
    const { division, level } = seat;
    this.office = { ...KASHGAR, division: division as DivisionCode, level, name: `登记中心${seat.at}` };
    this.#begin();
  }

  /** Number of its store. */
  get install(): string {
    return `${this.station}${this.station}`;
  }

  get station(): StationId {
    return stationOf(this.seat.at);
  }

  #begin(): void {
    const office: Office = this.office;
    const accounts = Object.entries(PEOPLE).map(([account, roles]) => ({
      account: account as AccountId,
      name: `${account}${this.seat.at}`,
      roles,
    }));
    this.apply('supervisor', '2026-03-01', 'SYSADMIN', 'desk.setUp', null, [
      { type: 'storeCreated', office, practice: false, accounts },
    ]);
  }

  /** Takes records of the region. */
  trust(records: readonly TrustRecord[]): void {
    this.apply('supervisor', '2026-03-01', 'SYSADMIN', 'sync.trust', null, [
      { type: 'trustReceived', records, by: 'enrolment' },
    ]);
  }

  override apply(
    account: string,
    at: string,
    role: Role,
    procedure: string,
    of: CaseId | null,
    events: readonly JournalEvent[],
  ): void {
    const own = this.#heads.get(this.station);
    const seen = [...this.#news].flatMap((station) => this.#heads.get(station) ?? []);
    const lamports = [this.station, ...seen.map(({ station }) => station)].map(
      (station) => this.#lamports.get(station) ?? 0,
    );
    const seq = (own?.seq ?? 0) + 1;
    const record = of === null ? undefined : this.tables.get('cases', of);
    const entry: Entry = frozen({
      format: 1,
      suite: 1,
      station: this.station,
      seq,
      prev: own?.hash ?? null,
      lamport: 1 + Math.max(0, ...lamports),
      seen,
      case: of,
      casePrev: record?.tips ?? [],
      base: null,
      epoch: record?.state.holder.epoch ?? 0,
      actor: account as AccountId,
      role,
      procedure,
      commandId: `${hex(this.seat.at, 8)}${hex(seq, 24)}` as CommandId,
      rulePack: this.profile.id,
      schema: 1,
      claimedAt: instantOf(at),
      clockDoubt: this.clockDoubt,
      events,
      attachments: [],
      signature: '0'.repeat(128),
    });
    const id = `${hex(this.seat.at, 4)}${hex(seq, 60)}` as EntryId;
    const stored = { entry, id };
    const goesOn = DESK_FOLD.goesOn(this.views, this.tables, entry);
    this.#note(stored);
    this.#news = new Set();
    if (of === null || goesOn) DESK_FOLD.applyToDocuments(this.views, this.tables, entry, id, 'here');
    else this.#refold([of]);
    const dirty = this.#toDesk(stored);
    this.#refold(dirty);
    this.entries.push(stored);
    if (of !== null) frozen(this.tables.get('cases', of));
  }

  /** Takes in what others wrote; what is held already changes nothing. */
  receive(batch: readonly StoredEntry[]): void {
    const dirty = new Set<CaseId>();
    for (const stored of batch) {
      const { entry, id } = stored;
      if (this.#held.has(id)) continue;
      const { case: of } = entry;
      if (of !== null && !dirty.has(of) && DESK_FOLD.goesOn(this.views, this.tables, entry))
        DESK_FOLD.applyToDocuments(this.views, this.tables, entry, id, 'elsewhere');
      else if (of !== null) dirty.add(of);
      else DESK_FOLD.applyToDocuments(this.views, this.tables, entry, id, 'elsewhere');
      for (const touched of DESK_FOLD.touches(entry)) dirty.add(touched);
      this.#note(stored);
      for (const one of this.#toDesk(stored)) dirty.add(one);
      if (entry.station !== this.station) this.#news.add(entry.station);
    }
    this.#refold([...dirty].sort());
  }

  /** The same journal folded by another from the beginning, each case only when all is there. */
  rebuilt(): MemoryTables<DeskTables> {
    const views = DESK_FOLD.create();
    const tables = new MemoryTables<DeskTables>(DESK_TABLES);
    for (const { entry, id } of this.journal) {
      const origin = this.#origin(entry);
      if (entry.case === null) DESK_FOLD.applyToDocuments(views, tables, entry, id, origin);
      DESK_FOLD.applyToDesk(views, entry, id, origin);
    }
    for (const of of [...this.#byCase.keys()].sort())
      DESK_FOLD.refold(views, tables, of, (one) => this.#byCase.get(one) ?? []);
    return tables;
  }

  /** What every store with these entries says. */
  agreement(): string {
    const entriesOf = (of: CaseId) => this.#byCase.get(of) ?? [];
    return [...agreementParts(this.views, this.tables, this.#byCase.keys(), entriesOf)].join('\n');
  }

  entriesOfCase(of: CaseId): readonly StoredEntry[] {
    return this.#byCase.get(of) ?? [];
  }

  /** By what the region's confirmation of a case is counted here. */
  counting(of: CaseId): Parameters<typeof confirmationOf>[2] {
    const { profile, calendar } = this;
    return {
      ...{ profile, calendar },
      isCodeOfAnother: (code) => isCodeGiven(this.tables, code, of),
      isPublicationOfAnother: (one) => isPublicationOfAnother(this.tables, one, of),
    };
  }

  get cases(): Iterable<CaseId> {
    return this.#byCase.keys();
  }

  override creation(...input: Parameters<RegistryKit['creation']>): Extract<CaseCommand, { type: 'create' }> {
    const [type, at, start = {} as Start] = input;
    const id = newCaseId(this.station, hex(this.journal.length, 16));
    return { ...super.creation(type, localDate(at), start), id };
  }

  override facts(...input: Parameters<RegistryKit['facts']>): Facts {
    const [account, at, state = this.stateOf(this.current), target = null] = input;
    const record = state && this.isHonest ? this.tables.get('cases', state.id) : undefined;
    const maker = state?.target ? makerOfItem(this.tables, state.target) : undefined;
    const exchange = {
      agency: this.office.division,
      conflicts: record?.conflicts.filter((one) => stopsCase(one, record.made)) ?? [],
      isFull: record !== undefined && isFull(record, this.station),
      mayWrite: (event: string) => mayWrite(this.views, this.station, event),
      mayChangeItem: maker === undefined || maySayOfItem(this.office.division, maker),
      codePools: poolFacts(this.views, this.tables, this),
      sameAs: samePerson(this.views, account as AccountId),
    };
    return { ...super.facts(account, at, state, target), exchange: this.isHonest ? exchange : null };
  }

  #note(stored: StoredEntry): void {
    const { entry, id } = stored;
    const { case: of, station, seq, lamport } = entry;
    this.journal.push(stored);
    this.#held.add(id);
    if (of !== null) this.#byCase.set(of, [...(this.#byCase.get(of) ?? []), stored]);
    if (seq > (this.#heads.get(station)?.seq ?? 0)) {
      this.#heads.set(station, { station, seq, hash: id });
      this.#lamports.set(station, lamport);
    }
  }

  #origin({ station }: Entry): Origin {
    return station === this.station ? 'here' : 'elsewhere';
  }

  /** Cases that an entry unsettles. */
  #toDesk({ entry, id }: StoredEntry): readonly CaseId[] {
    const origin = this.#origin(entry);
    DESK_FOLD.applyToDesk(this.views, entry, id, origin);
    const stations = DESK_FOLD.unsettles(this.views, entry, origin);
    if (stations.length === 0) return [];
    return this.journal
      .filter((one) => stations.includes(one.entry.station))
      .flatMap((one) => [
        ...DESK_FOLD.touches(one.entry),
        ...(one.entry.case === null ? [] : [one.entry.case]),
      ]);
  }

  #refold(cases: readonly CaseId[]): void {
    for (const of of cases)
      DESK_FOLD.refold(this.views, this.tables, of, (one) => this.#byCase.get(one) ?? []);
  }
}
