/**
 * What of a bundle the journal does not hold yet, in the order of all stations: found in one walk over its packed
 * contents, each record held against the chain of its station.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import { Turns } from '#electron/store/turns';
import type { ContentsIndex } from '#electron/sync/bundle/contents';
import { PackedContents } from '#electron/sync/bundle/contents-pack';
import { compareEntries } from '#shared/agreement/entry-order';
import type { TravellingStub } from '#shared/bundle/entry-record';
import type { Heads } from '#shared/bundle/fields';
import type { CaseId, EntryId, StationId } from '#shared/domain/ids';
import type { SeenHead } from '#shared/journal/entry';
import type { EntryRange } from '#shared/journal/exchange-events';
import { err, ok, type Result } from '#shared/lib/result';
import { ChainCheck, type Linked, type NewsProblem } from './chain-check';
import { EntryHolder, entryIn, type NewEntry, type NewRecord } from './new-record';

export interface News {
  readonly index: ContentsIndex;
  /** In the order of all stations. */
  readonly records: readonly NewRecord[];
  readonly entries: number;
  readonly stubs: number;
  /** New entries by case. */
  readonly byCase: ReadonlyMap<CaseId, readonly NewEntry[]>;
  /** Cases of which entries come where only their places are held. */
  readonly filled: ReadonlySet<CaseId>;
  /** The places that are new, as stretches without a gap, by station, ascending. */
  readonly ranges: readonly EntryRange[];
}

/** Finds what is new. Null when the store was closed or somebody gave up meanwhile. */
export async function newsIn(
  store: DeskStore,
  packed: Uint8Array,
  goOn: () => boolean,
): Promise<Result<News, NewsProblem> | null> {
  const contents = new PackedContents(packed);
  const index = JSON.parse(contents.index) as ContentsIndex;
  const chain = new ChainCheck(store);
  const records: NewRecord[] = [];
  const byCase = new Map<CaseId, NewEntry[]>();
  const filled = new Set<CaseId>();
  const ranges = new Ranges();
  let entries = 0;
  const turns = new Turns();
  for (const { linked, held } of inOrder(index.stubs, contents)) {
    if (turns.due) {
      await turns.next();
      if (!goOn()) return null;
    }
    const taken = chain.take(linked);
    if (taken === 'known') continue;
    if (typeof taken === 'object') return err(taken);
    const record = held();
    records.push(record);
    ranges.add(record);
    if (record.stub !== null) continue;
    entries += 1;
    if (record.case === null) continue;
    if (taken === 'filling') filled.add(record.case);
    const known = byCase.get(record.case);
    if (known) known.push(record);
    else byCase.set(record.case, [record]);
  }
  const stubs = records.length - entries;
  return ok({ index, records, entries, stubs, byCase, filled, ranges: ranges.all });
}

/** Places, as stretches without a gap. */
class Ranges {
  readonly #byStation = new Map<StationId, { station: StationId; from: number; to: number }[]>();

  /** The next place; those of one station come ascending. */
  add({ station, seq }: NewRecord): void {
    const ranges = this.#byStation.get(station) ?? [];
    this.#byStation.set(station, ranges);
    const last = ranges.at(-1);
    if (last !== undefined && last.to + 1 === seq) last.to = seq;
    else ranges.push({ station, from: seq, to: seq });
  }

  get all(): readonly EntryRange[] {
    return [...this.#byStation].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, ranges]) => ranges);
  }
}

interface Arriving {
  readonly linked: Linked;
  readonly held: () => NewRecord;
}

/** All records in the order of all stations, in which the entries are packed. */
function* inOrder(stubs: readonly TravellingStub[], contents: PackedContents): Generator<Arriving> {
  const holder = new EntryHolder(contents);
  const waiting = [...stubs].sort(compareEntries);
  let next = 0;
  for (const place of contents.places()) {
    const entry = entryIn(contents.bytesAt(place));
    for (let stub = waiting[next]; stub && compareEntries(stub, entry) <= 0; stub = waiting[next]) {
      yield arrivingStub(stub);
      next += 1;
    }
    const { station, seq, prev, lamport, seen } = entry;
    const linked = { station, seq, id: contents.idAt(place), prev, lamport, seen };
    yield { linked, held: () => holder.hold(place, entry) };
  }
  for (const stub of waiting.slice(next)) yield arrivingStub(stub);
}

const arrivingStub = (stub: TravellingStub): Arriving => ({
  linked: { ...stub, seen: null },
  held: () => ({ station: stub.station, seq: stub.seq, id: stub.id, stub }),
});

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
  for (const record of records) {
    const wanted = coming.get(record.station);
    if (wanted?.has(record.seq)) wanted.set(record.seq, record.id);
  }
  return (said as readonly SeenHead[]).filter(
    ({ station, seq, hash }) => (coming.get(station)?.get(seq) ?? store.lookUp(station, seq)?.id) === hash,
  );
}
