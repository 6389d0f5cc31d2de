/** Acceptance (XJR-14-1): the day of the act is 受理之日; the review period starts. */
import { DueDate } from '../../components/DueDate';
import { clockDays } from '../../components/known-profile';
import { StepDialog } from '../../components/StepDialog';
import { dropCorrectionList } from '../../stores/acceptance-draft';
import { useOpenCase, useStep } from '../../stores/case-store';
import { ACCEPTANCE as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function AcceptDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const days = clockDays(view.rules.id, 'C2');
  const step = useStep('cases.accept', () => {
    dropCorrectionList(view.caseId, view.round);
    onClose();
  });
  return (
    <StepDialog
      title={W.acceptTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={() => void step.run({})}
      onClose={onClose}
    >
      <p>
        {view.number} · {view.subjectName}
      </p>
      <p>
        {W.acceptLead}
        {W.acceptFollow}
      </p>
      {days === null ? null : <DueDate label={W.dueLabel} from={today} days={days} />}
    </StepDialog>
  );
}
