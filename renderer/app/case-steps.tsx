/**
 * Which dialog carries which step of a case. The page opens them by the command's name; the features hold
 * the fields. Steps that need only a reason, or only a look at what was proposed, share one dialog each.
 */
import type { ActionView } from '#shared/contract/action-view';
import { ProposalFacts } from '../components/ProposalFacts';
import { ReasonModal } from '../components/ReasonModal';
import { StepDialog } from '../components/StepDialog';
import { AcceptDialog } from '../features/acceptance/AcceptDialog';
import { CorrectionDialog } from '../features/acceptance/CorrectionDialog';
import { ReceiveDialog } from '../features/acceptance/ReceiveDialog';
import { RefusalDialog } from '../features/acceptance/RefusalDialog';
import { TransferDialog } from '../features/acceptance/TransferDialog';
import { AgencyStep } from '../features/agency/AgencyStep';
import { ConfirmCodeDialog } from '../features/coding/ConfirmCodeDialog';
import { EnterCodeDialog } from '../features/coding/EnterCodeDialog';
import { ApproveDialog } from '../features/internal-approval/ApproveDialog';
import { ObjectionStep } from '../features/objections/ObjectionStep';
import { EndDialog } from '../features/publicity/EndDialog';
import { PublishDialog } from '../features/publicity/PublishDialog';
import { DelayDialog } from '../features/review/DelayDialog';
import { FailDialog } from '../features/review/FailDialog';
import { HearDialog } from '../features/review/HearDialog';
import { NotifyDialog } from '../features/review/NotifyDialog';
import { PassDialog } from '../features/review/PassDialog';
import { ProposeDialog } from '../features/review/ProposeDialog';
import { WithdrawalDialog } from '../features/withdrawal/WithdrawalDialog';
import { useOpenCase, useStep } from '../stores/case-store';
import { STEP_TEXT } from '../text/case';

interface CaseStepProps {
  readonly action: ActionView;
  readonly onClose: () => void;
}

/** The dialog of a step. */
export function CaseStep({ action, onClose }: CaseStepProps) {
  const { command, label } = action;
  switch (command) {
    case 'approveInternally':
      return <ApproveDialog {...{ label, onClose }} />;
    case 'receive':
      return <ReceiveDialog {...{ label, onClose }} />;
    case 'accept':
      return <AcceptDialog {...{ label, onClose }} />;
    case 'requestCorrection':
      return <CorrectionDialog {...{ label, onClose }} />;
    case 'proposeRefusal':
      return <RefusalDialog {...{ label, onClose }} />;
    case 'proposeTransfer':
      return <TransferDialog {...{ label, onClose }} />;
    case 'proposeDelayNote':
      return <DelayDialog {...{ label, onClose }} />;
    case 'requestWithdrawal':
      return <WithdrawalDialog {...{ label, onClose }} />;
    case 'notifySubject':
      return <NotifyDialog {...{ label, onClose }} />;
    case 'hearSubject':
      return <HearDialog {...{ label, onClose }} />;
    case 'proposeResult':
      return <ProposeDialog {...{ label, onClose }} />;
    case 'pass':
      return <PassDialog {...{ label, onClose }} />;
    case 'fail':
      return <FailDialog {...{ label, onClose }} />;
    case 'publish':
      return <PublishDialog {...{ label, onClose }} />;
    case 'restartPublicity':
      return <PublishDialog again {...{ label, onClose }} />;
    case 'endPublicity':
      return <EndDialog {...{ label, onClose }} />;
    case 'enterCode':
      return <EnterCodeDialog {...{ label, onClose }} />;
    case 'confirmCode':
      return <ConfirmCodeDialog {...{ label, onClose }} />;
    case 'registerObjection':
      return <ObjectionStep {...{ action, onClose }} />;
    case 'refuse':
    case 'transfer':
    case 'explainDelay':
    case 'consentWithdrawal':
    case 'closeMoot':
    case 'printResult':
    case 'remindRenewal':
      return <PlainStep {...{ command, label, onClose }} />;
    case 'discard':
    case 'returnToClerk':
    case 'returnToReviewer':
    case 'rejectCode':
    case 'rejectProposal':
    case 'denyWithdrawal':
      return <ReasonStep {...{ command, label, onClose }} />;
    default:
      return <AgencyStep {...{ command, label, onClose }} />;
  }
}

/** Steps that need nothing but the decision; what was proposed is shown once more. */
const PLAIN_STEPS = {
  refuse: { name: 'cases.refuse', lead: STEP_TEXT.refuseLead },
  transfer: { name: 'cases.transfer', lead: STEP_TEXT.transferLead },
  explainDelay: { name: 'cases.explainDelay', lead: STEP_TEXT.delayLead },
  consentWithdrawal: { name: 'cases.consentWithdrawal', lead: STEP_TEXT.withdrawLead },
  closeMoot: { name: 'cases.closeMoot', lead: STEP_TEXT.mootLead },
  printResult: { name: 'cases.printResult', lead: STEP_TEXT.printLead },
  remindRenewal: { name: 'cases.remindRenewal', lead: STEP_TEXT.remindLead },
} as const;

/** Steps that end the case for good. */
const GRAVE: readonly string[] = ['refuse', 'transfer', 'consentWithdrawal', 'closeMoot'];

interface PlainStepProps {
  readonly command: keyof typeof PLAIN_STEPS;
  readonly label: string;
  readonly onClose: () => void;
}

function PlainStep({ command, label, onClose }: PlainStepProps) {
  const { view } = useOpenCase();
  const { name, lead } = PLAIN_STEPS[command];
  const isReprint = command === 'printResult' && view.caseType !== 'FIRST';
  const step = useStep(name, onClose);
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      danger={GRAVE.includes(command)}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({})}
      onClose={onClose}
    >
      <p>{isReprint ? STEP_TEXT.reprintLead : lead}</p>
      {view.proposal ? <ProposalFacts proposal={view.proposal} /> : null}
    </StepDialog>
  );
}

const REASON_STEPS = {
  discard: { name: 'cases.discard', follow: STEP_TEXT.discardFollow },
  returnToClerk: { name: 'cases.returnToClerk', follow: STEP_TEXT.returnToClerkFollow },
  returnToReviewer: { name: 'cases.returnToReviewer', follow: STEP_TEXT.returnToReviewerFollow },
  rejectCode: { name: 'cases.rejectCode', follow: STEP_TEXT.rejectCodeFollow },
  rejectProposal: { name: 'cases.rejectProposal', follow: STEP_TEXT.rejectProposalFollow },
  denyWithdrawal: { name: 'cases.denyWithdrawal', follow: STEP_TEXT.denyWithdrawalFollow },
} as const;

interface ReasonStepProps {
  readonly command: keyof typeof REASON_STEPS;
  readonly label: string;
  readonly onClose: () => void;
}

function ReasonStep({ command, label, onClose }: ReasonStepProps) {
  const { view } = useOpenCase();
  const { name, follow } = REASON_STEPS[command];
  const step = useStep(name, onClose);
  const isProposal = command === 'rejectProposal' || command === 'denyWithdrawal';
  return (
    <ReasonModal
      open
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      danger={command === 'discard'}
      busy={step.busy}
      failure={step.failure}
      onSubmit={(reason) => void step.run({ reason })}
      onCancel={onClose}
    >
      <p>{follow}</p>
      {isProposal && view.proposal ? <ProposalFacts proposal={view.proposal} /> : null}
    </ReasonModal>
  );
}
