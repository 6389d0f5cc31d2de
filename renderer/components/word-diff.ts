/**
 * Which words of two texts differ: Chinese sign by sign, words of other scripts and numbers whole. Made for
 * fields of a form; it knows nothing of what the texts mean and never shortens them.
 */

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A Han sign, a number or word of any other script with its marks, a run of spaces, or one other sign. */
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\s+|./gsu;

/** Cells of the table of the longest common part; texts beyond it are told as replaced where they differ. */
const MOST_CELLS = 1_000_000;

/** The pieces of `before` and `after` in reading order; joined without `added` they are `before`. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const a = before.match(TOKEN) ?? [];
  const b = after.match(TOKEN) ?? [];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return joined([
    ...pieces('same', a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...pieces('same', a.slice(a.length - tail)),
  ]);
}

const pieces = (kind: Piece['kind'], tokens: readonly string[]): readonly Piece[] =>
  tokens.map((text) => ({ kind, text }));

function middle(a: readonly string[], b: readonly string[]): readonly Piece[] {
  if (a.length * b.length > MOST_CELLS) return [...pieces('removed', a), ...pieces('added', b)];
  const width = b.length + 1;
  // Length of the longest common part of what follows (i, j).
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      found.push({ kind: 'same', text: left });
      [i, j] = [i + 1, j + 1];
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', text: left });
      i += 1;
    } else {
      found.push({ kind: 'added', text: right ?? '' });
      j += 1;
    }
  }
  return found;
}

/** Neighbours of one kind as one piece. */
function joined(found: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of found) {
    const last = result.at(-1);
    if (last?.kind === piece.kind)
      result[result.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
