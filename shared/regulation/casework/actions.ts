/** Which buttons a case offers to a person: drawn from the same table that guards the service. */
import type { Refusal } from '#shared/domain/refusal';
import { guardRefusals } from './decide';
import type { Facts } from './facts';
import type { Objection } from './objection';
import type { CaseState } from './state';
import { rowsFor, type Transition } from './transitions';

export interface AvailableAction {
  readonly transition: Transition;
  /** The objection it is about; `null` for steps of the case. */
  readonly objection: number | null;
  /** Why the step is not possible now; empty when it is. */
  readonly refusals: readonly Refusal[];
  /** The one main button of the page, or of the objection. */
  readonly main: boolean;
}

/** Legal steps and edits that this person's roles reach in this state, those on objections included. */
export const availableActions = (state: CaseState, facts: Facts): readonly AvailableAction[] =>
  [null, ...state.objections].flatMap((objection) => actionsOn(state, facts, objection));

/** Those on the case itself (`null`), or on one of its objections. */
export function actionsOn(
  state: CaseState,
  facts: Facts,
  objection: Objection | null,
): readonly AvailableAction[] {
  const reachable = rowsFor(state, facts, objection)
    .filter((row) => row.by.some((role) => facts.actor.roles.includes(role)))
    .map((transition) => ({
      transition,
      objection: objection?.number ?? null,
      refusals: guardRefusals(transition, state, facts, objection),
    }));
  const candidates = reachable.filter(({ transition }) => transition.main);
  const main = candidates.find(({ refusals }) => refusals.length === 0) ?? candidates[0];
  return reachable.map((action) => ({ ...action, main: action === main }));
}
