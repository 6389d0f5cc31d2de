/** The supervisor approves the proposed result: what it is, whose it is, and what follows (XJR-16-9 to 16-11). */
import { Alert } from 'antd';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { OBJECTION_STEPS as W } from '../../text/objections';
import type { ObjectionDialogProps } from './objection-dialog';
import { holdingOnes, namesOf } from './objection-marks';
import { ResultPreview } from './ResultPreview';

export function DecideDialog({ objection, label, onClose }: ObjectionDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.decideObjection', onClose);
  const { proposal } = objection;
  if (!proposal) return null;
  const { upheld } = proposal;
  const others = view.objections.filter(
    ({ number, closedOn }) => number !== objection.number && closedOn === null,
  );
  const holding = holdingOnes(others);
  const after = upheld
    ? others.length > 0
      ? W.decideMoots(namesOf(others))
      : ''
    : holding.length > 0
      ? W.decideOthers(namesOf(holding))
      : W.decideResumes;
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      width={820}
      danger={upheld}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({ objection: objection.number })}
      onClose={onClose}
    >
      <Alert
        showIcon
        type={upheld ? 'warning' : 'info'}
        title={`${upheld ? W.decideLead.upheld : W.decideLead.notUpheld}${after}`}
      />
      <p>
        {view.number} · {view.name} · {W.proposedBy} {proposal.by}
      </p>
      <ResultPreview
        objection={objection}
        facts={proposal.facts}
        reasons={proposal.reasons}
        upheld={upheld}
      />
    </StepDialog>
  );
}
