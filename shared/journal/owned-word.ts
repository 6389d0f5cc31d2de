/** What a station of another agency said it owns, by receipt or bundle. */
import type { StationId } from '#shared/domain/ids';
import type { SeenHead } from './entry';

/** The word of one station. Plain JSON. */
export interface OwnedWord {
  readonly station: StationId;
  /** Ascending by station. */
  readonly have: readonly SeenHead[];
  /** Number of the last bundle made for its agency when it spoke. */
  readonly sent: number;
}

/** Words after a station spoke again: its own now stands last, and takes back nothing that it said before. */
export function withWord(words: readonly OwnedWord[], word: OwnedWord): readonly OwnedWord[] {
  const before = words.find(({ station }) => station === word.station);
  const others = words.filter((one) => one !== before);
  return [...others, { ...word, have: higher(before?.have ?? [], word.have) }];
}

/** The higher head of each station, ascending by station. */
export function higher(known: readonly SeenHead[], said: readonly SeenHead[]): readonly SeenHead[] {
  const heads = new Map<string, SeenHead>(known.map((head) => [head.station, head]));
  for (const head of said) if (head.seq > (heads.get(head.station)?.seq ?? 0)) heads.set(head.station, head);
  return [...heads.values()].sort((a, b) => (a.station < b.station ? -1 : 1));
}

/** What stands in both, each chain as far as the shorter of the two. */
export function inBoth(one: readonly SeenHead[], other: readonly SeenHead[]): readonly SeenHead[] {
  const heads = new Map<string, SeenHead>(other.map((head) => [head.station, head]));
  return one.flatMap((head) => {
    const known = heads.get(head.station);
    if (known === undefined) return [];
    return [known.seq < head.seq ? known : head];
  });
}
