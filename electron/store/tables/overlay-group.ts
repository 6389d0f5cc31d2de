/**
 * The rows of one group that stand in memory. Their sections are made once and stay: a row that changes is masked where
 * it stood and goes into a section of what is new, so that a query between two changes never costs the whole group.
 */
import { compareRows, type RowLayout } from './row-layout';
import type { OverlayRow } from './row-overlay';
import type { LiveSection } from './row-source';
import { Section } from './section';
import { cutRows, encodeSection, SECTION_ROWS } from './section-encode';

/** A section with the rows of it that still stand. */
interface Part {
  readonly section: Section;
  /** Places of those rows by key. */
  readonly places: Map<string, number>;
  mask: Uint8Array | null;
}

export class OverlayGroup {
  readonly #cluster: string;
  readonly #layout: RowLayout;
  readonly #rows = new Map<string, OverlayRow>();
  #sorted: readonly OverlayRow[] | null = null;
  #parts: readonly Part[] = [];
  readonly #partOf = new Map<string, Part>();
  /** Keys of rows that stand in no section yet. */
  readonly #fresh = new Set<string>();

  constructor(cluster: string, layout: RowLayout) {
    this.#cluster = cluster;
    this.#layout = layout;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Puts a row that does not stand here. */
  add(row: OverlayRow): void {
    this.#rows.set(row.key, row);
    this.#fresh.add(row.key);
    this.#sorted = null;
  }

  remove(key: string): void {
    if (!this.#rows.delete(key)) return;
    this.#fresh.delete(key);
    this.#sorted = null;
    const part = this.#partOf.get(key);
    const place = part?.places.get(key);
    if (part === undefined || place === undefined) return;
    this.#partOf.delete(key);
    part.places.delete(key);
    part.mask ??= new Uint8Array(part.section.n);
    part.mask[place] = 1;
  }

  /** The rows in their order. */
  sorted(): readonly OverlayRow[] {
    this.#sorted ??= [...this.#rows.values()].sort(compareRows);
    return this.#sorted;
  }

  /** The rows as sections, in no order among each other. */
  sections(): readonly LiveSection[] {
    if (this.#fresh.size > 0) this.#gather();
    return this.#parts;
  }

  /** Puts what is new into sections, with the rows of those that are hardly larger or mostly gone: there are never many,
   * and no row is put again and again. */
  #gather(): void {
    const kept: Part[] = [];
    const keys = [...this.#fresh];
    for (const part of [...this.#parts].sort((a, b) => a.places.size - b.places.size)) {
      const isSmall = part.places.size <= 2 * keys.length && part.places.size + keys.length <= SECTION_ROWS;
      if (isSmall || 2 * part.places.size < part.section.n) keys.push(...part.places.keys());
      else kept.push(part);
    }
    this.#fresh.clear();
    const rows = keys.flatMap((key) => this.#rows.get(key) ?? []).sort(compareRows);
    for (const some of cutRows(rows, SECTION_ROWS)) kept.push(this.#part(some));
    this.#parts = kept;
  }

  #part(rows: readonly OverlayRow[]): Part {
    const bytes = encodeSection(
      this.#layout,
      rows.map(({ row }) => row()),
    );
    const section = new Section(this.#cluster, this.#layout, bytes);
    const places = new Map(rows.map(({ key }, place) => [key, place]));
    const part: Part = { section, places, mask: null };
    for (const { key } of rows) this.#partOf.set(key, part);
    return part;
  }
}
