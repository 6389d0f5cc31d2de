/**
 * One table as its users see it: the packs, over them the documents changed since the last snapshot, and over
 * these the rows of records that are not folded yet.
 */
import type { Row, TableSpec } from '#shared/journal/fold';
import { amended, type ChangedDoc, type Former, type PlacedRow } from './changed-doc';
import type { PackedTable } from './packed-table';
import { checkRow, type IndexRow } from './row-layout';
import { RowOverlay } from './row-overlay';
import { countMatches, isFiltered, runQuery } from './row-query';
import { packedSources, type RowSource, type RowSources, rowSources } from './row-source';
import type { FoundRows, RowDelta, RowFilter, RowPlace, RowQuery } from './tables-types';

const NO_ROW: PlacedRow = { row: null, place: null };

/** The row that was made of a document. */
interface MadeRow {
  readonly doc: unknown;
  readonly placed: PlacedRow;
}

/** A row that a record announced before its document is folded. */
interface Announced {
  /** Where the packs have the row. */
  readonly was: RowPlace | null;
  readonly now: RowPlace | null;
  readonly set: Row;
  /** Whether `set` is the whole row. */
  readonly whole: boolean;
}

const EVERY = (): boolean => true;

/** A document that changed again while what was before it was put into the packs. */
const inPacksNow = ({ doc, row, place }: ChangedDoc, saved: ChangedDoc): ChangedDoc => ({
  doc,
  row,
  place,
  inPacks: true,
  was: saved.place,
});

export class Table {
  readonly #spec: TableSpec<unknown>;
  readonly #packed: PackedTable;
  readonly #overlay: RowOverlay;
  readonly #docs = new Map<string, ChangedDoc>();
  readonly #announced = new Map<string, Announced>();
  /** The sections of the packs, made for the directory in which they are named. */
  #ofPacks: { readonly refs: unknown; readonly sources: readonly RowSource[] } | null = null;
  /** The last two documents whose rows were made, the newer first. */
  #latest: readonly MadeRow[] = [];

  constructor(spec: TableSpec<unknown>, packed: PackedTable) {
    this.#spec = spec;
    this.#packed = packed;
    this.#overlay = new RowOverlay(packed.layout);
  }

