/**
 * Turns for others while very much is folded, and packs by the way: what has changed leaves memory, so that it stays
 * bounded, lists have little to look through that is not packed, and the index is soon made at the end. Only that index
 * makes the packs count. One that cannot be made is no reason to stop: what it would have held stays in memory.
 */
import { type Pace, Turns } from '../turns';

/** Load after which a pack is made, and after which it is tried again when none could be. */
const PACK_EVERY = 4096;

export interface PackingHooks {
  /** How much memory that takes which no pack holds, in documents of cases. */
  readonly load: () => number;
  /** Makes a pack; whether it is there now. */
  readonly pack: () => Promise<boolean>;
  readonly onTurn?: () => void;
}

export class PackingTurns implements Pace {
  readonly #turns = new Turns();
  readonly #hooks: PackingHooks;
  #packAt = PACK_EVERY;

  constructor(hooks: PackingHooks) {
    this.#hooks = hooks;
  }

  /** Whether others have waited long enough. */
  get due(): boolean {
    return this.#turns.due;
  }

  /** Lets everything else have its turn. While a pack is made nothing is folded: the machine is slow as it is, and the
   * window is to be answered. */
  async next(): Promise<void> {
    const { load, pack, onTurn } = this.#hooks;
    onTurn?.();
    if (load() >= this.#packAt) this.#packAt = (await pack()) ? PACK_EVERY : load() + PACK_EVERY;
    await this.#turns.next();
  }
}
