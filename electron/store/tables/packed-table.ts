/** One table as the packs have it: its documents by key and its sections. Nothing newer is known here. */
import type { Row } from '#shared/journal/fold';
import { ByteCache, type Handle } from './byte-cache';
import type { SectionRef, TableDirectory } from './directory';
import { keyHash } from './key-hash';
import type { OpenedPieces, StoredDocument } from './opened-pieces';
import { type PiecePlace, TABLES_FOLDER } from './pack-format';
import { compareRows, type RowLayout } from './row-layout';
import type { OpenedSection } from './row-source';
import { TablesDamaged } from './tables-damaged';
import type { RowPlace } from './tables-types';

/** Text bytes of parsed documents that are kept. */
const KEPT_BYTES = 4 << 20;

export class PackedTable {
  readonly layout: RowLayout;
  readonly #pieces: OpenedPieces;
  readonly #hashBits: number;
  readonly #kept = new ByteCache<string, StoredDocument>(KEPT_BYTES);
  #directory: TableDirectory;

  constructor(pieces: OpenedPieces, hashBits: number, directory: TableDirectory) {
    this.layout = directory.layout;
    this.#pieces = pieces;
    this.#hashBits = hashBits;
    this.#directory = directory;
  }

  get sections(): readonly SectionRef[] {
    return this.#directory.sections;
  }

  /** Reads by another directory from now on. */
  switchTo(directory: TableDirectory): void {
    this.#directory = directory;
    this.#kept.clear();
  }

  /** The document under a key. @throws TablesDamaged */
  get(key: string): StoredDocument | undefined {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    for (const place of this.#places(key)) {
      const stored = this.#pieces.document(place, this.#directory.dictionary);
      if (stored.key !== key) continue;
      this.#kept.set(key, stored, stored.bytes);
      return stored;
    }
    return undefined;
  }

  /** Where the document under a key lies that is known to be there. */
  placeOf(key: string): PiecePlace {
    const places = this.#places(key);
    const [first] = places;
    if (places.length === 1 && first) return first;
    const found = places.find(
      (place) => this.#pieces.document(place, this.#directory.dictionary).key === key,
    );
    if (!found) throw new TablesDamaged(TABLES_FOLDER, 0);
    return found;
  }

  hashOf(key: string): number {
    return keyHash(key, this.#hashBits);
  }

  open(ref: SectionRef, handle: Handle<OpenedSection> | null = null): OpenedSection {
    return this.#pieces.section(this.layout, ref, handle);
  }

  /** The row that stands at a place. @throws TablesDamaged when none does */
  rowAt([cluster, order]: RowPlace, key: string): Row {
    const row = { order, key };
    const ref = this.sections.findLast((one) => one.cluster === cluster && compareRows(one, row) <= 0);
    if (ref) {
      const { section } = this.open(ref);
      const i = section.find(order, key);
      if (i >= 0) return section.row(i);
    }
    throw new TablesDamaged(TABLES_FOLDER, 0);
  }

  #places(key: string): readonly PiecePlace[] {
    const hash = this.hashOf(key);
    const refs = this.#directory.partitions;
    let low = 0;
    let high = refs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((refs[middle]?.hash ?? 0) <= hash) low = middle;
      else high = middle - 1;
    }
    const ref = refs[low];
    return ref ? this.#pieces.partition(ref).find(hash) : [];
  }
}
