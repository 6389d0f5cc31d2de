/**
 * Which dialog carries which step of a case. The page opens them by the command's name; the features hold
 * the fields. Steps that need only a reason share one dialog.
 */
import { ReasonModal } from '../components/ReasonModal';
import { AcceptDialog } from '../features/acceptance/AcceptDialog';
import { CorrectionDialog } from '../features/acceptance/CorrectionDialog';
import { ReceiveDialog } from '../features/acceptance/ReceiveDialog';
import { ConfirmCodeDialog } from '../features/coding/ConfirmCodeDialog';
import { EnterCodeDialog } from '../features/coding/EnterCodeDialog';
import { ApproveDialog } from '../features/internal-approval/ApproveDialog';
import { EndDialog } from '../features/publicity/EndDialog';
import { PublishDialog } from '../features/publicity/PublishDialog';
import { PassDialog } from '../features/review/PassDialog';
import { ProposeDialog } from '../features/review/ProposeDialog';
import { useOpenCase, useStep } from '../stores/case-store';
import { STEP_TEXT } from '../text/case';

interface CaseStepProps {
  readonly command: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}

/** The dialog of a step; nothing for commands that have none. */
export function CaseStep({ command, label, onClose }: CaseStepProps) {
  switch (command) {
    case 'approveInternally':
      return <ApproveDialog {...{ label, onClose }} />;
    case 'receive':
      return <ReceiveDialog {...{ label, onClose }} />;
    case 'accept':
      return <AcceptDialog {...{ label, onClose }} />;
    case 'requestCorrection':
      return <CorrectionDialog {...{ label, onClose }} />;
    case 'proposeResult':
      return <ProposeDialog {...{ label, onClose }} />;
    case 'pass':
      return <PassDialog {...{ label, onClose }} />;
    case 'publish':
      return <PublishDialog {...{ label, onClose }} />;
    case 'endPublicity':
      return <EndDialog {...{ label, onClose }} />;
    case 'enterCode':
      return <EnterCodeDialog {...{ label, onClose }} />;
    case 'confirmCode':
      return <ConfirmCodeDialog {...{ label, onClose }} />;
    case 'discard':
    case 'returnToClerk':
    case 'returnToReviewer':
    case 'rejectCode':
      return <ReasonStep {...{ command, label, onClose }} />;
    default:
      return null;
  }
}

const REASON_STEPS = {
  discard: { name: 'cases.discard', follow: STEP_TEXT.discardFollow },
  returnToClerk: { name: 'cases.returnToClerk', follow: STEP_TEXT.returnToClerkFollow },
  returnToReviewer: { name: 'cases.returnToReviewer', follow: STEP_TEXT.returnToReviewerFollow },
  rejectCode: { name: 'cases.rejectCode', follow: STEP_TEXT.rejectCodeFollow },
} as const;

interface ReasonStepProps extends CaseStepProps {
  readonly command: keyof typeof REASON_STEPS;
}

function ReasonStep({ command, label, onClose }: ReasonStepProps) {
  const { view } = useOpenCase();
  const { name, follow } = REASON_STEPS[command];
  const step = useStep(name, onClose);
  return (
    <ReasonModal
      open
      title={`${label}：${view.name}（…${view.number.slice(-4)}）`}
      okLabel={label}
      danger={command === 'discard'}
      busy={step.busy}
      failure={step.failure}
      onSubmit={(reason) => void step.run({ reason })}
      onCancel={onClose}
    >
      <p>{follow}</p>
    </ReasonModal>
  );
}
