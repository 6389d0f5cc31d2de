/**
 * Runs a query over row sources: filters section by section, merges them by the table's order or selects by
 * a column, and decodes only the rows of the page.
 */
import { Heap } from './heap';
import { Needle } from './needle';
import { compareRows, compareText } from './row-layout';
import type { OverlayRow } from './row-overlay';
import type { LiveSection, RowSource, RowSources } from './row-source';
import type { Section } from './section';
import type { FoundRow, FoundRows, RowFilter, RowQuery } from './tables-types';

/** The rows of a section that match, ascending; null for all of them that count. */
interface Matches {
  readonly live: LiveSection;
  readonly hits: readonly number[] | null;
}

/** Whether a query asks for more than groups. */
export const isFiltered = (filter: RowFilter): boolean =>
  filter.where !== undefined || (filter.text ?? '') !== '';

/** What is sought in one section, and where it first is. */
interface Sought {
  readonly needle: Needle;
  readonly place: number;
}

/** The hits of a filter in one section. */
function matchesIn(live: LiveSection, filter: RowFilter, sought: Sought | null): readonly number[] {
  const { section, mask } = live;
  const wanted = filter.where ? filter.where(section) : (): boolean => true;
  const hits: number[] = [];
  if (wanted === null) return hits;
  const take = (i: number): void => {
    if (mask?.[i] !== 1 && wanted(i)) hits.push(i);
  };
  if (sought) section.search(sought.needle, sought.place, take);
  else for (let i = 0; i < section.n; i++) take(i);
  return hits;
}

function allMatches({ packed, added }: RowSources, filter: RowFilter): readonly Matches[] {
  const text = filter.text ?? '';
  const needle = text === '' ? null : new Needle(text);
  const found: Matches[] = [];
  const look = (source: RowSource): void => {
    // Most sections of a long list hold no hit: these are passed over with one look at their bytes.
    const place = needle ? source.section().firstPlace(needle) : 0;
    if (place < 0) return;
    const live = source.open();
    const hits = matchesIn(live, filter, needle && { needle, place });
    if (hits.length > 0) found.push({ live, hits });
  };
  for (const source of packed) look(source);
  for (const source of added()) look(source);
  return found;
}

/** Number of rows that match. Without a filter it is known from the directory: ask that. */
export function countMatches(sources: RowSources, filter: RowFilter): number {
  return allMatches(sources, filter).reduce((sum, { hits }) => sum + (hits?.length ?? 0), 0);
}

const foundRow = (section: Section, i: number): FoundRow => ({ key: section.key(i), row: section.row(i) });

/** A place in one of several ascending sequences of rows. */
interface Head {
  readonly order: string;
  readonly key: string;
  /** Whether it stands at a row; before its first step it stands where no row of it can be before. */
  readonly begun: boolean;
  /** Goes to the next row; false at the end. */
  step(): boolean;
  /** The row it stands at. */
  found(): FoundRow;
}

/** The rows of a section, which is opened at the first step. */
class SectionHead implements Head {
  order: string;
  key: string;
  readonly #open: () => Matches;
  #matches: Matches | null = null;
  #next = -1;

  constructor(first: RowSource['first'], open: () => Matches) {
    this.order = first.order;
    this.key = first.key;
    this.#open = open;
  }

  get begun(): boolean {
    return this.#matches !== null;
  }

