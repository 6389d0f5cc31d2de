/**
 * What the entries add up to: the desk state, the tables, the stations' tips, the open seal. At opening, the
 * journal's tail is first seen by its summaries alone, so that lists are there at once; the first look at
 * anything else folds the entries themselves. An entry that does not go on from what is known of its case makes the
 * case be folded anew from all its entries, once everything that came with it is there. It never writes files.
 */
import type { StationId } from '#shared/domain/ids';
import type { SeenHead, StoredEntry } from '#shared/journal/entry';
import type { Fold, Origin, TableMap, TableName } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';
import { announcedIn, BatchWalk, inBatch } from '../journal/batch-record';
import type { JournalRecord, RecordPlace } from '../journal/journal';
import type { Tables } from '../tables/tables';
import type { RowDelta } from '../tables/tables-types';
import type { Pace } from '../turns';
import { type Chain, type EntryRead, openEntry } from './entry-text';
import { Resettling } from './resettling';
import { NO_SEALS, readSeal, type Sealing, sealHash } from './sealing';
import { type Indexed, StationIndex } from './station-index';
import { afterEntry, NO_STATIONS, type StationTips, tipOf } from './stations';
import { noteEntry, placesOf, StagedDocuments, type StoreTables } from './store-tables';
import { readStub } from './stub-text';

/** Row changes of one entry. */
type RowChanges = readonly (readonly [table: string, key: string, delta: RowDelta])[];
/** What a record's summary holds: the fold that speaks, and the changes; null when they were too many. */
type Summary = readonly [foldVersion: number, changes: RowChanges | null];

/** A record's summary holds no more bytes. */
const SUMMARY_LIMIT_BYTES = 60_000;
const NO_CHANGES: Uint8Array = new Uint8Array(0);

/** Everything but the tables. Plain JSON but for `views`, whose form the fold knows. */
export interface Standing<D> {
  readonly views: D;
  readonly stations: StationTips;
  readonly sealing: Sealing;
  /** Entries folded: records without seals and dictionaries. */
  readonly entries: number;
  /** Entries there were when the journal's dictionary was made; null without one. */
  readonly dictionaryAt: number | null;
}

/** An entry judged by the fold but not yet on disk. */
export interface Staged<T extends TableMap> {
  readonly summary: Uint8Array;
  readonly documents: StagedDocuments<T>;
}

export class FoldKeeper<D, T extends TableMap> {
  readonly #tables: StoreTables<T>;
  readonly #fold: Fold<D, T>;
  readonly #chain: Chain;
  readonly #own: StationId;
  #standing: Standing<D>;
  /** The leaves of the standing, which grow in place. */
  #leaves: Sealing['leaves'][number][] = [];
  #tail: readonly JournalRecord[] = [];
  #releaseTail: () => void = () => undefined;
  /** What ended a folding half-way: from then on there is no state to show. */
  #broken: { readonly error: unknown } | null = null;
  readonly #index: StationIndex;
  readonly #resettling: Resettling<D, T>;
  readonly #walk = new BatchWalk();

  /** `read`: the entry at a place of the journal. */
  constructor(
    fold: Fold<D, T>,
    chain: Chain,
    own: StationId,
    tables: StoreTables<T>,
    standing: Standing<D> | null,
    read: (place: RecordPlace) => StoredEntry,
  ) {
    this.#fold = fold;
    this.#chain = chain;
    this.#own = own;
    this.#tables = tables;
    const kept = (standing && asOwn(standing, own)) ?? {
      views: fold.create(),
      stations: NO_STATIONS,
      sealing: NO_SEALS,
      entries: 0,
      dictionaryAt: null,
    };
    const { sealing } = kept;
    this.#standing = { ...kept, sealing: { ...sealing, leaves: this.#openLeaves(sealing.leaves) } };
    this.#index = new StationIndex(tables.own);
    this.#resettling = new Resettling(fold, tables, this.#index, read);
  }

  /** Documents and rows; a document may be asked for only when everything is folded. */
  get tables(): Tables<T> {
    return this.#tables.documents;
  }

  /** Entries folded so far. */
  get folded(): number {
    return this.#standing.entries;
  }

  /** State after every entry. */
  get standing(): Standing<D> {
    this.complete();
    return this.#standing;
  }

