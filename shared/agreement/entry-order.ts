/**
 * The one order of entries on every machine: lamport, then station, then its number there. It respects what
 * caused what, because a lamport is one more than that of everything its station had seen; no clock has a part
 * in it (sync 2.3, 2.4).
 */
import type { StationId } from '#shared/domain/ids';

/** What the order looks at. */
export interface Ordered {
  readonly lamport: number;
  readonly station: StationId;
  readonly seq: number;
}

/** Negative when `a` comes first; 0 only for one and the same place. */
export function compareEntries(a: Ordered, b: Ordered): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  return a.seq - b.seq;
}
