/** Which dialog carries which step on an objection, 登记异议 of the case included. */
import type { ActionView } from '#shared/contract/action-view';
import { ReasonModal } from '../../components/ReasonModal';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { OBJECTION_STEPS as W } from '../../text/objections';
import { AddEvidenceDialog } from './AddEvidenceDialog';
import { AnswerDialog } from './AnswerDialog';
import { DecideDialog } from './DecideDialog';
import { DeclineDialog } from './DeclineDialog';
import type { ObjectionDialogProps } from './objection-dialog';
import { ProposeDialog } from './ProposeDialog';
import { RegisterDialog } from './RegisterDialog';

export interface ObjectionStepProps {
  readonly action: ActionView;
  readonly onClose: () => void;
}

/** The dialog of a step on objections; nothing for other commands. */
export function ObjectionStep({ action, onClose }: ObjectionStepProps) {
  const { view } = useOpenCase();
  const { command, label } = action;
  if (command === 'registerObjection') return <RegisterDialog {...{ label, onClose }} />;
  const objection = view.objections.find(({ number }) => number === action.objection);
  if (!objection) return null;
  switch (command) {
    case 'declineObjection':
      return <DeclineDialog {...{ objection, label, onClose }} />;
    case 'answerObjection':
      return <AnswerDialog {...{ objection, label, onClose }} />;
    case 'addObjectionEvidence':
      return <AddEvidenceDialog {...{ objection, label, onClose }} />;
    case 'proposeObjectionResult':
      return <ProposeDialog {...{ objection, label, onClose }} />;
    case 'decideObjection':
      return <DecideDialog {...{ objection, label, onClose }} />;
    case 'acceptObjection':
    case 'forwardObjection':
    case 'recordNoAnswer':
      return <ConfirmStep {...{ command, objection, label, onClose }} />;
    case 'returnObjectionResult':
    case 'withdrawObjection':
      return <ReasonStep {...{ command, objection, label, onClose }} />;
    default:
      return null;
  }
}

const CONFIRMED = {
  acceptObjection: { name: 'cases.acceptObjection', lead: W.acceptLead },
  forwardObjection: { name: 'cases.forwardObjection', lead: W.forwardLead },
  recordNoAnswer: { name: 'cases.recordNoAnswer', lead: W.noAnswerLead },
} as const;

interface ConfirmStepProps extends ObjectionDialogProps {
  readonly command: keyof typeof CONFIRMED;
}

function ConfirmStep({ command, objection, label, onClose }: ConfirmStepProps) {
  const { name, lead } = CONFIRMED[command];
  const step = useStep(name, onClose);
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({ objection: objection.number })}
      onClose={onClose}
    >
      <p>{lead}</p>
    </StepDialog>
  );
}

const WITH_REASON = {
  returnObjectionResult: { name: 'cases.returnObjectionResult', follow: W.returnFollow },
  withdrawObjection: { name: 'cases.withdrawObjection', follow: W.withdrawFollow },
} as const;

interface ReasonStepProps extends ObjectionDialogProps {
  readonly command: keyof typeof WITH_REASON;
}

function ReasonStep({ command, objection, label, onClose }: ReasonStepProps) {
  const { name, follow } = WITH_REASON[command];
  const step = useStep(name, onClose);
  return (
    <ReasonModal
      open
      title={W.title(label, objection.number)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={(reason) => void step.run({ objection: objection.number, reason })}
      onCancel={onClose}
    >
      <p>{follow}</p>
    </ReasonModal>
  );
}
