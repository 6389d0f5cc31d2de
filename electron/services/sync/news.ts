/**
 * What of a bundle the journal does not hold yet, in the order of all stations, with checks 18, 19 and the exact
 * Lamport of 21: every record follows what is here or comes before it in the bundle, and no station has two versions
 * of one place.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { ReceivedRecord } from '#electron/store/exchange-types';
import { Turns } from '#electron/store/turns';
import type { ContentsIndex } from '#electron/sync/bundle/contents';
import { packedEntries, packedIndex } from '#electron/sync/bundle/contents-pack';
import { compareEntries } from '#shared/agreement/entry-order';
import type { BundleRefusal } from '#shared/bundle/codes';
import type { Heads } from '#shared/bundle/fields';
import type { Manifest } from '#shared/bundle/manifest';
import type { BlobHash, CaseId, EntryId, StationId } from '#shared/domain/ids';
import type { Entry, SeenHead, StoredEntry } from '#shared/journal/entry';
import type { EntryRange } from '#shared/journal/exchange-events';
import { err, ok, type Result } from '#shared/lib/result';

/** One record of other stations that is new here. */
export interface NewRecord {
  readonly station: StationId;
  readonly seq: number;
  readonly lamport: number;
  readonly id: EntryId;
  readonly prev: EntryId | null;
  readonly seen: readonly SeenHead[];
  readonly case: CaseId | null;
  /** Attachments that it brings. */
  readonly blobs: readonly BlobHash[];
  readonly signature: string;
  /** The entry's bytes; null for a stub. */
  readonly bytes: Uint8Array | null;
}

export interface News {
  readonly index: ContentsIndex;
  /** In the order of all stations. */
  readonly records: readonly NewRecord[];
  readonly entries: number;
  readonly stubs: number;
  /** New entries by case. */
  readonly byCase: ReadonlyMap<CaseId, readonly NewRecord[]>;
}

/** A station that has two versions of one place, or an old copy of this very store. */
export type NewsProblem =
  | { readonly is: 'refused'; readonly refusal: BundleRefusal }
  | { readonly is: 'fork'; readonly station: StationId; readonly seq: number }
  | { readonly is: 'old-copy' };

const refused = (refusal: BundleRefusal): Result<never, NewsProblem> => err({ is: 'refused', refusal });

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
      return refused({ code: 'B26_WAITING', ...(missing === undefined ? {} : { n: missing }) });
    // What a sender says of another station is no proof against that one.
    if (known.id !== hash) return err(waiting('prerequisite'));
  }
  return ok(undefined);
}

/** Finds what is new. Null when the store was closed or somebody gave up meanwhile. */
export async function newsIn(
  store: DeskStore,
  packed: Uint8Array,
  goOn: () => boolean,
): Promise<Result<News, NewsProblem> | null> {
  const index = JSON.parse(packedIndex(packed)) as ContentsIndex;
  const all: NewRecord[] = index.stubs.map((stub) => ({
    ...stub,
    seen: [],
    case: null,
    blobs: [],
    bytes: null,
  }));
  const turns = new Turns();
  const rest = async (): Promise<boolean> => {
    if (!turns.due) return true;
    await turns.next();
    return goOn();
  };
  for (const { id, bytes } of packedEntries(packed)) {
    const { station, seq, lamport, prev, seen, case: of, attachments, signature } = entryIn(bytes);
    const blobs = attachments.map(({ hash }) => hash);
    all.push({ station, seq, lamport, id, prev, seen, case: of, blobs, signature, bytes });
    if (!(await rest())) return null;
  }
  all.sort(compareEntries);
  const chain = new ChainCheck(store);
  for (const record of all) {
    const problem = chain.take(record);
    if (problem !== null) return err(problem);
    if (!(await rest())) return null;
  }
  const byCase = new Map<CaseId, NewRecord[]>();
  for (const record of chain.records) {
    if (record.case === null || record.bytes === null) continue;
    const known = byCase.get(record.case);
    if (known) known.push(record);
    else byCase.set(record.case, [record]);
    if (!(await rest())) return null;
  }
  const entries = chain.records.filter(({ bytes }) => bytes !== null).length;
  return ok({ index, records: chain.records, entries, stubs: chain.records.length - entries, byCase });
}

/** The entry of a new record. */
export const entryIn = (bytes: Uint8Array): Entry =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Entry;

/** New entries as the fold takes them. */
export const storedIn = (records: readonly NewRecord[]): readonly StoredEntry[] =>
  records.flatMap(({ id, bytes }) => (bytes === null ? [] : [{ id, entry: entryIn(bytes) }]));

/** New records as the store takes them. */
export function* receivedRecords(records: readonly NewRecord[]): Generator<ReceivedRecord> {
  for (const { bytes, station, seq, id, prev, lamport, signature } of records)
    yield bytes === null
      ? { kind: 'stub', stub: { station, seq, id, prev, lamport, signature } }
      : { kind: 'entry', bytes };
}

/** What of the heads that somebody says to own stands so in the journal or comes with this bundle. What nobody here has
 * seen is a claim: if it counted, nothing would ever be sent to whoever made it. */
