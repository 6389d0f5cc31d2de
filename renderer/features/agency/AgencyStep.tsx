/** Which dialog carries which step of a case of the agency. */
import { ReasonModal } from '../../components/ReasonModal';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY, REVOCATION, AGENCY_STEPS as W } from '../../text/agency';
import { AnnounceDialog } from './AnnounceDialog';
import type { AgencyDialogProps } from './agency-dialog';
import { DecideRevocationDialog } from './DecideRevocationDialog';
import { FactsDialog } from './FactsDialog';
import { FindingDialog } from './FindingDialog';
import { HearDialog } from './HearDialog';
import { NotifyDialog } from './NotifyDialog';

export interface AgencyStepProps {
  readonly command: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}

/** The dialog of a step of a case of the agency; nothing for other commands. */
export function AgencyStep({ command, label, onClose }: AgencyStepProps) {
  const { view } = useOpenCase();
  const title = W.title(label, view.name, view.entry?.code ?? '');
  const dialog = { title, label, onClose };
  switch (command) {
    case 'recordFacts':
      return <FactsDialog {...dialog} />;
    case 'notifyRevocation':
      return <NotifyDialog {...dialog} />;
    case 'hearStatement':
      return <HearDialog {...dialog} />;
    case 'proposeFinding':
      return <FindingDialog {...dialog} />;
    case 'decideRevocation':
      return <DecideRevocationDialog {...dialog} />;
    case 'announceRevocation':
      return <AnnounceDialog {...dialog} />;
    case 'approveMatter':
      return <ApproveMatter {...dialog} />;
    case 'approveFinding':
      return <ApproveFinding {...dialog} />;
    case 'rejectMatter':
    case 'returnFinding':
      return <ReasonStep command={command} {...dialog} />;
    default:
      return null;
  }
}

function ApproveMatter({ title, label, onClose }: AgencyDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.approveMatter', onClose);
  if (!view.matter) return null;
  return (
    <StepDialog
      title={title}
      okLabel={label}
      danger={view.matter.kind === 'EXPIRE'}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({})}
      onClose={onClose}
    >
      <p>{AGENCY.follow[view.matter.kind]}</p>
      <p className="read-text">
        {AGENCY.reasons}：{view.matter.reasons}
      </p>
    </StepDialog>
  );
}

function ApproveFinding({ title, label, onClose }: AgencyDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.approveFinding', onClose);
  const finding = view.revocation?.finding;
  if (!finding) return null;
  return (
    <StepDialog
      title={title}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({})}
      onClose={onClose}
    >
      <p>{finding.proven ? W.approveLead.proven : W.approveLead.unproven}</p>
      <p>
        <strong>{finding.proven ? REVOCATION.proven : REVOCATION.unproven}</strong>{' '}
        {REVOCATION.findingBy(finding.by)}
      </p>
      {finding.grounds.length > 0 ? <p>{finding.grounds.join('；')}</p> : null}
      <p className="read-text">{finding.reasons}</p>
    </StepDialog>
  );
}

const WITH_REASON = {
  rejectMatter: { name: 'cases.rejectMatter', follow: AGENCY.rejectFollow },
  returnFinding: { name: 'cases.returnFinding', follow: W.returnFollow },
} as const;

interface ReasonStepProps extends AgencyDialogProps {
  readonly command: keyof typeof WITH_REASON;
}

function ReasonStep({ command, title, label, onClose }: ReasonStepProps) {
  const { name, follow } = WITH_REASON[command];
  const step = useStep(name, onClose);
  return (
    <ReasonModal
      open
      title={title}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={(reason) => void step.run({ reason })}
      onCancel={onClose}
    >
      <p>{follow}</p>
    </ReasonModal>
  );
}
