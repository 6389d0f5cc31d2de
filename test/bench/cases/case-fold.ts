// What every store of the benchmark keeps of a case: its state now, and the row that lists show. One pure
// function for all stores, so that their answers can be the same to the letter.
import type { CaseId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolve } from '#shared/regulation/casework/evolve';
import type { CaseState } from '#shared/regulation/casework/state';

/** One action at the desk, before a store has given it an order or a signature. */
export interface Act {
  readonly case: CaseId;
  readonly actor: string;
  readonly role: string;
  readonly procedure: string;
  readonly commandId: string;
  readonly base: string | null;
  readonly rulePack: string;
  readonly claimedAt: Instant;
  readonly events: readonly CaseEvent[];
}

/** A line of a list. Its `name` and `subject` are folded for search, in every store alike. */
export type CaseRow = {
  readonly number: string;
  readonly name: string;
  readonly subject: string;
  readonly status: string;
  readonly division: string;
  /** Milliseconds; no two cases have the same. */
  readonly changedAt: number;
  readonly version: number;
};

/** A case as it is given to a store: acts that are new to it, and what the case is after them. */
export interface Filing {
  readonly acts: readonly Act[];
  readonly state: CaseState;
  readonly row: CaseRow;
}

/**
 * The state after an act. The second copy of the form that a receipt keeps is left out: repeating itself, it
 * would flatter whoever compresses.
 */
export function stateAfter(state: CaseState | null, act: Act): CaseState {
  let now = state;
  for (const event of act.events)
    now = evolve(now, { event, at: act.claimedAt, by: act.actor as CaseState['people']['drafters'][number] });
  if (now === null) throw new Error('an act without events');
  return { ...now, submitted: null, version: now.version + 1 };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The row of a state. */
export const rowOf = (state: CaseState): CaseRow => ({
  number: state.number,
  name: nameKey(text(state.application.dataRegistName)),
  subject: nameKey(text(state.subject.institutionName)),
  status: state.status,
  division: text(state.subject.regionCode),
  changedAt: Date.parse(state.changedAt),
  version: state.version,
});