  /** Whether its documents have rows. */
  get isListed(): boolean {
    return Object.keys(this.#spec.columns).length > 0;
  }

  get packed(): PackedTable {
    return this.#packed;
  }

  /** Documents changed since the last snapshot. */
  get changed(): ReadonlyMap<string, ChangedDoc> {
    return this.#docs;
  }

  get hasAnnounced(): boolean {
    return this.#announced.size > 0;
  }

  /** @throws Error for a key whose newest record is not folded yet: its document is not known */
  get(key: string): unknown {
    if (this.#announced.has(key)) throw new Error('the document is not folded yet');
    const changed = this.#docs.get(key);
    return changed ? changed.doc : this.#packed.get(key)?.doc;
  }

  /** @throws Error for a key whose newest record is not folded yet: announced rows are dropped first */
  put(key: string, doc: unknown): void {
    if (this.#announced.has(key)) throw new Error('the document is not folded yet');
    const { row, place } = this.#rowOf(doc);
    const before = this.#docs.get(key);
    const stored = before ? undefined : this.#packed.get(key);
    const changed: ChangedDoc = {
      doc,
      row,
      place,
      inPacks: before ? before.inPacks : stored !== undefined,
      was: before ? before.was : stored ? this.#rowOf(stored.doc).place : null,
    };
    this.#docs.set(key, changed);
    this.#show(key, changed);
  }

  /** Changes a document without a row, or makes it, once somebody looks at it or it is written: until then nothing is
   * read. `make` is given the document before, `undefined` for none. */
  amend(key: string, make: (former: unknown) => unknown): void {
    const before = this.#docs.get(key);
    const former = (): Former => {
      if (before) return before;
      const stored = this.#packed.get(key);
      return { doc: stored?.doc, inPacks: stored !== undefined };
    };
    this.#docs.set(key, amended(before, former, make));
  }

  rowChange(key: string, doc: unknown): RowDelta | null {
    const before = this.#presentRow(key);
    const after = this.#rowOf(doc);
    if (!before.row || !before.place || !after.row || !after.place) {
      if (before.place === after.place) return null;
      return { was: before.place, now: after.place, set: after.row ?? {} };
    }
    const former = before.row;
    const changed = Object.entries(after.row).filter(([column, value]) => former[column] !== value);
    if (changed.length === 0) return null;
    const moved = before.place[0] !== after.place[0] || before.place[1] !== after.place[1];
    const set = Object.fromEntries(changed);
    return moved ? { was: before.place, now: after.place, set } : { was: before.place, set };
  }

  announce(key: string, delta: RowDelta): void {
    const before = this.#announced.get(key);
    const changed = this.#docs.get(key);
    const whole = delta.was === null || (before?.whole ?? false);
    const announced: Announced = {
      was: before ? before.was : changed ? changed.was : delta.was,
      now: delta.now === undefined ? delta.was : delta.now,
      set: delta.was === null ? delta.set : { ...before?.set, ...delta.set },
      whole,
    };
    this.#announced.set(key, announced);
    this.#overlay.set(key, announced.was, announced.now, () => this.#announcedRow(key, announced));
  }

  dropAnnounced(): void {
    if (this.#announced.size === 0) return;
    this.#announced.clear();
    this.#showAll();
  }

  /** Takes it that the packs now hold these documents. */
  committed(captured: ReadonlyMap<string, ChangedDoc>): void {
    for (const [key, saved] of captured) {
      const present = this.#docs.get(key);
      if (present === saved) this.#docs.delete(key);
      else if (present) this.#docs.set(key, inPacksNow(present, saved));
    }
    this.#showAll();
  }

  query(query: RowQuery): FoundRows {
    const counts = query.clusters ?? EVERY;
    return runQuery(this.#sources(counts), query, () => this.#countAll(counts));
  }

  count(filter: RowFilter): number {
    const counts = filter.clusters ?? EVERY;
    return isFiltered(filter) ? countMatches(this.#sources(counts), filter) : this.#countAll(counts);
  }

  /** Keys of the rows in groups with this prefix, ascending: the order depends on nothing but them. */
  keys(clusterPrefix: string): readonly string[] {
    const keys: string[] = [];
    const { packed, addedRows } = this.#sources((cluster) => cluster.startsWith(clusterPrefix));
    for (const source of packed) {
      const { section, mask } = source.open();
      for (let i = 0; i < section.n; i++) if (mask?.[i] !== 1) keys.push(section.key(i));
    }
    for (const rows of addedRows()) for (const { key } of rows) keys.push(key);
    return keys.sort();
  }

  #sources(counts: (cluster: string) => boolean): RowSources {
    const all = this.#packedSources();
    const packed = counts === EVERY ? all : all.filter(({ cluster }) => counts(cluster));
    return rowSources(packed, this.#overlay, counts);
  }

  #packedSources(): readonly RowSource[] {
    const refs = this.#packed.sections;
    if (this.#ofPacks?.refs !== refs) {
      const sources = packedSources(refs, this.#overlay, (ref, handle) => this.#packed.open(ref, handle));
      this.#ofPacks = { refs, sources };
    }
    return this.#ofPacks.sources;
  }

  #countAll(counts: (cluster: string) => boolean): number {
    const packed = this.#packed.sections.reduce((sum, ref) => (counts(ref.cluster) ? sum + ref.n : sum), 0);
    return packed + this.#overlay.countChange(counts);
  }

  #presentRow(key: string): PlacedRow {
    const changed = this.#docs.get(key);
    if (changed) return changed;
    const present = this.get(key);
    return present === undefined ? NO_ROW : this.#rowOf(present);
  }

  /** The row of a document. The last two are remembered: a save asks for those of the document before and after it
   * when it writes and when it is done. */
  #rowOf(doc: unknown): PlacedRow {
    for (const made of this.#latest) if (made.doc === doc) return made.placed;
    const row = this.#spec.row(doc);
    if (row !== null) checkRow(this.#packed.layout, row);
    const placed =
      row === null ? NO_ROW : { row, place: [this.#spec.cluster(row), this.#spec.order(row)] as const };
    const [newer] = this.#latest;
    this.#latest = newer ? [{ doc, placed }, newer] : [{ doc, placed }];
    return placed;
  }

  #announcedRow(key: string, { was, now, set, whole }: Announced): IndexRow {
    const below = this.#docs.get(key)?.row;
    const former = whole ? {} : (below ?? (was ? this.#packed.rowAt(was, key) : {}));
    const row = { ...former, ...set };
    checkRow(this.#packed.layout, row);
    return { key, order: now?.[1] ?? '', row };
  }

  #show(key: string, { row, place, was }: ChangedDoc): void {
    this.#overlay.set(key, was, place, () => ({ key, order: place?.[1] ?? '', row: row ?? {} }));
  }

  #showAll(): void {
    this.#overlay.clear();
    for (const [key, changed] of this.#docs) this.#show(key, changed);
  }
}
