/** A row of the clause inventory, and how to find it. Quotes are exact substrings of the official text. */
import type { ClauseId } from '#shared/domain/ids';
import { XJD_CLAUSES } from './xjd';
import { XJO_CLAUSES } from './xjo';
import { XJR_CLAUSES } from './xjr';

export interface ClauseRow {
  readonly id: string;
  readonly article: string;
  /** Short official quotation. */
  readonly quote: string;
  readonly relevance: 'core' | 'supporting' | 'record-only' | 'not-software';
}

const BY_ID = new Map([...XJR_CLAUSES, ...XJO_CLAUSES, ...XJD_CLAUSES].map((row) => [row.id, row]));

/** The clause with this id, `null` when the inventory has none. */
export function clause(id: ClauseId): ClauseRow | null {
  return BY_ID.get(id) ?? null;
}

/** Short names of the texts by the first part of a clause id. */
const SHORT_TITLES: { readonly [prefix: string]: string } = {
  XJR: '细则',
  XJO: '授权运营细则',
  XJD: '公共数据管理办法',
};

/** `细则第十四条`, as deadlines and refusals cite it; the id itself when the clause is unknown. */
export function citation(id: ClauseId): string {
  const row = clause(id);
  return row ? `${SHORT_TITLES[id.slice(0, 3)] ?? ''}${row.article}` : id;
}

/** `细则第十四条、第十五条`: each article once, in order, the text's name once. */
export function citations(ids: readonly ClauseId[]): string {
  const byText = new Map<string, Set<string>>();
  for (const id of ids) {
    const title = clause(id) ? (SHORT_TITLES[id.slice(0, 3)] ?? '') : '';
    const articles = byText.get(title) ?? new Set<string>();
    byText.set(title, articles.add(clause(id)?.article ?? id));
  }
  return [...byText].map(([title, articles]) => title + [...articles].join('、')).join('、');
}
