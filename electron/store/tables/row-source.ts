/**
 * Where the rows of a query come from: sections of the packs, opened only when a row of them is needed and
 * without the rows that the overlay replaces, and sections of the overlay.
 */
import { Handle } from './byte-cache';
import type { SectionRef } from './directory';
import type { OverlayRow, RowOverlay } from './row-overlay';
import type { Section } from './section';

/** A section with the rows that do not count. */
export interface LiveSection {
  readonly section: Section;
  /** One byte per row, 1 for a row that does not count; null when all count. */
  readonly mask: Uint8Array | null;
}

/** Rows in ascending order whose first is known before they are opened. */
export interface RowSource {
  readonly cluster: string;
  /** Order text and key before which no row of the source stands. */
  readonly first: { readonly order: string; readonly key: string };
  /** The section with rows that do not count as well: for a look whether anything is in it at all. */
  section(): Section;
  open(): LiveSection;
}

/** A section of the packs that is kept open, with its mask as far as it was made. */
export class OpenedSection {
  readonly section: Section;
  #mask: Uint8Array | null = null;
  #generation = -1;
  #applied = 0;

  constructor(section: Section) {
    this.section = section;
  }

  /** The section as the overlay leaves it. Masks are searched for once each, when the section is used. */
  live(overlay: RowOverlay): LiveSection {
    if (overlay.generation !== this.#generation) {
      this.#generation = overlay.generation;
      this.#mask = null;
      this.#applied = 0;
    }
    const { section } = this;
    const masks = overlay.masksOf(section.cluster);
    for (; this.#applied < masks.length; this.#applied++) {
      const masked = masks[this.#applied];
      const i = masked ? section.find(masked.order, masked.key) : -1;
      if (i < 0) continue;
      this.#mask ??= new Uint8Array(section.n);
      this.#mask[i] = 1;
    }
    return { section, mask: this.#mask };
  }
}

/** Opens a section of the packs. */
export type OpenRef = (ref: SectionRef, handle: Handle<OpenedSection>) => OpenedSection;

/** A section of the packs, opened when its rows are needed. */
class PackedSource implements RowSource {
  readonly cluster: string;
  readonly first: SectionRef;
  readonly #overlay: RowOverlay;
  readonly #open: OpenRef;
  readonly #handle = new Handle<OpenedSection>();

  constructor(ref: SectionRef, overlay: RowOverlay, open: OpenRef) {
    this.cluster = ref.cluster;
    this.first = ref;
    this.#overlay = overlay;
    this.#open = open;
  }

  section(): Section {
    return (this.#handle.get() ?? this.#open(this.first, this.#handle)).section;
  }

  open(): LiveSection {
    return (this.#handle.get() ?? this.#open(this.first, this.#handle)).live(this.#overlay);
  }
}

/** The sections of the packs as sources. To be made once for a directory: a search asks all of them. */
export const packedSources = (
  refs: readonly SectionRef[],
  overlay: RowOverlay,
  open: OpenRef,
): readonly RowSource[] => refs.map((ref) => new PackedSource(ref, overlay, open));

/** The rows of the wanted groups. */
export interface RowSources {
  /** Those of the packs. */
  readonly packed: readonly RowSource[];
  /** Those of the overlay as sections: all their columns are asked for. */
  added(): readonly RowSource[];
  /** Those of the overlay, group by group in their order. */
  addedRows(): readonly (readonly OverlayRow[])[];
}

/** `packed`: the sources of the packs that are wanted. */
export function rowSources(
  packed: readonly RowSource[],
  overlay: RowOverlay,
  counts: (cluster: string) => boolean,
): RowSources {
  const sourceOf = (live: LiveSection): RowSource => ({
    cluster: live.section.cluster,
    first: { order: live.section.order(0), key: live.section.key(0) },
    section: () => live.section,
    open: () => live,
  });
  return {
    packed,
    added: () => overlay.sections(counts).map(sourceOf),
    addedRows: () => overlay.rows(counts),
  };
}
