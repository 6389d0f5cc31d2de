// Index keys and answers for the key-value peers: rows stand under their status, place and time, newest first.
import type { CaseRow } from '../cases/case-fold';
import type { FoundRow, RowAnswer, RowQuestion } from './bench-store';

/** Later than any moment of a case: what is left until then ascends where time descends. */
const END_OF_TIME = 9_999_999_999_999;

/** A moment as text that ascends from the newest to the earliest. */
const newestFirst = (ms: number): string => String(END_OF_TIME - ms).padStart(13, '0');

export const statusKey = (row: CaseRow): string => `s!${row.status}!${newestFirst(row.changedAt)}`;
export const placeKey = (row: CaseRow): string =>
  `p!${row.status}!${row.division}!${newestFirst(row.changedAt)}`;

/** The keys under which the candidates of a question stand: from `gte` to below `lt`, newest first. */
export function rangeOf({ status, division }: RowQuestion): { readonly gte: string; readonly lt: string } {
  const prefix = status === null ? 's!' : division === null ? `s!${status}!` : `p!${status}!${division}!`;
  return { gte: prefix, lt: `${prefix.slice(0, -1)}"` };
}

/** Whether a page can be read off the keys without looking at every row. */
export const isPlain = ({ text, status, counted }: RowQuestion): boolean =>
  text === '' && status !== null && !counted;

/** Picks the answer from candidates that stand newest first within each status. */
export function answerFrom(candidates: Iterable<FoundRow>, question: RowQuestion): RowAnswer {
  const { text, order, offset, limit, status } = question;
  const found: FoundRow[] = [];
  for (const row of candidates) {
    if (text === '' || row.name.includes(text) || row.subject.includes(text) || row.number.includes(text))
      found.push(row);
  }
  if (status === null) found.sort((a, b) => b.changedAt - a.changedAt);
  if (order === 'earliest') found.reverse();
  return { total: question.counted ? found.length : null, rows: found.slice(offset, offset + limit) };
}
