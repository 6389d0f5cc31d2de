// What every store of the benchmark must be able to do, ours and the peers' alike. Answers are compared letter
// by letter before anything is timed, so a question has exactly one right answer.
import type { CaseState } from '#shared/regulation/casework/state';
import type { CaseRow, Filing } from '../cases/case-fold';

/** A question for rows. Without `text` any name; without `status` all cases. */
export interface RowQuestion {
  readonly status: string | null;
  readonly division: string | null;
  /** Folded text that name, subject or number contains; empty for any. */
  readonly text: string;
  readonly order: 'newest' | 'earliest';
  readonly offset: number;
  readonly limit: number;
  /** Whether the number of all matching rows is asked for as well. */
  readonly counted: boolean;
}

export interface FoundRow extends CaseRow {
  readonly id: string;
}

export interface RowAnswer {
  /** `null` when it was not asked for. */
  readonly total: number | null;
  readonly rows: readonly FoundRow[];
}

/** One entry of a case's history. */
export interface HistoryLine {
  readonly at: string;
  readonly actor: string;
  readonly procedure: string;
}

type Maybe<T> = T | Promise<T>;

/** An open store. Whatever changes it is durable when it returns. */
export interface BenchStore {
  /** Fills an empty store with whole histories, as fast as it can, and leaves it as after a day's end. */
  build(filings: Iterable<Filing>): Maybe<void>;
  /** Takes new cases over from elsewhere: one act each, all durable at the end. */
  importAll(filings: readonly Filing[]): Maybe<void>;
  /** One act at the desk. */
  save(filing: Filing): Maybe<void>;
  rows(question: RowQuestion): Maybe<RowAnswer>;
  /** The whole document of a case. */
  get(id: string): Maybe<CaseState>;
  /** `null` when the store keeps none. */
  history(id: string): Maybe<readonly HistoryLine[] | null>;
  /** What the store does from time to time to stay quick to open. */
  tidy(): Maybe<void>;
  /** A durable copy in an empty folder, or the same folder brought up to date. */
  backup(dir: string): Maybe<void>;
  /** Checks every entry of the journal, in the background; only of a store that keeps a signed history. */
  readonly verify?: () => Maybe<void>;
  close(): Maybe<void>;
}

/** How a store is told from others in the table. */
export interface Kind {
  readonly name: string;
  /** Ours is never the best peer. */
  readonly ours: boolean;
  /** Keeps every entry of a case, each chained to the one before by a hash. */
  readonly history: boolean;
  /** Largest number of cases at which it still answers in reasonable time. */
  readonly upTo: number;
  /** Loads its code, so that opening can be timed without. */
  load(): Promise<(dir: string) => Promise<BenchStore>>;
}
