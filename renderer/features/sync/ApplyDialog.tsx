/** The last look before a bundle is taken in: the sentence of its preview once more, and that nothing is deleted. */
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync';
import { newCommandId } from '../../bridge/client';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { watchWork } from '../../stores/sync-store';
import { SYNC as S, IN as W } from '../../text/sync';
import { WorkBar } from './WorkBar';

interface ApplyDialogProps {
  readonly bundle: IncomingBundle;
  readonly plan: ImportPlan;
  readonly onClose: () => void;
  /** The preview no longer holds: it is made again, and nothing was changed. */
  readonly onStale: () => void;
  readonly onApplied: (bundle: IncomingBundle, words: string) => void;
}

export function ApplyDialog({ bundle, plan, onClose, onStale, onApplied }: ApplyDialogProps) {
  const { run, busy, failure } = useCommand('sync.apply');
  const apply = async (): Promise<void> => {
    const working = run({ commandId: newCommandId(), bundleId: bundle.bundleId, plan: plan.hash });
    watchWork();
    const answer = await working;
    if (answer && !answer.ok && answer.failure.code === 'B33_PLAN_STALE') onStale();
    if (!answer?.ok) return;
    const { newCases, changedCases, conflicts } = answer.value;
    onApplied(answer.value.bundle, W.applied(newCases, changedCases, conflicts));
  };
  return (
    <StepDialog
      title={W.applyTitle(bundle.number, bundle.from)}
      okLabel={W.apply}
      busy={busy}
      failure={failure}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <p>
        <strong>{plan.sentence}</strong>
      </p>
      <p>✓ {S.neverDeletes}</p>
      <p>{W.applyNote}</p>
      {busy ? <WorkBar /> : null}
    </StepDialog>
  );
}
