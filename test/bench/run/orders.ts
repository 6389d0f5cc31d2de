// What the parent asks a store's process to do, and what it hears back. Plain data: it goes through a pipe.
import type { TimedQuestion } from './questions';
import type { Watched } from './stall';

export type Order =
  /** Opens the store in a folder that holds `cases` cases. */
  | { readonly do: 'open'; readonly kind: string; readonly dir: string; readonly cases: number }
  /** Makes a store of `cases` cases with their histories. */
  | { readonly do: 'build'; readonly kind: string; readonly dir: string; readonly cases: number }
  /** Takes `cases` new cases over into a fresh store. */
  | { readonly do: 'import'; readonly kind: string; readonly dir: string; readonly cases: number }
  /** Edits one case after the other, beginning with edit number `from`. */
  | { readonly do: 'save'; readonly from: number; readonly count: number }
  | {
      readonly do: 'ask';
      readonly question: TimedQuestion;
      readonly times: number;
      readonly budgetMs: number;
    }
  | { readonly do: 'read'; readonly from: number; readonly times: number }
  /** Digests of all answers. */
  | { readonly do: 'compare' }
  | { readonly do: 'tidy' }
  | { readonly do: 'verify' }
  | { readonly do: 'backup'; readonly dir: string }
  | { readonly do: 'close' };

/** Only what an order gives is set. */
export interface Answer {
  /** Milliseconds of each repetition. */
  readonly times?: readonly number[];
  readonly watched?: Watched;
  /** Digest of each answer by its question; `null` where the store keeps no history. */
  readonly digests?: Readonly<Record<string, string | null>>;
}

export type Reply = { readonly answer: Answer } | { readonly fault: string };
