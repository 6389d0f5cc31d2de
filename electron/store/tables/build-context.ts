/**
 * What the builders of one new pack share: reading old pieces, appending new ones, keeping account of the
 * bytes that are still named, and stopping when nobody waits any more.
 */
import type { PieceKind, PiecePlace } from './pack-format';
import type { PackShelf } from './pack-shelf';
import type { PackWriter } from './pack-writer';

/** Unwinds a build that was cancelled; it never leaves `buildSnapshot`. */
export class BuildCancelled extends Error {}

export interface BuildHooks {
  /** Asked between pieces. */
  cancelled(): boolean;
  /** Pieces done so far. */
  done(pieces: number): void;
}

export class BuildContext {
  readonly #shelf: PackShelf;
  readonly #writer: PackWriter;
  readonly #merged: ReadonlySet<number>;
  readonly #hooks: BuildHooks;
  /** Change of live bytes by pack. */
  readonly #live = new Map<number, number>();
  #pieces = 0;

  constructor(shelf: PackShelf, writer: PackWriter, merged: ReadonlySet<number>, hooks: BuildHooks) {
    this.#shelf = shelf;
    this.#writer = writer;
    this.#merged = merged;
    this.#hooks = hooks;
  }

  read(kind: PieceKind, place: PiecePlace): Uint8Array {
    return this.#shelf.read(kind, place);
  }

  append(kind: PieceKind, plain: Uint8Array): PiecePlace {
    if (this.#hooks.cancelled()) throw new BuildCancelled();
    const place = this.#writer.append(kind, plain);
    this.#account(place, 1);
    this.#pieces += 1;
    this.#hooks.done(this.#pieces);
    return place;
  }

  /** The directory no longer names this piece. */
  release(place: PiecePlace): void {
    this.#account(place, -1);
  }

  /** Whether the pack of a piece is being emptied. */
  isMerged(place: PiecePlace): boolean {
    return this.#merged.has(place[0]);
  }

  /** The piece as it is, in the new pack if its present one is being emptied. */
  keep(kind: PieceKind, place: PiecePlace): PiecePlace {
    if (!this.isMerged(place)) return place;
    this.release(place);
    return this.append(kind, this.read(kind, place));
  }

  /** How the live bytes of a pack changed. */
  liveChange(pack: number): number {
    return this.#live.get(pack) ?? 0;
  }

  #account([pack, , length]: PiecePlace, sign: 1 | -1): void {
    this.#live.set(pack, this.liveChange(pack) + sign * length);
  }
}
