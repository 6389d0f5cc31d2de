// Small rooms: half of an area's files have at most 100 lines and none has more than 400, except tables of data
// that are read like a list and not like a text.
import type { SourceText } from './source-tree';

export const medianLimit = 100;
export const fileLimit = 400;

/** Tables of data; `/` at the end names a folder. */
export const dataTables: readonly string[] = [
  'shared/regulation/profiles/',
  'shared/regulation/clauses/',
  'shared/regulation/calendar/',
  'shared/domain/divisions.ts',
  'renderer/text/',
];

const isTable = (path: string): boolean =>
  dataTables.some((pattern) => (pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern));

const linesOf = ({ text }: SourceText): number => text.trimEnd().split('\n').length;

/** What is too long among the files of one area. */
export function sizeProblems(sources: readonly SourceText[]): readonly string[] {
  const long = sources
    .filter((source) => !isTable(source.path) && linesOf(source) > fileLimit)
    .map((source) => `${source.path}: ${linesOf(source)} lines`);
  const sorted = sources.map(linesOf).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return median > medianLimit ? [...long, `median of ${median} lines`] : long;
}
