/** Which entries a bundle that was taken in brought, and of which cases. */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { CaseId } from '#shared/domain/ids';
import type { Entry, SeenHead } from '#shared/journal/entry';
import type { EntryRange } from '#shared/journal/exchange-events';

/** Entries of cases in ranges of stations, each station's in its order. */
export function* entriesBrought(store: DeskStore, ranges: readonly EntryRange[]): Iterable<Entry> {
  for (const { station, from, to } of ranges) {
    const others = store.heads().filter((head) => head.station !== station);
    const last = from === 1 ? null : store.lookUp(station, from - 1);
    const before: readonly SeenHead[] = last === null ? [] : [{ station, seq: from - 1, hash: last.id }];
    for (const item of store.entriesAfter([...others, ...before]))
      if (item.kind === 'entry' && item.entry.case !== null && item.entry.seq <= to) yield item.entry;
  }
}

/** Cases of the entries in ranges of stations, in the order of their entries. */
export function casesBrought(store: DeskStore, ranges: readonly EntryRange[]): ReadonlySet<CaseId> {
  const cases = new Set<CaseId>();
  for (const entry of entriesBrought(store, ranges)) if (entry.case !== null) cases.add(entry.case);
  return cases;
}
