/**
 * Finds rows of the clause inventory and writes citations. Quotes are exact substrings of the official texts;
 * readings are ours and must never be shown as official words.
 */
import type { ClauseId } from '#shared/domain/ids';
import type { ClauseRow } from './clause-row';
import { NDR_CLAUSES } from './ndr';
import { type RegulationText, TEXT_PREFIXES, TEXTS, type TextPrefix } from './texts';
import { TJR_CLAUSES } from './tjr';
import { XJD_CLAUSES } from './xjd';
import { XJO_CLAUSES } from './xjo';
import { XJR_CLAUSES } from './xjr';

const BY_TEXT: { readonly [prefix in TextPrefix]: readonly ClauseRow[] } = {
  XJR: XJR_CLAUSES,
  NDR: NDR_CLAUSES,
  XJO: XJO_CLAUSES,
  XJD: XJD_CLAUSES,
  TJR: TJR_CLAUSES,
};

const BY_ID = new Map(TEXT_PREFIXES.flatMap((prefix) => BY_TEXT[prefix]).map((row) => [row.id, row]));

/** The clause with this id, `null` when the inventory has none. */
export function clause(id: ClauseId): ClauseRow | null {
  return BY_ID.get(id) ?? null;
}

/** Every clause of one text, by article and running number. */
export function clausesOf(prefix: TextPrefix): readonly ClauseRow[] {
  return BY_TEXT[prefix];
}

/** The text a clause id belongs to, `null` when the inventory has no such clause. */
export function textOf(id: ClauseId): RegulationText | null {
  const prefix = TEXT_PREFIXES.find((known) => id.startsWith(`${known}-`));
  return prefix && BY_ID.has(id) ? TEXTS[prefix] : null;
}

/** `《公共数据资源登记管理暂行办法》（发改数据规〔2025〕26号）`, as a letter first names it; '' when unknown. */
export function fullTitleOf(id: ClauseId): string {
  return textOf(id)?.letterTitle ?? '';
}

/** `细则第十四条`, as deadlines and refusals cite it; the id itself when the clause is unknown. */
export function citation(id: ClauseId): string {
  const row = clause(id);
  return row ? `${textOf(id)?.shortTitle ?? ''}${row.article}` : id;
}

/** `细则第十四条、第十五条`: each article once, in order, the text's name once. */
export function citations(ids: readonly ClauseId[]): string {
  const byText = new Map<string, Set<string>>();
  for (const id of ids) {
    const title = textOf(id)?.shortTitle ?? '';
    const articles = byText.get(title) ?? new Set<string>();
    byText.set(title, articles.add(clause(id)?.article ?? id));
  }
  return [...byText].map(([title, articles]) => title + [...articles].join('、')).join('、');
}
