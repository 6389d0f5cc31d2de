/**
 * Folds a case anew from all its entries, whatever the order in which they came: what counts, what waits, what met.
 * Then it puts right what the case shares with others.
 */
import { CaseGraph, type CaseNode } from '#shared/agreement/case-graph';
import { deedOf } from '#shared/agreement/deed';
import { fatesOf } from '#shared/agreement/fates';
import { findForks } from '#shared/agreement/forks';
import type { CaseId } from '#shared/domain/ids';
import { type CaseFolded, isMaking, stationsOf, withEntry, withFated } from './case-fold';
import type { CaseRecord, DeskDocuments, FatedEntry } from './desk-tables';
import type { DeskViews } from './desk-views';
import type { StoredEntry } from './entry';
import { isCaseEvent } from './events';
import { accountsOf } from './lineage';
import { refoldItems } from './refold-item';
import { noteAlike } from './shared-documents';

/** Entries of any case that the journal holds, in any order. */
export type EntriesOf = (of: CaseId) => readonly StoredEntry[];

interface Node extends CaseNode {
  readonly stored: StoredEntry;
}

/** Folds a case anew. A case of which nothing can be told yet is left out. */
export function refold(views: DeskViews, documents: DeskDocuments, of: CaseId, entriesOf: EntriesOf): void {
  const record = caseOf(views, entriesOf(of));
  if (record === null) return;
  const before = documents.get('cases', of)?.state ?? null;
  documents.put('cases', of, record);
  noteAlike(documents, before, record.state);
  refoldItems(documents, record.state, entriesOf);
}

/** The record of a case from all its entries; null while the one that makes it is not here. */
export function caseOf(views: DeskViews, entries: readonly StoredEntry[]): CaseRecord | null {
  const graph = new CaseGraph(entries.map(nodeOf));
  const deeds = graph.order.map(({ stored }) => deedOf(stored.entry.events.filter(isCaseEvent)));
  const fates = fatesOf(graph, deeds, findForks(graph, deeds), []);
  let folded: CaseFolded | null = null;
  const fated: FatedEntry[] = [];
  graph.order.forEach(({ id, station, seq, stored: { entry } }, place) => {
    const fate = fates[place] ?? 'effective';
    const accounts = accountsOf(views, station);
    if (folded === null && !isMaking(entry)) return;
    if (fate === 'effective' || folded === null) folded = withEntry(folded, entry, accounts);
    else folded = withFated(folded, entry, fate, accounts);
    if (fate !== 'effective') fated.push({ entry: id, station, seq, fate });
  });
  if (folded === null) return null;
  return {
    ...(folded as CaseFolded),
    tips: graph.tips.map(({ id }) => id).sort(),
    stations: stationsOf(entries),
    conflicts: [],
    fates: fated,
  };
}

const nodeOf = (stored: StoredEntry): Node => {
  const { station, seq, lamport, casePrev } = stored.entry;
  return { id: stored.id, station, seq, lamport, casePrev, stored };
};
