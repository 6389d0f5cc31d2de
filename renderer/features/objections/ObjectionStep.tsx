/** Which dialog carries which step on an objection, 登记异议 of the case included. */
import type { ActionView } from '#shared/contract/views';

export interface ObjectionStepProps {
  readonly action: ActionView;
  readonly onClose: () => void;
}

/** The dialog of a step on objections; nothing for other commands. */
export function ObjectionStep({ action }: ObjectionStepProps) {
  return action.objection === null ? null : <p>{action.label}</p>;
}
