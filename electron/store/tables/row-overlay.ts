/**
 * The rows of one table that differ from the packs: those that stand somewhere now, as sections in memory,
 * and those of the packs that no longer count. A row whose columns are not known yet is asked for only when
 * a query opens its group.
 */
import { OverlayGroup } from './overlay-group';
import type { IndexRow, RowLayout } from './row-layout';
import type { LiveSection } from './row-source';
import type { RowPlace } from './tables-types';

/** A row of the packs that no longer counts. */
export interface MaskedRow {
  readonly order: string;
  readonly key: string;
}

/** A row of the overlay, with its place among the others; its columns may not be known yet. */
export interface OverlayRow {
  readonly order: string;
  readonly key: string;
  readonly row: () => IndexRow;
}

const NOTHING: readonly never[] = [];

export class RowOverlay {
  readonly #layout: RowLayout;
  readonly #groups = new Map<string, OverlayGroup>();
  /** The group each row of the overlay stands in. */
  readonly #groupOf = new Map<string, string>();
  readonly #masks = new Map<string, MaskedRow[]>();
  readonly #masked = new Set<string>();
  #generation = 0;

  constructor(layout: RowLayout) {
    this.#layout = layout;
  }

  /** Changes when rows of the packs count again; within a generation `masksOf` only grows. */
  get generation(): number {
    return this.#generation;
  }

  /** Sets where a row stands now, and, at its first change, where the packs have it. */
  set(key: string, base: RowPlace | null, now: RowPlace | null, row: () => IndexRow): void {
    if (base && !this.#masked.has(key)) {
      this.#masked.add(key);
      const masks = this.#masks.get(base[0]);
      const mask = { order: base[1], key };
      if (masks) masks.push(mask);
      else this.#masks.set(base[0], [mask]);
    }
    this.#remove(key);
    if (!now) return;
    let group = this.#groups.get(now[0]);
    if (!group) {
      group = new OverlayGroup(now[0], this.#layout);
      this.#groups.set(now[0], group);
    }
    group.add({ order: now[1], key, row });
    this.#groupOf.set(key, now[0]);
  }

  clear(): void {
    this.#groups.clear();
    this.#groupOf.clear();
    this.#masks.clear();
    this.#masked.clear();
    this.#generation += 1;
  }

  /** Rows of the packs in a group that do not count. */
  masksOf(cluster: string): readonly MaskedRow[] {
    return this.#masks.get(cluster) ?? NOTHING;
  }

  /** Number of rows that the overlay adds to the counted groups, less those it masks. */
  countChange(counts: (cluster: string) => boolean): number {
    let change = 0;
    for (const [cluster, group] of this.#groups) if (counts(cluster)) change += group.size;
    for (const [cluster, masks] of this.#masks) if (counts(cluster)) change -= masks.length;
    return change;
  }

  /** The overlay's rows of each wanted group in their order: none of their columns is asked for. */
  rows(counts: (cluster: string) => boolean): readonly (readonly OverlayRow[])[] {
    const found: (readonly OverlayRow[])[] = [];
    for (const [cluster, group] of this.#groups) if (counts(cluster)) found.push(group.sorted());
    return found;
  }

  /** The overlay's rows of the wanted groups as sections. */
  sections(counts: (cluster: string) => boolean): readonly LiveSection[] {
    const found: LiveSection[] = [];
    for (const [cluster, group] of this.#groups) if (counts(cluster)) found.push(...group.sections());
    return found;
  }

  #remove(key: string): void {
    const cluster = this.#groupOf.get(key);
    if (cluster === undefined) return;
    this.#groupOf.delete(key);
    const group = this.#groups.get(cluster);
    if (!group) return;
    group.remove(key);
    if (group.size === 0) this.#groups.delete(cluster);
  }
}
