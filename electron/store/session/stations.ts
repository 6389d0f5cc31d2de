/**
 * Where the chains of the stations stand, as this journal has them: own entries continue their own tip, and
 * name the heads of other stations that were learned of in between. A store that was restored goes on under a
 * new station; the old one is then another station (sync 2.2, 2.3).
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import type { Entry, SeenHead } from '#shared/journal/entry';

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

/** The place of the next entry of `station`. */
export function nextPlace(stations: StationTips, station: StationId): Place {
  const tip = tipOf(stations, station);
  const seen = stations.news
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

/** Whether an entry stands where it must: after its station's tip, and seeing what the journal shows. */
export function stands(entry: Entry, stations: StationTips): boolean {
  if (typeof entry.station !== 'string' || !Array.isArray(entry.seen)) return false;
  const tip = tipOf(stations, entry.station);
  const seenRightly = entry.seen.every((head: SeenHead | null) => {
    const other = tipOf(stations, head?.station as StationId);
    return other.id !== null && other.seq === head?.seq && other.id === head.hash;
  });
  return (
    seenRightly &&
    entry.seq === tip.seq + 1 &&
    entry.prev === tip.id &&
    entry.lamport === lamportAfter(stations, tip, entry.seen)
  );
}

/** The tips after an entry. `own`: the station that writes here; its entry takes up the news. */
export function afterEntry(stations: StationTips, own: StationId, entry: Entry, id: EntryId): StationTips {
  const tip: StationTip = { seq: entry.seq, id, lamport: entry.lamport };
  const tips = { ...stations.tips, [entry.station]: tip };
  if (entry.station === own) return { tips, news: [] };
  const news = stations.news.includes(entry.station) ? stations.news : [...stations.news, entry.station];
  return { tips, news };
}