export function headsHere(
  store: Pick<DeskStore, 'lookUp'>,
  { records }: Pick<News, 'records'>,
  said: Heads,
): readonly SeenHead[] {
  const coming = new Map<StationId, Map<number, EntryId | null>>();
  for (const { station, seq } of said as readonly SeenHead[])
    coming.set(station, (coming.get(station) ?? new Map()).set(seq, null));
  for (const { station, seq, id } of records) {
    const wanted = coming.get(station);
    if (wanted?.has(seq)) wanted.set(seq, id);
  }
  return (said as readonly SeenHead[]).filter(
    ({ station, seq, hash }) => (coming.get(station)?.get(seq) ?? store.lookUp(station, seq)?.id) === hash,
  );
}

/** Cases of which entries come where only their places are held. */
export function filledBy(
  store: Pick<DeskStore, 'lookUp'>,
  { byCase }: Pick<News, 'byCase'>,
): readonly CaseId[] {
  const isPlaceHere = ({ station, seq }: NewRecord): boolean => store.lookUp(station, seq)?.isStub === true;
  return [...byCase].flatMap(([of, records]) => (records.some(isPlaceHere) ? [of] : []));
}

/** The places that are new, as stretches without a gap, by station, ascending. */
export function rangesOf({ records }: News): readonly EntryRange[] {
  const byStation = new Map<StationId, { station: StationId; from: number; to: number }[]>();
  // In the order of all stations the entries of one are in the order of their numbers.
  for (const { station, seq } of records) {
    const ranges = byStation.get(station) ?? [];
    byStation.set(station, ranges);
    const last = ranges.at(-1);
    if (last !== undefined && last.to + 1 === seq) last.to = seq;
    else ranges.push({ station, from: seq, to: seq });
  }
  return [...byStation].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, ranges]) => ranges);
}

interface Place {
  readonly id: EntryId;
  readonly lamport: number;
}

/** Walks records in the order of all stations and keeps those that are new. */
class ChainCheck {
  readonly records: NewRecord[] = [];
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

  take(record: NewRecord): NewsProblem | null {
    const { station, seq, id, prev, lamport, bytes } = record;
    const known = this.#placeOf(station, seq);
    // Of a stub the station signed the id alone: content that follows in its chain stands, whatever stood for it.
    const isFilling = known !== null && this.#isStubHere(record);
    if (known !== null && !isFilling) {
      if (known.id === id) return null;
      // Two signed entries at one place prove it; what stands for an entry is said by whoever sent it.
      return this.#isSigned(record) ? { is: 'fork', station, seq } : waiting('stub');
    }
    if (station === this.#store.station) return bytes === null ? waiting('own-stub') : { is: 'old-copy' };
    if (!isFilling && seq !== this.#tipOf(station) + 1) return waiting('gap');
    const before = seq === 1 ? null : this.#placeOf(station, seq - 1);
    if (seq > 1 && before === null) return waiting('prev');
    if ((before?.id ?? null) !== prev)
      return this.#isSigned(record, seq - 1) ? { is: 'fork', station, seq: seq - 1 } : waiting('prev');
    const problem = this.#lamport(record, before?.lamport ?? 0);
    if (problem !== null) return problem;
    this.#taken.set(`${station} ${seq}`, { id, lamport });
    this.#highest = Math.max(this.#highest, lamport);
    if (bytes !== null) this.#signed.add(`${station} ${seq}`);
    if (!isFilling) this.#tips.set(station, seq);
    this.records.push(record);
    return null;
  }

  /** Exactly one more than the highest of what the station knew. Of a stub only the order in its chain can be told, and
   * that its causes, which come before it, reach so high. */
  #lamport({ seen, lamport, bytes }: NewRecord, before: number): NewsProblem | null {
    let highest = before;
    for (const { station, seq, hash } of seen) {
      const head = this.#placeOf(station, seq);
      if (head === null) return waiting('seen');
      if (head.id !== hash) return waiting('seen');
      highest = Math.max(highest, head.lamport);
    }
    const fits = bytes === null ? lamport > before && lamport <= this.#highest + 1 : lamport === highest + 1;
    return fits ? null : { is: 'refused', refusal: { code: 'B21_FORMAT', detail: 'lamport' } };
  }

  #placeOf(station: StationId, seq: number): Place | null {
    return this.#taken.get(`${station} ${seq}`) ?? this.#store.lookUp(station, seq);
  }

  /** Both what came and what is held at the place it contradicts are signed by the station itself. */
  #isSigned({ station, bytes, seq }: NewRecord, place = seq): boolean {
    if (bytes === null) return false;
    const key = `${station} ${place}`;
    if (this.#taken.has(key)) return this.#signed.has(key);
    return this.#store.lookUp(station, place)?.isStub === false;
  }

  /** The journal holds only what stands for an entry, and here is one. */
  #isStubHere({ station, seq, bytes }: NewRecord): boolean {
    return (
      bytes !== null &&
      !this.#taken.has(`${station} ${seq}`) &&
      this.#store.lookUp(station, seq)?.isStub === true
    );
  }

  #tipOf(station: StationId): number {
    return this.#tips.get(station) ?? this.#store.headOf(station)?.seq ?? 0;
  }
}

const waiting = (detail: string): NewsProblem => ({ is: 'refused', refusal: { code: 'B27_CHAIN', detail } });
