// The fold with which our store keeps the benchmark's cases: the same states and rows as the peers', one table,
// and nothing in memory but a count.
import type { EntryId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import { type Fold, ONE_CHAIN, type TableSpec } from '#shared/journal/fold';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Act, rowOf, stateAfter } from '../cases/case-fold';
import type { HistoryLine } from '../stores/bench-store';

/** A case as a document: its state, its latest entry, and what was done when and by whom. */
export interface CaseDocument {
  readonly state: CaseState;
  readonly tip: EntryId;
  readonly log: readonly HistoryLine[];
}

export interface BenchTables {
  readonly cases: CaseDocument;
}

/** Later than any moment of a case. */
const END_OF_TIME = 9_999_999_999_999;

/** Group in which the cases of one state and place stand. */
export const clusterOf = (status: string, division: string): string => `${status}/${division}`;

const CASES: TableSpec<CaseDocument> = {
  columns: {
    number: 'text',
    name: 'text',
    subject: 'text',
    status: 'code',
    division: 'code',
    changedAt: 'int',
    version: 'int',
  },
  search: ['name', 'subject', 'number'],
  row: ({ state }) => rowOf(state),
  cluster: (row) => clusterOf(String(row.status), String(row.division)),
  order: (row) => String(END_OF_TIME - Number(row.changedAt)).padStart(13, '0'),
};

/** Number of entries; the store's own fold needs a state. */
export interface Counted {
  entries: number;
}

export const BENCH_FOLD: Fold<Counted, BenchTables> = {
  ...ONE_CHAIN,
  version: 1,
  tables: { cases: CASES },
  create: () => ({ entries: 0 }),
  applyToDocuments: (_, documents, entry: Entry, id) => {
    if (entry.case === null) return;
    const known = documents.get('cases', entry.case);
    const line = { at: entry.claimedAt, actor: entry.actor, procedure: entry.procedure };
    documents.put('cases', entry.case, {
      state: stateAfter(known?.state ?? null, entry as unknown as Act),
      tip: id,
      log: [...(known?.log ?? []), line],
    });
  },
  applyToDesk: (desk) => {
    desk.entries += 1;
  },
  toJson: ({ entries }) => ({ entries }),
  fromJson: (json) => ({ entries: Number((json as { readonly entries: number }).entries) }),
};
