/** A row of the clause inventory, and how to find it. Quotes are exact substrings of the official text. */
import type { ClauseId } from '#shared/domain/ids';
import { XJR_CLAUSES } from './xjr';

export interface ClauseRow {
  readonly id: string;
  readonly article: string;
  /** Short official quotation. */
  readonly quote: string;
  readonly relevance: 'core' | 'supporting' | 'record-only' | 'not-software';
}

const BY_ID = new Map(XJR_CLAUSES.map((row) => [row.id, row]));

/** The clause with this id, `null` when the inventory has none. */
export function clause(id: ClauseId): ClauseRow | null {
  return BY_ID.get(id) ?? null;
}

/** `细则第十四条`, as deadlines and refusals cite it; the id itself when the clause is unknown. */
export function citation(id: ClauseId): string {
  const row = clause(id);
  return row ? `细则${row.article}` : id;
}

/** `细则第十四条、第十五条`: each article once, in order. */
export function citations(ids: readonly ClauseId[]): string {
  return [...new Set(ids.map(citation))].join('、').replaceAll('、细则', '、');
}
