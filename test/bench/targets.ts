// What the benchmark is to show at the largest size, as data: how each number is judged, what is needed, what is
// aimed at. Ratios are to the best encrypted, durable peer of the same run.
import type { Measure } from './run/samples';

/** Whom a number is held against. */
export type Against =
  /** The best of all peers. */
  | 'best'
  /** The best peer that keeps a chained history too. */
  | 'history'
  /** Our own number in a store of 1,000 cases. */
  | 'small'
  /** Reading and hashing our own files. */
  | 'hashing'
  /** Nobody: the number itself is judged. */
  | 'absolute';

export interface Target {
  readonly id: string;
  readonly words: string;
  /** With several, the worst of them counts. */
  readonly measures: readonly Measure[];
  readonly of: 'median' | 'p99' | 'max';
  readonly against: Against;
  /** `null`: only aimed at. */
  readonly needed: number | null;
  readonly aimed: number;
}

const target = (
  id: string,
  words: string,
  measure: Measure,
  against: Against,
  needed: number | null,
  aimed: number,
): Target => ({ id, words, measures: [measure], of: 'median', against, needed, aimed });

export const TARGETS: readonly Target[] = [
  target('save', 'durable save', 'save', 'best', 0.8, 0.55),
  target('save-history', 'durable save, peer with history', 'save', 'history', null, 0.4),
  { ...target('save-p99', 'durable save, 99th percentile', 'save', 'best', null, 1), of: 'p99' },
  target('save-flat', 'save at this size to save at 1,000', 'save', 'small', 1.1, 1.05),
  target('start', 'process start to first rows', 'start', 'best', 1, 0.9),
  target('open', 'open and first rows, code loaded', 'open', 'best', null, 0.5),
  target('start-crash', 'process start to first rows after a crash', 'startAfterCrash', 'best', 1, 1),
  target('first-filter', 'first filtered list after opening', 'firstFilter', 'best', null, 0.2),
  target('filter', 'filtered list', 'filter', 'best', 0.5, 0.1),
  target('page-20', 'page 20 of a filtered list', 'page20', 'best', null, 0.4),
  target('search-5', 'text search, five characters', 'search5', 'best', 1, 0.5),
  target('search-2', 'text search, two characters', 'search2', 'best', 0.2, 0.05),
  target('import', 'import, peer with history', 'import', 'history', 0.5, 0.25),
  target('import-plain', 'import, any peer', 'import', 'best', null, 0.5),
  target('import-tidied', 'import with tidying, peer with history', 'importTidied', 'history', null, 0.5),
  target('bytes', 'bytes on disk, ours with history, any peer', 'bytes', 'best', 0.25, 0.15),
  target('bytes-history', 'bytes on disk, peer with history', 'bytes', 'history', null, 0.08),
  target('backup', 'full backup', 'backup', 'best', 0.3, 0.15),
  target('backup-again', 'backup after 100 edits', 'backupAgain', 'best', null, 0.01),
  target('read', 'one case with its document', 'read', 'best', 2, 1),
  target('memory-first', 'memory at the first page', 'rssFirstPage', 'best', 1, 0.9),
  target('memory-mixed', 'memory after a mixed workload', 'rssMixed', 'best', 1.5, 1),
  target(
    'verify',
    'verification of the whole chain to reading and hashing it',
    'verify',
    'hashing',
    null,
    1.2,
  ),
  {
    id: 'stall',
    words: 'longest stall of the main thread, ms',
    measures: ['stallImport', 'stallTidy', 'stallBackup', 'stallVerify'],
    of: 'max',
    against: 'absolute',
    needed: 50,
    aimed: 8,
  },
];
