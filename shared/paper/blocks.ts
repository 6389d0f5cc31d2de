/** Blocks of letters in the forms that builders use again and again. They add no words of their own but 无. */
import type { DocumentBlock } from './model';

export const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text });

export const note = (text: string): DocumentBlock => ({ kind: 'note', text });

/** `[label, value]` rows; an empty value is printed as a dash, so that nothing looks forgotten. */
export const facts = (rows: readonly (readonly [label: string, value: string])[]): DocumentBlock => ({
  kind: 'facts',
  rows: rows.map(([label, value]) => ({ label, value: value === '' ? '—' : value })),
});

/** A table with its rows numbered in a first column 序号. */
export function numbered(
  columns: readonly (readonly [title: string, width: number])[],
  rows: readonly (readonly string[])[],
): DocumentBlock {
  return {
    kind: 'table',
    columns: [{ title: '序号', width: 8 }, ...columns.map(([title, width]) => ({ title, width }))],
    rows: rows.map((row, index) => [String(index + 1), ...row.map((cell) => (cell === '' ? '—' : cell))]),
  };
}

/** What somebody typed as a sentence: one full stop at its end, 无 when nothing was typed. */
export function sentence(text: string): string {
  const bare = text.trim().replace(/[。；;，,.\s]+$/u, '');
  return bare === '' ? '无。' : /[？！]$/u.test(bare) ? bare : `${bare}。`;
}
