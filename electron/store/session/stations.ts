/**
 * Where the chains of the stations stand, as this journal has them: own entries continue their own tip, and
 * name the heads of other stations that were learned of in between. A store that was restored goes on under a
 * new station; the old one is then another station (sync 2.2, 2.3).
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import type { Entry, SeenHead } from '#shared/journal/entry';
import type { KnownEntry, Stub } from '../exchange-types';
import type { BatchReason } from '../faults';

/** The last entry of a station. */
export interface StationTip {
  readonly seq: number;
  readonly id: EntryId | null;
  readonly lamport: number;
}

/** Before the first entry of a station. */
export const NO_TIP: StationTip = { seq: 0, id: null, lamport: 0 };

/** Tips by station, and which of them moved since the own station wrote last. Plain JSON. */
export interface StationTips {
  readonly tips: { readonly [station: string]: StationTip };
  readonly news: readonly StationId[];
}

export const NO_STATIONS: StationTips = { tips: {}, news: [] };

/** How the signatures of each known station are checked. */
export type StationChecks = ReadonlyMap<StationId, (message: Uint8Array, signature: Uint8Array) => boolean>;

export const tipOf = (stations: StationTips, station: StationId): StationTip =>
  stations.tips[station] ?? NO_TIP;

/** What the next entry of a station says of its place. */
export type Place = Pick<Entry, 'seq' | 'prev' | 'lamport' | 'seen'>;

/** The place of the next entry of `station`. What it has seen stands by rising station, as every set of heads does: an
 * entry with another order would be taken by nobody. */
export function nextPlace(stations: StationTips, station: StationId): Place {
  const tip = tipOf(stations, station);
  const seen = [...stations.news]
    .sort()
    .filter((other) => other !== station)
    .flatMap((other): SeenHead[] => {
      const { seq, id } = tipOf(stations, other);
      return id === null ? [] : [{ station: other, seq, hash: id }];
    });
  return { seq: tip.seq + 1, prev: tip.id, lamport: lamportAfter(stations, tip, seen), seen };
}

/** Exactly one more than the highest of what came before (sync 2.3). */
function lamportAfter(stations: StationTips, tip: StationTip, seen: readonly SeenHead[]): number {
  return 1 + Math.max(tip.lamport, ...seen.map(({ station }) => tipOf(stations, station).lamport));
}

/** Why a record does not stand where it must. */
export type PlaceFault = Exclude<BatchReason, 'own-station' | 'count-wrong'>;

/** What the journal holds at a place of a station's chain, wherever it lies. */
export type LookUp = (station: StationId, seq: number) => KnownEntry | null;

type Held = Pick<StationTip, 'id' | 'lamport'>;

/** What stands at a place: the tips are at hand, the rest is looked up. Nothing before the first entry. */
function heldAt(stations: StationTips, lookUp: LookUp, station: StationId, seq: number): Held | null {
  const tip = tipOf(stations, station);
  if (seq < 1 || seq > tip.seq) return null;
  return seq === tip.seq ? tip : lookUp(station, seq);
}

/** The Lamport number that an entry must have, or why none is right. */
function rightLamport(entry: Entry, stations: StationTips, lookUp: LookUp): number | PlaceFault {
  const before = heldAt(stations, lookUp, entry.station, entry.seq - 1);
  if (entry.prev !== (before?.id ?? null)) return 'not-next';
  let highest = before?.lamport ?? 0;
  for (const head of entry.seen as readonly (SeenHead | null)[]) {
    if (typeof head?.station !== 'string' || !Number.isSafeInteger(head.seq)) return 'entry-altered';
    const seen = heldAt(stations, lookUp, head.station, head.seq);
    if (seen === null || seen.id !== head.hash) return 'seen-unknown';
    highest = Math.max(highest, seen.lamport);
  }
  return highest + 1;
}

/** Why an entry does not stand where it must: after the one before it in its station, also where a stub stands already;
 * seeing what the journal holds; with exactly the Lamport number that follows. Null when it stands. Its station signed
 * all of that, of a stub the id alone: where the two differ, somebody lied about the stub's place, and the entry stands. */
export function placeFault(
  entry: Entry,
  id: EntryId,
  stations: StationTips,
  lookUp: LookUp,
): PlaceFault | null {
  const { station, seq, seen, lamport } = entry;
  if (typeof station !== 'string' || !Array.isArray(seen) || !Number.isSafeInteger(seq) || seq < 1)
    return 'entry-altered';
  const { seq: last } = tipOf(stations, station);
  const held = seq > last ? null : lookUp(station, seq);
  if (held !== null && !held.isStub) return held.id === id ? 'known' : 'not-next';
  if (held === null && seq !== last + 1) return 'not-next';
  const right = rightLamport(entry, stations, lookUp);
  if (typeof right === 'string') return right;
  return lamport === right ? null : 'lamport-wrong';
}

/** Why a stub does not stand where it must: after the one before it in its station. Its Lamport number is known by
 * what came before alone: its causes did, so that it is at most one more than the highest there is. Null when it
 * stands. */
export function stubFault(stub: Stub, stations: StationTips, lookUp: LookUp): PlaceFault | null {
  const { station, seq, id, prev, lamport } = stub;
  const tip = tipOf(stations, station);
  const held = seq > tip.seq ? null : lookUp(station, seq);
  if (held !== null) return held.id === id ? 'known' : 'stub-contradicts';
  if (seq !== tip.seq + 1 || prev !== tip.id) return 'not-next';
  const highest = Math.max(...Object.values(stations.tips).map((one) => one.lamport), 0);
  return lamport > tip.lamport && lamport <= highest + 1 ? null : 'lamport-wrong';
}

/** The tips after an entry or a stub. `own`: the station that writes here; its entry takes up the news. An entry that
 * comes to the place of its stub moves no tip, unless it is the last one and another than the stub said. */
export function afterEntry(
  stations: StationTips,
  own: StationId,
  entry: Pick<Entry, 'station' | 'seq' | 'lamport'>,
  id: EntryId,
): StationTips {
  const last = tipOf(stations, entry.station);
  const isSame = last.id === id && last.lamport === entry.lamport;
  if (entry.seq < last.seq || (entry.seq === last.seq && isSame)) return stations;
  const tip: StationTip = { seq: entry.seq, id, lamport: entry.lamport };
  const tips = { ...stations.tips, [entry.station]: tip };
  if (entry.station === own) return { tips, news: [] };
  const news = stations.news.includes(entry.station) ? stations.news : [...stations.news, entry.station];
  return { tips, news };
}
