/**
 * Follows the batches of a chain through its check: entries of others come only inside one, and its last record is
 * the own entry that tells of it. Where its first is an own entry, too, that is what this store believes of others
 * since, written by the same station. Of a station that wrote here before a restore stubs may come back, of the one
 * that writes never.
 */
import type { StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import type { DamageReason } from '../faults';
import { announcedIn, BatchWalk } from '../journal/batch-record';

const tells = ({ events }: Entry, what: 'trustReceived' | 'bundleImported'): boolean =>
  events.some(({ type }) => type === what);

export class BatchFollower {
  batches = 0;
  /** Entries that came in batches. */
  foreign = 0;
  stubs = 0;
  readonly #walk = new BatchWalk();
  /** Who wrote the own first record of the present batch; null where it has none. */
  #first: StationId | null = null;
  /** Stations of which the present batch has stubs. */
  readonly #stubbed = new Set<StationId>();
  /** The last entry came from elsewhere. */
  isBrought = false;

  open(content: Uint8Array): DamageReason | null {
    const announced = announcedIn(content);
    if (announced === null || this.#walk.left > 0) return 'batch-altered';
    this.#walk.open(announced);
    this.#first = null;
    this.#stubbed.clear();
    this.batches += 1;
    return null;
  }

  /** The next entry, whose signature is right. `isOurs`: of a station that ever wrote here. */
  entry(entry: Entry, isOurs: boolean): DamageReason | null {
    const isInBatch = this.#walk.left > 0;
    this.isBrought = this.#walk.next() === 'brought';
    if (this.isBrought) this.foreign += 1;
    else if (!isOurs) return 'batch-altered';
    if (!isInBatch || this.isBrought) return null;
    return this.#walk.left > 0 ? this.#begun(entry) : this.#closed(entry);
  }

  #begun(entry: Entry): DamageReason | null {
    this.#first = entry.station;
    return tells(entry, 'trustReceived') ? null : 'batch-altered';
  }

  #closed(entry: Entry): DamageReason | null {
    const { station } = entry;
    const isOfOne = this.#first === null || this.#first === station;
    return isOfOne && tells(entry, 'bundleImported') && !this.#stubbed.has(station) ? null : 'batch-altered';
  }

  stub(station: StationId): DamageReason | null {
    if (this.#walk.next() === 'own') return 'batch-altered';
    this.#stubbed.add(station);
    this.stubs += 1;
    return null;
  }
}
