/** A case of the agency on a register item: what is meant, on what ground, and the steps of a revocation. */
import type { ActionView } from '#shared/contract/views';
import { useOpenCase } from '../../stores/case-store';

export interface AgencyMatterPageProps {
  /** Opens the dialog of a step: the page around holds it. */
  readonly onAction: (action: ActionView) => void;
}

/** The page 依职权办理 of the case around. */
export function AgencyMatterPage({ onAction }: AgencyMatterPageProps) {
  const { view } = useOpenCase();
  return (
    <section aria-label="依职权办理">
      {view.actions.map((action) => (
        <button type="button" key={action.transition} onClick={() => onAction(action)}>
          {action.label}
        </button>
      ))}
    </section>
  );
}
