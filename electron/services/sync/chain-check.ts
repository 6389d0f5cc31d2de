/**
 * Checks 18, 19 and the exact Lamport of 21: every record follows what is here or comes before it in the bundle, and no
 * station has two versions of one place.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { BundleRefusal } from '#shared/bundle/codes';
import type { Manifest } from '#shared/bundle/manifest';
import type { EntryId, StationId } from '#shared/domain/ids';
import type { SeenHead } from '#shared/journal/entry';
import { err, ok, type Result } from '#shared/lib/result';

/** A station that has two versions of one place, or an old copy of this very store. */
export type NewsProblem =
  | { readonly is: 'refused'; readonly refusal: BundleRefusal }
  | { readonly is: 'fork'; readonly station: StationId; readonly seq: number }
  | { readonly is: 'old-copy' };

/** Check 18: what the sender took for granted. `missing`: number of the bundle that did not come, if one is known. */
export function checkPrerequisites(
  store: DeskStore,
  { prerequisites, have }: Manifest,
  missing: number | undefined,
  isFromAbove: boolean,
): Result<void, NewsProblem> {
  // Only from above it is believed that somebody has seen more of this store than there is: what stands below could
  // close the store by a lie, and what it truly holds of it comes signed.
  const isOld = [...have, ...prerequisites].some(
    ({ station, seq }) => station === store.station && seq > store.tip.seq,
  );
  if (isOld && isFromAbove) return err({ is: 'old-copy' });
  for (const { station, seq, hash } of prerequisites) {
    const known = store.lookUp(station, seq);
    if (known === null)
      return err(refused({ code: 'B26_WAITING', ...(missing === undefined ? {} : { n: missing }) }));
    // What a sender says of another station is no proof against that one.
    if (known.id !== hash) return err(waiting('prerequisite'));
  }
  return ok(undefined);
}

/** Where a record says it stands. `seen`: what its station had seen of others; null of what stands for an entry. */
export interface Linked {
  readonly station: StationId;
  readonly seq: number;
  readonly id: EntryId;
  readonly prev: EntryId | null;
  readonly lamport: number;
  readonly seen: readonly SeenHead[] | null;
}

interface Place {
  readonly id: EntryId;
  readonly lamport: number;
}

/** Walks records in the order of all stations. */
export class ChainCheck {
  readonly #store: DeskStore;
  /** Places of the bundle that are new, by station and number. */
  readonly #taken = new Map<string, Place>();
  /** Those of them that came whole. */
  readonly #signed = new Set<string>();
  readonly #tips = new Map<StationId, number>();
  /** The highest Lamport number held or taken so far. */
  #highest: number;

  constructor(store: DeskStore) {
    this.#store = store;
    const held = store.heads().map(({ station, seq }) => store.lookUp(station, seq)?.lamport ?? 0);
    this.#highest = held.reduce((one, other) => Math.max(one, other), 0);
  }

  /** Whether the next record is new here, an entry where only its place was held, or known; or why it keeps the bundle
   * out. */
  take(record: Linked): 'new' | 'filling' | 'known' | NewsProblem {
    const { station, seq, id, prev, lamport } = record;
    const isStub = record.seen === null;
    const known = this.#placeOf(station, seq);
    // Of a stub the station signed the id alone: content that follows in its chain stands, whatever stood for it.
    const isFilling = known !== null && this.#isStubHere(record);
    if (known !== null && !isFilling) {
      if (known.id === id) return 'known';
      // Two signed entries at one place prove it; what stands for an entry is said by whoever sent it.
      return this.#isSigned(record) ? { is: 'fork', station, seq } : waiting('stub');
    }
    if (station === this.#store.station) return isStub ? waiting('own-stub') : { is: 'old-copy' };
    if (!isFilling && seq !== this.#tipOf(station) + 1) return waiting('gap');
    const before = seq === 1 ? null : this.#placeOf(station, seq - 1);
    if (seq > 1 && before === null) return waiting('prev');
    if ((before?.id ?? null) !== prev)
      return this.#isSigned(record, seq - 1) ? { is: 'fork', station, seq: seq - 1 } : waiting('prev');
    const problem = this.#lamport(record, before?.lamport ?? 0);
    if (problem !== null) return problem;
    this.#taken.set(`${station} ${seq}`, { id, lamport });
    this.#highest = Math.max(this.#highest, lamport);
    if (!isStub) this.#signed.add(`${station} ${seq}`);
    if (isFilling) return 'filling';
    this.#tips.set(station, seq);
    return 'new';
  }

  /** Exactly one more than the highest of what the station knew. Of a stub only the order in its chain can be told, and
   * that its causes, which come before it, reach so high. */
  #lamport({ seen, lamport }: Linked, before: number): NewsProblem | null {
    let highest = before;
    for (const { station, seq, hash } of seen ?? []) {
      const head = this.#placeOf(station, seq);
      if (head === null) return waiting('seen');
      if (head.id !== hash) return waiting('seen');
      highest = Math.max(highest, head.lamport);
    }
    const fits = seen === null ? lamport > before && lamport <= this.#highest + 1 : lamport === highest + 1;
    return fits ? null : refused({ code: 'B21_FORMAT', detail: 'lamport' });
  }

  #placeOf(station: StationId, seq: number): Place | null {
    return this.#taken.get(`${station} ${seq}`) ?? this.#store.lookUp(station, seq);
  }

  /** Both what came and what is held at the place it contradicts are signed by the station itself. */
  #isSigned({ station, seq, seen }: Linked, place = seq): boolean {
    if (seen === null) return false;
    const key = `${station} ${place}`;
    if (this.#taken.has(key)) return this.#signed.has(key);
    return this.#store.lookUp(station, place)?.isStub === false;
  }

  /** The journal holds only what stands for an entry, and here is one. */
  #isStubHere({ station, seq, seen }: Linked): boolean {
    return (
      seen !== null &&
      !this.#taken.has(`${station} ${seq}`) &&
      this.#store.lookUp(station, seq)?.isStub === true
    );
  }

  #tipOf(station: StationId): number {
    return this.#tips.get(station) ?? this.#store.headOf(station)?.seq ?? 0;
  }
}

const refused = (refusal: BundleRefusal): NewsProblem => ({ is: 'refused', refusal });
const waiting = (detail: string): NewsProblem => refused({ code: 'B27_CHAIN', detail });
