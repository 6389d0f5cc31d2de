/**
 * A small fold of cases that several stations write in: what a case says is the texts of its entries in the one order
 * of all entries, and a table that all cases share counts how often each text was said. It does not depend on the
 * order in which entries arrive.
 */
import type { CaseId, EntryId } from '#shared/domain/ids';
import type { Entry, StoredEntry } from '#shared/journal/entry';
import type { Documents, Fold } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';

interface Line {
  readonly lamport: number;
  readonly station: string;
  readonly seq: number;
  readonly id: EntryId;
  readonly text: string;
}

/** One case. */
export interface Letter {
  readonly case: CaseId;
  readonly tips: readonly EntryId[];
  readonly lines: readonly Line[];
  /** How often it was folded anew; not part of what it says. */
  readonly refolds: number;
}

export interface LetterTables {
  readonly letters: Letter;
  /** Cases in which a text was said. */
  readonly words: { readonly cases: readonly CaseId[] };
}

/** How many entries of each station were folded. */
export interface Letters {
  readonly heard: Map<string, number>;
}

const textOf = ({ events: [event] }: Entry): string => (event?.type === 'clockConfirmed' ? event.reason : '');

const lineOf = ({ entry, id }: StoredEntry): Line => {
  const { lamport, station, seq } = entry;
  return { lamport, station, seq, id, text: textOf(entry) };
};

const byCause = (a: Line, b: Line): number =>
  a.lamport - b.lamport || (a.station < b.station ? -1 : Number(a.station > b.station)) || a.seq - b.seq;

function tipsOf(entries: readonly StoredEntry[]): readonly EntryId[] {
  const followed = new Set(entries.flatMap(({ entry }) => entry.casePrev));
  return entries.flatMap(({ id }) => (followed.has(id) ? [] : [id])).sort();
}

function noteWord(documents: Documents<LetterTables>, text: string, of: CaseId): void {
  const cases = documents.get('words', text)?.cases ?? [];
  if (!cases.includes(of)) documents.put('words', text, { cases: [...cases, of].sort() });
}

export const letters: Fold<Letters, LetterTables> = {
  version: 1,
  tables: {
    letters: {
      columns: { case: 'text', lines: 'int' },
      search: ['case'],
      row: (letter) => ({ case: letter.case, lines: letter.lines.length }),
      cluster: () => '',
      order: (row) => String(row.case),
    },
    words: { columns: {}, search: [], row: () => null, cluster: () => '', order: () => '' },
  },
  create: () => ({ heard: new Map() }),
  applyToDocuments(_desk, documents, entry, id) {
    if (entry.case === null) return;
    const before = documents.get('letters', entry.case);
    documents.put('letters', entry.case, {
      case: entry.case,
      tips: [id],
      lines: [...(before?.lines ?? []), lineOf({ entry, id })],
      refolds: before?.refolds ?? 0,
    });
    noteWord(documents, textOf(entry), entry.case);
  },
  applyToDesk({ heard }, { station }) {
    heard.set(station, (heard.get(station) ?? 0) + 1);
  },
  goesOn(_desk, documents, entry) {
    if (entry.case === null) return true;
    const tips = documents.get('letters', entry.case)?.tips ?? [];
    return tips.length === entry.casePrev.length && tips.every((tip, at) => tip === entry.casePrev[at]);
  },
  refold(_desk, documents, of, entriesOf) {
    const entries = entriesOf(of);
    const lines = entries.map(lineOf).sort(byCause);
    const refolds = (documents.get('letters', of)?.refolds ?? 0) + 1;
    documents.put('letters', of, { case: of, tips: tipsOf(entries), lines, refolds });
    for (const { text } of lines) noteWord(documents, text, of);
  },
  touches: () => [],
  unsettles: () => [],
  toJson: ({ heard }) => [...heard] as unknown as Json,
  fromJson: (json) => ({ heard: new Map(json as unknown as [string, number][]) }),
};
