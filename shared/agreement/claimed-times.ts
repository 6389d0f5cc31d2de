/**
 * Times that entries claim and that cannot be (design 2.4): later than the day they were here, or earlier than an entry
 * their officer knew. Told with their words; nothing counts otherwise for it, and the order never depends on clocks.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';

/** `doubted`: the machine itself knew that its clock was behind. */
export type TimeDoubt = 'ahead' | 'behind' | 'doubted';

export const TIME_DOUBTS: { readonly [D in TimeDoubt]: string } = {
  ahead: '所记时间晚于本机收到之日',
  behind: '所记时间早于其所依据的记录',
  doubted: '办理时计算机时间存疑',
};

/** How far clocks of machines may differ, in milliseconds. */
const TOLERANCE_MS = 3_600_000;

/**
 * The entries of a case whose claimed time contradicts their place, each with what contradicts.
 * @param hereOn the day by which an entry was here: of a brought one the day of its bundle, of others today
 */
export function timeDoubts<N extends CaseEntry>(
  graph: CaseGraph<N>,
  hereOn: (entry: N) => LocalDate,
): ReadonlyMap<EntryId, TimeDoubt> {
  const doubts = new Map<EntryId, TimeDoubt>();
  /** By place: the latest moment that was known after it, without those that were ahead themselves. */
  const latest: number[] = [];
  const ownLatest = new Map<StationId, number>();
  graph.order.forEach((entry, place) => {
    const known = entry.casePrev.map((id) => latest[graph.placeOf(id)] ?? 0);
    const before = Math.max(0, ownLatest.get(entry.station) ?? 0, ...known);
    const at = Date.parse(entry.at);
    const isAhead = beijingDate(entry.at) > hereOn(entry);
    if (isAhead) doubts.set(entry.id, 'ahead');
    else if (at + TOLERANCE_MS < before) doubts.set(entry.id, 'behind');
    else if (entry.clockDoubt) doubts.set(entry.id, 'doubted');
    const after = isAhead ? before : Math.max(before, at);
    latest[place] = after;
    ownLatest.set(entry.station, after);
  });
  return doubts;
}