  /** Shows the rows of a tail whose entries are not folded yet; false when they have to be folded to be seen.
   * `release`: called when the tail is needed no more. */
  preview(tail: readonly JournalRecord[], release: () => void): boolean {
    this.#tail = tail;
    this.#releaseTail = release;
    for (const { kind, summary } of tail) {
      // What came from elsewhere has no row changes.
      if (kind === 'batch') return false;
      if (kind !== 'entry' || summary.length === 0) continue;
      const [version, changes] = JSON.parse(Buffer.from(summary).toString('utf8')) as Summary;
      // Another fold's rows may be of other tables.
      if (changes === null || version !== this.#fold.version) return false;
      for (const [table, key, delta] of changes) this.tables.putRow(table as TableName<T>, key, delta);
    }
    return true;
  }

  /** Folds what has only been previewed. @throws what a folding before threw: half a state is none. */
  complete(): void {
    this.demandWhole();
    if (this.#tail.length === 0) return;
    for (const _ of this.#takeTail());
    this.settle();
  }

  /** The same, letting others have their turn. */
  async completeInTurns(turns: Pace): Promise<void> {
    for (const _ of this.#takeTail()) if (turns.due) await turns.next();
    await this.settleInTurns(turns);
  }

  *#takeTail(): Generator<void, void, void> {
    const tail = this.#tail;
    this.#tail = [];
    this.tables.dropRows();
    for (const record of tail) {
      this.#whole(() => this.take(record));
      yield;
    }
    this.#releaseTail();
  }

  /** Folds anew what does not follow, after the entries that were folded and noted. */
  settle(): void {
    if (!this.#resettling.isDue) return;
    this.#whole(() => {
      for (const _ of this.#resettling.run(this.#standing));
    });
  }

  /** The same, letting others have their turn. `isClosed`: somebody closed the store in one; nothing more is folded. */
  async settleInTurns(turns: Pace, isClosed: () => boolean = () => false): Promise<void> {
    if (!this.#resettling.isDue) return;
    try {
      for (const _ of this.#resettling.run(this.#standing)) {
        if (turns.due) await turns.next();
        if (isClosed()) return;
      }
    } catch (error) {
      this.#broken = { error };
      throw error;
    }
  }

  /** To be asked before rows are read. @throws what ended a folding half-way. */
  demandWhole(): void {
    if (this.#broken !== null) throw this.#broken.error;
  }

  /** Whether a folding has ended half-way. */
  get isBroken(): boolean {
    return this.#broken !== null;
  }

  /** Folds one record of the journal. */
  take(record: JournalRecord): void {
    const origin = inBatch(record.kind) && this.#walk.next() === 'brought' ? 'elsewhere' : 'here';
    if (record.kind === 'entry') this.fold(openEntry(record.content(), this.#chain), record.place, origin);
    else if (record.kind === 'batch') this.#openBatch(record.content());
    else if (record.kind === 'seal') this.sealed(record.content());
    else if (record.kind === 'dictionary') this.dictionaryMade();
    else if (record.kind === 'stub') this.stub(record.content(), record.place);
  }

  #openBatch(content: Uint8Array): void {
    const announced = announcedIn(content);
    if (announced === null) throw new Error('a record of the journal announces no batch');
    this.#walk.open(announced);
  }

  /** Folds one entry that lies at `place`. `settle` is to be called after the last of several. */
  fold(read: EntryRead, place: RecordPlace, origin: Origin): void {
    const { entry, id } = read;
    const { views } = this.#standing;
    this.#whole(() => {
      if (this.#resettling.takes(views, this.tables, entry))
        this.#fold.applyToDocuments(views, this.tables, entry, id, origin);
      else this.#resettling.wasRead(read, place);
      if (origin === 'elsewhere') this.#resettling.came(entry);
      this.#applyToDesk(read, origin);
    });
    this.notePlace(read, place);
  }

  /** Takes over a stub that lies at `place`. */
  stub(content: Uint8Array, place: RecordPlace): void {
    const stub = readStub(content);
    if (stub === null) throw new Error('a record of the journal holds no stub');
    const { stations } = this.#standing;
    this.#whole(() => {
      this.#standing = { ...this.#standing, stations: afterEntry(stations, this.#own, stub, stub.id) };
      this.#index.note({ ...stub, place, isStub: true });
    });
  }

  /** What an entry would do, for writing it: nothing is changed yet. */
  stage({ entry, id }: EntryRead): Staged<T> {
    this.complete();
    const documents = new StagedDocuments<T>(this.tables, this.#fold.tables);
    this.#index.ready(entry.station, entry.seq);
    const { views } = this.#standing;
    if (entry.case === null || this.#fold.goesOn(views, documents, entry))
      this.#fold.applyToDocuments(views, documents, entry, id, 'here');
    else this.#resettling.stage(views, documents, entry.case, { entry, id });
    const changes: RowChanges[number][] = [];
    for (const [table, key, doc] of documents.puts()) {
      const delta = this.tables.rowChange(table, key, doc);
      if (delta !== null) changes.push([table, key, delta]);
    }
    return { summary: summaryOf(this.#fold.version, changes), documents };
  }

  /** Takes over what was staged. Where the entry lies on disk is told by `notePlace`; `settle` follows that. */
  commit(read: EntryRead, staged: Staged<T>): void {
    this.#whole(() => {
      for (const [table, key, doc] of staged.documents.puts()) this.tables.put(table, key, doc);
      this.#resettling.folded(read);
      this.#applyToDesk(read, 'here');
    });
  }

  /** Notes where an entry lies on disk, so that the history of its case and its station can be read. */
  notePlace({ entry, id }: EntryRead, place: RecordPlace): void {
    const { case: of, station, seq, lamport } = entry;
    this.#whole(() => {
      if (of !== null) noteEntry(this.#tables, of, place);
      this.#index.note({ station, seq, id, lamport, place, isStub: false });
      this.#resettling.placed(id);
    });
  }

  /** What the journal holds of a station at a place. */
  lookUp(station: StationId, seq: number): Indexed | null {
    this.complete();
    return this.#index.at(station, seq);
  }

  /** The last entry of every station, by ascending id. */
  get heads(): readonly SeenHead[] {
    return Object.entries(this.standing.stations.tips)
      .flatMap(([station, { seq, id }]): SeenHead[] =>
        id === null ? [] : [{ station: station as StationId, seq, hash: id }],
      )
      .sort((a, b) => (a.station < b.station ? -1 : 1));
  }

  /** What the journal holds of a station from one number to another, both included. */
  stationRange(station: StationId, from: number, to: number): Iterable<Indexed> {
    this.complete();
    return this.#index.range(station, from, to);
  }

  /** Places of the entries of some cases, in the order of the journal. */
  placesOf(cases: Iterable<string>): readonly RecordPlace[] {
    this.complete();
    return placesOf(this.#tables, cases);
  }

  /** Takes over a seal that is in the journal. */
  sealed(bytes: Uint8Array): void {
    const seal = readSeal(bytes);
    if (seal === null) throw new Error('a record of the journal holds no seal');
    // A former station of a restored store: its seals do not go on here.
    if (seal.station !== this.#own) return;
    this.#standing = {
      ...this.#standing,
      sealing: {
        number: seal.number,
        previous: sealHash(seal, this.#chain),
        at: seal.claimedAt,
        leaves: this.#openLeaves([]),
      },
    };
  }

  /** Notes that the journal has a new dictionary. */
  dictionaryMade(): void {
    this.#standing = { ...this.#standing, dictionaryAt: this.#standing.entries };
  }

  /** The state as a snapshot keeps it. */
  toJson(): Omit<Standing<D>, 'views'> & { readonly views: Json } {
    this.complete();
    this.#index.flush();
    const { views, sealing, ...rest } = this.standing;
    // A copy: a snapshot is written while entries go on coming.
    const still = { ...sealing, leaves: [...sealing.leaves] };
    return { ...rest, sealing: still, views: this.#fold.toJson(views) };
  }

  /** Begins the leaves since the last seal. */
  #openLeaves(leaves: Sealing['leaves']): Sealing['leaves'] {
    this.#leaves = [...leaves];
    return this.#leaves;
  }

  /** A step that must not stop half-way. */
  #whole(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#broken = { error };
      throw error;
    }
  }

  #applyToDesk(read: EntryRead, origin: Origin): void {
    const { views } = this.#standing;
    this.#fold.applyToDesk(views, read.entry, read.id, origin);
    this.#resettling.unsettle(this.#fold.unsettles(views, read.entry, origin));
    this.#advance(read);
  }

  #advance({ entry, id }: EntryRead): void {
    const { stations, entries } = this.#standing;
    // In place: a store of format 1 has no seals, and copying all leaves for each entry would never end.
    if (entry.station === this.#own)
      this.#leaves.push({ id, attachments: entry.attachments.map(({ hash }) => hash) });
    this.#standing = {
      ...this.#standing,
      stations: afterEntry(stations, this.#own, entry, id),
      entries: entries + 1,
    };
  }
}

/** A standing kept under a former station, before the first entry of the own: it has sealed nothing, and every
 * other station is news to it. */
function asOwn<D>(standing: Standing<D>, own: StationId): Standing<D> {
  const { stations } = standing;
  if (tipOf(stations, own).id !== null) return standing;
  const news = (Object.keys(stations.tips) as StationId[]).filter((station) => station !== own);
  return { ...standing, sealing: NO_SEALS, stations: { ...stations, news } };
}

function summaryOf(foldVersion: number, changes: RowChanges): Uint8Array {
  if (changes.length === 0) return NO_CHANGES;
  const textOf = (summary: Summary): Uint8Array => Buffer.from(JSON.stringify(summary), 'utf8');
  const summary = textOf([foldVersion, changes]);
  return summary.length <= SUMMARY_LIMIT_BYTES ? summary : textOf([foldVersion, null]);
}
