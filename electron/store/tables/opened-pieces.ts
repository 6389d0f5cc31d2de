/**
 * Pieces of the packs as the main thread uses them: opened once, kept while they are used, forgotten least
 * recently used first.
 */
import { ByteCache, type Handle } from './byte-cache';
import type { DictionaryRef, PartitionRef, SectionRef } from './directory';
import { parseDocument, unpackDocument } from './document-codec';
import { type PiecePlace, packPlace } from './pack-format';
import type { PackShelf } from './pack-shelf';
import { Partition } from './partition';
import type { RowLayout } from './row-layout';
import { OpenedSection } from './row-source';
import { Section } from './section';
import { TablesDamaged } from './tables-damaged';

/** Bytes of opened sections and partitions that are kept. */
const KEPT_BYTES = 32 << 20;

/** Pack and offset as one safe integer. */
const nameOf = ([pack, offset]: PiecePlace): number => pack * 2 ** 32 + offset;

export class OpenedPieces {
  readonly #shelf: PackShelf;
  readonly #sections = new ByteCache<number, OpenedSection>(KEPT_BYTES);
  readonly #partitions = new ByteCache<number, Partition>(KEPT_BYTES / 2);
  readonly #dictionaries = new Map<number, Uint8Array>();

  constructor(shelf: PackShelf) {
    this.#shelf = shelf;
  }

  /** `handle`: finds the section again without looking up its name. */
  section(
    layout: RowLayout,
    { cluster, place }: SectionRef,
    handle: Handle<OpenedSection> | null,
  ): OpenedSection {
    const held = handle?.get() ?? null;
    if (held !== null) return held;
    const name = nameOf(place);
    let opened = this.#sections.get(name);
    if (!opened) {
      opened = new OpenedSection(new Section(cluster, layout, this.#shelf.read('section', place)));
      this.#sections.set(name, opened, place[2]);
    }
    if (handle !== null) this.#sections.hand(name, handle);
    return opened;
  }

  partition({ place }: PartitionRef): Partition {
    const name = nameOf(place);
    let opened = this.#partitions.get(name);
    if (!opened) {
      opened = new Partition(this.#shelf.read('partition', place));
      this.#partitions.set(name, opened, place[2]);
    }
    return opened;
  }

  /** A document with its key and the bytes of its text. */
  document(place: PiecePlace, dictionary: DictionaryRef | null): StoredDocument {
    const packed = this.#shelf.read('document', place);
    const text = unpackDocument(packed, () => (dictionary ? this.#dictionary(dictionary.place) : null));
    if (text === null) throw new TablesDamaged(packPlace(place[0]), place[1]);
    const [key, doc] = parseDocument(text);
    return { key, doc, bytes: text.length };
  }

  /** Forgets everything: other pieces may come to lie under the same name. */
  clear(): void {
    this.#sections.clear();
    this.#partitions.clear();
    this.#dictionaries.clear();
  }

  #dictionary(place: PiecePlace): Uint8Array {
    const name = nameOf(place);
    let opened = this.#dictionaries.get(name);
    if (!opened) {
      opened = this.#shelf.read('dictionary', place);
      this.#dictionaries.set(name, opened);
    }
    return opened;
  }
}

export interface StoredDocument {
  readonly key: string;
  readonly doc: unknown;
  readonly bytes: number;
}