  step(): boolean {
    this.#matches ??= this.#open();
    const { live, hits } = this.#matches;
    const { section, mask } = live;
    this.#next += 1;
    if (hits === null) while (this.#next < section.n && mask?.[this.#next] === 1) this.#next += 1;
    if (this.#next >= (hits?.length ?? section.n)) return false;
    const i = hits === null ? this.#next : (hits[this.#next] ?? 0);
    this.order = section.order(i);
    this.key = section.key(i);
    return true;
  }

  found(): FoundRow {
    if (this.#matches === null) throw new Error('a row before the first');
    const { live, hits } = this.#matches;
    return foundRow(live.section, hits === null ? this.#next : (hits[this.#next] ?? 0));
  }
}

/** Rows of the overlay. Only those on the page are asked for their columns. */
class OverlayHead implements Head {
  readonly begun = true;
  readonly #rows: readonly OverlayRow[];
  #at: OverlayRow;
  #next = 0;

  constructor(rows: readonly OverlayRow[], first: OverlayRow) {
    this.#rows = rows;
    this.#at = first;
  }

  get order(): string {
    return this.#at.order;
  }

  get key(): string {
    return this.#at.key;
  }

  step(): boolean {
    this.#next += 1;
    const at = this.#rows[this.#next];
    if (at) this.#at = at;
    return at !== undefined;
  }

  found(): FoundRow {
    return { key: this.#at.key, row: this.#at.row().row };
  }
}

/** The page of several ascending sequences merged; a sequence that begins beyond it is never opened. */
function mergedPage(heads: readonly Head[], offset: number, limit: number): readonly FoundRow[] {
  const heap = new Heap<Head>((a, b) => compareRows(a, b) < 0);
  for (const head of heads) heap.push(head);
  const rows: FoundRow[] = [];
  let passed = 0;
  while (rows.length < limit) {
    const head = heap.top();
    if (!head) break;
    if (head.begun && passed++ >= offset) rows.push(head.found());
    if (head.step()) heap.replaceTop(head);
    else heap.pop();
  }
  return rows;
}

/** A row that may be on a page ordered by a column. */
interface Candidate {
  readonly value: string | number;
  readonly key: string;
  readonly section: Section;
  readonly i: number;
}

const compareValues = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));

/** Reads a column's values of a section, whatever its kind. */
function valueReader(section: Section, column: string): (i: number) => string | number {
  const kind = section.kindOf(column);
  if (kind === 'int') {
    const values = section.ints(column);
    return (i) => values[i] ?? 0;
  }
  if (kind === 'text') return (i) => section.text(column, i);
  const codes = section.codes(column);
  const texts = section.codeTexts(column);
  return (i) => texts[codes[i] ?? 0] ?? '';
}

/** The page of all matches ordered by a column: keeps only as many rows as the page's end is away. */
function selectedPage(
  matches: readonly Matches[],
  column: string,
  descending: boolean,
  offset: number,
  limit: number,
): readonly FoundRow[] {
  const sign = descending ? -1 : 1;
  const compare = (a: Candidate, b: Candidate): number =>
    sign * compareValues(a.value, b.value) || compareText(a.key, b.key);
  const wanted = offset + limit;
  const kept = new Heap<Candidate>((a, b) => compare(a, b) > 0);
  for (const { live, hits } of matches) {
    const { section } = live;
    const read = valueReader(section, column);
    for (const i of hits ?? []) {
      const value = read(i);
      const worst = kept.top();
      const full = kept.size >= wanted;
      // Most rows are turned away by their value alone, before their key is decoded.
      if (full && worst && sign * compareValues(value, worst.value) > 0) continue;
      const candidate = { value, key: section.key(i), section, i };
      if (!full) kept.push(candidate);
      else if (worst && compare(candidate, worst) < 0) kept.replaceTop(candidate);
    }
  }
  const ordered: Candidate[] = [];
  for (let item = kept.pop(); item; item = kept.pop()) ordered.push(item);
  return ordered
    .reverse()
    .slice(offset)
    .map(({ section, i }) => foundRow(section, i));
}

/** A page of all rows in the table's own order. */
function firstRows({ packed, addedRows }: RowSources, offset: number, limit: number): readonly FoundRow[] {
  const heads: Head[] = packed.map(
    (source) => new SectionHead(source.first, () => ({ live: source.open(), hits: null })),
  );
  for (const rows of addedRows()) {
    const [first] = rows;
    if (first) heads.push(new OverlayHead(rows, first));
  }
  return mergedPage(heads, offset, limit);
}

/** Answers a query. `countAll` is the number of rows in the wanted groups. */
export function runQuery(sources: RowSources, query: RowQuery, countAll: () => number): FoundRows {
  const { order = 'section', offset = 0, limit } = query;
  if (order === 'section' && !isFiltered(query))
    return { total: countAll(), rows: firstRows(sources, offset, limit) };
  const matches = allMatches(sources, query);
  const total = matches.reduce((sum, { hits }) => sum + (hits?.length ?? 0), 0);
  if (limit === 0) return { total, rows: [] };
  if (order !== 'section')
    return { total, rows: selectedPage(matches, order.column, order.descending, offset, limit) };
  const heads = matches.map((found) => new SectionHead({ order: '', key: '' }, () => found));
  return { total, rows: mergedPage(heads, offset, limit) };
}
