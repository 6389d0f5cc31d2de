/** The buttons of a case, or of one of its objections, as screens draw them. */
import { refusalView } from '#electron/services/desk/trouble';
import type { ActionView } from '#shared/contract/action-view';
import { actionsOn } from '#shared/regulation/casework/actions';
import type { Facts } from '#shared/regulation/casework/facts';
import type { Objection } from '#shared/regulation/casework/objection';
import type { CaseState } from '#shared/regulation/casework/state';
import { isLegalStep } from '#shared/regulation/casework/transitions';
import { cited } from '#shared/regulation/profiles/profile';

/** Legal steps on the case (`about` null) or on one objection, in the words of the case's own rules. */
export function actionsOf(state: CaseState, facts: Facts, about: Objection | null): ActionView[] {
  return actionsOn(state, facts, about)
    .filter(({ transition }) => isLegalStep(transition))
    .map(({ transition, objection, refusals, main }) => ({
      transition: transition.id,
      command: transition.command,
      label: transition.label,
      objection,
      main,
      basis: [...cited(facts.profile, transition.basis)],
      refusals: refusals.map((refusal) =>
        refusalView({ ...refusal, clauses: cited(facts.profile, refusal.clauses) }),
      ),
    }));
}
