/** What every dialog of a step on one objection is given. */
import type { ObjectionView } from '#shared/contract/objection-view';

export interface ObjectionDialogProps {
  readonly objection: ObjectionView;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}
