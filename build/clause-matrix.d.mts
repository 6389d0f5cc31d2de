// Types of clause-matrix.mjs, for the tests that hold it.

export interface Act {
  readonly kind: string;
  readonly label: string;
  readonly id: string;
}

/** One line of `desk clauses`. */
export interface Clause {
  readonly id: string;
  readonly relevance: 'core' | 'supporting' | 'record-only' | 'not-software';
  readonly reading: string;
  readonly acts: readonly Act[];
  /** Clauses that say the same in another text. */
  readonly servedBy: readonly string[];
  readonly lost: readonly string[];
}

/** A test that names clauses. */
export interface NamingTest {
  readonly title: string;
  readonly file: string;
  /** Clauses in its own title. */
  readonly own: readonly string[];
  /** Which of the clauses in its title and those of its groups it touched; null where nobody watched. */
  readonly touched: readonly string[] | null;
  readonly passed: boolean;
}

export interface Line extends Clause {
  readonly tests: readonly NamingTest[];
  readonly screens: readonly NamingTest[];
}

export interface Problem {
  /** The clause it is about. */
  readonly about: string;
  readonly words: string;
}

export function matrixOf(clauses: readonly Clause[], tests: readonly NamingTest[]): readonly Line[];
export function problemsOf(clauses: readonly Clause[], tests: readonly NamingTest[]): readonly Problem[];
export function tableOf(lines: readonly Line[]): string;
