/**
 * Turns for others while very much is folded, and packs by the way: what has changed leaves memory, so that it stays
 * bounded, lists have little to look through that is not packed, and the index is soon made at the end. Only that index
 * makes the packs count. One that cannot be made is no reason to stop: what it would have held stays in memory.
 */
import type { TableMap } from '#shared/journal/fold';
import type { Tables } from '../tables/tables';
import { type Pace, Turns } from '../turns';
import { packAside } from './write-pack';

/** Load after which a pack is made, and after which it is tried again when none could be. */
const PACK_EVERY = 4096;

interface Packing<T extends TableMap> {
  /** Folder of the store. */
  readonly dir: string;
  readonly tables: Tables<T>;
  /** Whether packs may be made at present. */
  readonly mayPack: () => boolean;
  readonly onTurn?: () => void;
}

export class PackingTurns<T extends TableMap> implements Pace {
  readonly #turns = new Turns();
  readonly #packing: Packing<T>;
  #packAt = PACK_EVERY;

  constructor(packing: Packing<T>) {
    this.#packing = packing;
  }

  /** Whether others have waited long enough. */
  get due(): boolean {
    return this.#turns.due;
  }

  /** Lets everything else have its turn. While a pack is made nothing is folded: the machine is slow as it is, and the
   * window is to be answered. */
  async next(): Promise<void> {
    const { dir, tables, mayPack, onTurn } = this.#packing;
    onTurn?.();
    if (tables.load >= this.#packAt)
      this.#packAt = (await packAside(dir, tables, mayPack)) ? PACK_EVERY : tables.load + PACK_EVERY;
    await this.#turns.next();
  }
}
