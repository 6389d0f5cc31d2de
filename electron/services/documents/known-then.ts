/**
 * What the station of an officer had of other stations when it wrote an entry: each of its entries tells whose it
 * learned of since the one before. Where the chain is not here whole, nothing is guessed from what is missing.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import { compareEntries } from '#shared/agreement/entry-order';
import type { StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';

/** Whether an officer could know an entry. */
export type KnownThen = (entry: Entry) => boolean;

type PlaceInChain = Pick<Entry, 'station' | 'seq'>;

/**
 * What the officer of `last` could know of entries of some stations. Where that is not told here, because of the chain
 * of its station only stubs are held, it is all that comes before in the order of entries.
 */
export function knownThen(
  store: Pick<DeskStore, 'chainBack'>,
  last: Entry,
  stations: ReadonlySet<StationId>,
): KnownThen {
  const upTo = new Map<StationId, number>();
  const wanted = new Set([...stations, last.station]);
  const told = (station: StationId, seq: number): void => {
    if (wanted.delete(station)) upTo.set(station, seq);
  };
  const places = continued(store, last);
  for (const { station, seq } of places) told(station, seq);
  for (const place of places) {
    if (wanted.size === 0) break;
    let reached = place.seq + 1;
    for (const { entry } of store.chainBack(place.station, place.seq)) {
      for (const { station, seq } of entry.seen) told(station, seq);
      reached = entry.seq;
      if (wanted.size === 0) break;
    }
    if (reached > 1) for (const station of wanted) told(station, Number.POSITIVE_INFINITY);
  }
  return (entry) => entry.seq <= (upTo.get(entry.station) ?? 0) && compareEntries(entry, last) <= 0;
}

/** The place of an entry, and those that its store goes on from: a store that was restored knew what it held before. */
function continued(store: Pick<DeskStore, 'chainBack'>, last: PlaceInChain): readonly PlaceInChain[] {
  const places: PlaceInChain[] = [];
  for (let at: PlaceInChain | undefined = last; at !== undefined; at = placeBefore(store, at)) {
    const { station, seq } = at;
    if (places.some((place) => place.station === station)) break;
    places.push({ station, seq });
  }
  return places;
}

/** The place that the first entry of a station goes on from. */
function placeBefore(
  store: Pick<DeskStore, 'chainBack'>,
  { station }: PlaceInChain,
): PlaceInChain | undefined {
  for (const { entry } of store.chainBack(station, 1))
    for (const event of entry.events)
      if (event.type === 'stationContinued' && Number.isInteger(event.seq))
        return { station: event.from, seq: event.seq };
  return undefined;
}
