/**
 * Follows the batches of a chain through its check: entries of others come only inside one, and its last record is
 * the own entry that tells of it. Of a station that wrote here before a restore stubs may come back, of the one that
 * writes never.
 */
import type { StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import type { DamageReason } from '../faults';
import { recordsOf } from '../journal/batch-record';

export class BatchFollower {
  batches = 0;
  /** Entries that came in batches. */
  foreign = 0;
  stubs = 0;
  /** Records that the present batch still has. */
  #left = 0;
  /** Stations of which the present batch has stubs. */
  readonly #stubbed = new Set<StationId>();
  /** The last entry came from elsewhere. */
  isBrought = false;

  open(content: Uint8Array): DamageReason | null {
    const records = recordsOf(content);
    if (records === null || this.#left > 0) return 'batch-altered';
    this.#left = records;
    this.#stubbed.clear();
    this.batches += 1;
    return null;
  }

  /** The next entry, whose signature is right. `isOurs`: of a station that ever wrote here. */
  entry(entry: Entry, isOurs: boolean): DamageReason | null {
    this.isBrought = this.#left > 1;
    const isClosing = this.#left === 1;
    this.#left = Math.max(this.#left - 1, 0);
    if (this.isBrought) this.foreign += 1;
    else if (!isOurs) return 'batch-altered';
    if (!isClosing) return null;
    const isTold = entry.events.some(({ type }) => type === 'bundleImported');
    if (!isTold || this.#stubbed.has(entry.station)) return 'batch-altered';
    return null;
  }

  stub(station: StationId): DamageReason | null {
    if (this.#left <= 1) return 'batch-altered';
    this.#stubbed.add(station);
    this.#left -= 1;
    this.stubs += 1;
    return null;
  }
}
