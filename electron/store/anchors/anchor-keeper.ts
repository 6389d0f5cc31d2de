/**
 * Keeps the anchor of an open store up with its chains: at every seal, index and closing. An anchor that cannot
 * be written is no harm to the records: the one before still holds, and the next point tries again.
 */
import type { StationId } from '#shared/domain/ids';
import type { Result } from '#shared/lib/result';
import type { FileFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { type Anchor, type AnchorPoint, writeAnchor } from './anchor-file';

/** Before the first record. */
export const NO_POINT: AnchorPoint = { count: 0, head: '0'.repeat(64), seal: 0 };

/** The chains of a store. */
export type ChainName = 'cases' | 'security';

export class AnchorKeeper {
  readonly #folder: string;
  readonly #ring: KeyRing;
  #anchor: Anchor;
  /** Not before the store may be written here. */
  #isKeeping: boolean;

  constructor(folder: string, ring: KeyRing, station: StationId, former: Anchor | null, isKeeping: boolean) {
    this.#folder = folder;
    this.#ring = ring;
    this.#isKeeping = isKeeping;
    this.#anchor =
      former?.station === station ? former : { station, cases: NO_POINT, security: NO_POINT, doubted: false };
  }

  /** From now on the anchor follows the store; on a fault this machine would not know it again. */
  begin(): Result<void, FileFault> {
    this.#isKeeping = true;
    return writeAnchor(this.#folder, this.#ring, this.#anchor);
  }

  /** The keys were replaced so often. */
  noteKeys(serial: number): void {
    if (serial <= (this.#anchor.keys ?? 0)) return;
    this.#anchor = { ...this.#anchor, keys: serial };
    this.#write();
  }

  /** A chain has come so far. */
  note(chain: ChainName, point: AnchorPoint): void {
    const { count, head, seal } = this.#anchor[chain];
    if (count === point.count && head === point.head && seal === point.seal) return;
    this.#anchor = { ...this.#anchor, [chain]: point };
    this.#write();
  }

  /** Remembers the same store under another master key, at the points its chains have there. The generation before
   * still opens under the present one, should the other never take its place. */
  noteUnder(
    ring: KeyRing,
    points: { readonly cases: AnchorPoint; readonly security: AnchorPoint },
  ): Result<void, FileFault> {
    return writeAnchor(this.#folder, ring, { ...this.#anchor, ...points });
  }

  /** The store is not the newest: it is not to be believed at the next opening either. */
  doubt(): void {
    this.#anchor = { ...this.#anchor, doubted: true };
    this.#write();
    this.#isKeeping = false;
  }

  /** Whether a slip has shown that the store is not the newest. */
  get isDoubted(): boolean {
    return this.#anchor.doubted;
  }

  /** The store is believed again. On a fault it is not. */
  lift(): Result<void, FileFault> {
    const anchor = { ...this.#anchor, doubted: false };
    const written = writeAnchor(this.#folder, this.#ring, anchor);
    if (!written.ok) return written;
    this.#anchor = anchor;
    this.#isKeeping = true;
    return written;
  }

  #write(): void {
    if (this.#isKeeping) writeAnchor(this.#folder, this.#ring, this.#anchor);
  }
}
