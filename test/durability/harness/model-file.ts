/**
 * A file of the model disk: what is surely on the disk, and what was written since. What was written may be
 * there or not after a power cut, sector by sector; the size is kept apart from the bytes, as on real disks.
 */
import type { Chance } from './random';

const SECTOR = 512;

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer; sure: boolean }
  | { readonly kind: 'size'; readonly size: number; sure: boolean };

/** How much of the unflushed bytes is there. */
const WAYS = ['none', 'all', 'first', 'writes', 'sectors', 'sectors'] as const;

export class ModelFile {
  readonly kind = 'file';
  /** Grows with every flush that changed something. */
  version = 0;
  #sure = Buffer.alloc(0);
  #sureSize = 0;
  #changes: Change[] = [];
  /** Size as the running program sees it. */
  size = 0;

  /** `id`: tells the files of one disk apart. */
  constructor(readonly id: number) {}

  /** Whether a power cut can leave more than one content. */
  get unsure(): boolean {
    return this.#changes.length > 0;
  }

  write(at: number, bytes: Buffer): void {
    this.#changes.push({ kind: 'write', at, bytes, sure: false });
    this.size = Math.max(this.size, at + bytes.length);
  }

  resize(size: number): void {
    if (size !== this.size) this.#changes.push({ kind: 'size', size, sure: false });
    this.size = size;
  }

  /** fsync: all of it is on the disk. */
  flush(): void {
    if (this.#changes.length === 0) return;
    const { bytes, size } = this.#content((_, index) => index, this.#changes.length, 0);
    this.#sure = bytes;
    this.#sureSize = size;
    this.#changes = [];
    this.version += 1;
  }

  /** fdatasync: the bytes and the size needed to reach them; that a file became shorter need not be there. */
  flushData(): void {
    const shorter = this.#changes.some((change) => change.kind === 'size' && !change.sure);
    if (!shorter) this.flush();
    else for (const change of this.#changes) if (change.kind === 'write') change.sure = true;
  }

  /** The content as the running program sees it. */
  now(): Buffer {
    const { bytes, size } = this.#content((_, index) => index, this.#changes.length, 0);
    return bytes.subarray(0, size);
  }

  /** A content as it may be after a power cut now. */
  afterCut(chance: Chance): Buffer {
    const count = this.#changes.length;
    if (count === 0) return this.#sure.subarray(0, this.#sureSize);
    const way = chance.pick(WAYS);
    const first = chance.below(count + 1);
    const chosen = this.#changes.map(() => chance.percent(50));
    const own = chance.branch(this.id);
    /** The last change that reached a sector: what came before it lay in the same page of memory. */
    const reached = (sector: number): number => {
      if (way === 'none') return -1;
      if (way === 'all') return count - 1;
      if (way === 'first') return first - 1;
      if (way === 'writes') return chosen.lastIndexOf(true);
      return own.branch(sector).below(count + 1) - 1;
    };
    const torn = this.#changes[first];
    // The size may have been brought up to any sector of the write that was under way.
    const tornSize =
      torn?.kind === 'write' && chance.percent(50)
        ? Math.min(torn.at + torn.bytes.length, (Math.floor(torn.at / SECTOR) + chance.below(64)) * SECTOR)
        : 0;
    const sizes = way === 'all' || chance.percent(30) ? count : way === 'none' ? 0 : first;
    const sectorWay = way === 'writes';
    const { bytes, size } = this.#content(
      (sector, index) => {
        if (!sectorWay) return reached(sector) >= index ? index : -1;
        // A later chosen write of the same sector brings this one along.
        for (let later = index; later < count; later += 1)
          if (chosen[later] === true && this.#touches(later, sector)) return index;
        return -1;
      },
      sizes,
      tornSize,
    );
    return bytes.subarray(0, size);
  }

  #touches(index: number, sector: number): boolean {
    const change = this.#changes[index];
    if (change?.kind !== 'write') return false;
    return change.at < (sector + 1) * SECTOR && change.at + change.bytes.length > sector * SECTOR;
  }

  /**
   * The content when `there(sector, index) >= 0` tells which changes reached a sector, the first `sizes` changes
   * of the size count, and the size is at least `least`.
   */
  #content(
    there: (sector: number, index: number) => number,
    sizes: number,
    least: number,
  ): { bytes: Buffer<ArrayBuffer>; size: number } {
    const longest = this.#changes.reduce(
      (most, change) =>
        Math.max(most, change.kind === 'write' ? change.at + change.bytes.length : change.size),
      this.#sureSize,
    );
    const bytes = Buffer.alloc(longest);
    this.#sure.copy(bytes, 0, 0, this.#sureSize);
    let size = this.#sureSize;
    for (const [index, change] of this.#changes.entries()) {
      const counts = change.sure || index < sizes;
      if (change.kind === 'size') {
        if (counts) {
          bytes.fill(0, change.size);
          size = change.size;
        }
        continue;
      }
      const end = change.at + change.bytes.length;
      if (counts) size = Math.max(size, end);
      for (let at = change.at; at < end; ) {
        const sector = Math.floor(at / SECTOR);
        const stop = Math.min(end, (sector + 1) * SECTOR);
        if (change.sure || there(sector, index) >= 0)
          change.bytes.copy(bytes, at, at - change.at, stop - change.at);
        at = stop;
      }
    }
    return { bytes, size: Math.min(Math.max(size, least), longest) };
  }
}
