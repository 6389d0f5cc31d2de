/** The last look before a bundle is taken in: the sentence of its preview once more, and that nothing is deleted. */
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useSync, watchWork } from '../../stores/sync-store';
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
  const backsUp = useSync((sync) => sync.value?.backsUp ?? false);
  const [couldNot, setCouldNot] = useState(false);
  const [without, setWithout] = useState(false);
  const apply = async (): Promise<void> => {
    const working = run({
      commandId: newCommandId(),
      bundleId: bundle.bundleId,
      plan: plan.hash,
      backup: without ? 'none' : 'each',
    });
    watchWork();
    const answer = await working;
    if (answer && !answer.ok) {
      if (answer.failure.code === 'B33_PLAN_STALE') onStale();
      if (answer.failure.code === 'NOT_BACKED_UP') setCouldNot(true);
    }
    if (!answer?.ok) return;
    const { newCases, changedCases, conflicts, backup } = answer.value;
    const words = W.applied(newCases, changedCases, conflicts);
    onApplied(answer.value.bundle, `${words}。${W.backedUp(backup)}`);
  };
  return (
    <StepDialog
      title={W.applyTitle(bundle.number, bundle.from)}
      okLabel={W.apply}
      busy={busy}
      // The bar of the work has the way to end it.
      isHeld={busy}
      failure={failure}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <p>
        <strong>{plan.sentence}</strong>
      </p>
      <p>✓ {S.neverDeletes}</p>
      <p>{W.applyNote}</p>
      <p>{backsUp ? W.backsUp : W.noBackupPlace}</p>
      {couldNot ? (
        <Checkbox checked={without} onChange={(event) => setWithout(event.target.checked)}>
          {W.withoutBackup}
        </Checkbox>
      ) : null}
      {busy ? <WorkBar /> : null}
    </StepDialog>
  );
}
