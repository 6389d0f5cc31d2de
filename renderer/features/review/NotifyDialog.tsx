/** 告知主体更正申请 (NDR-9-15): the subject is told what somebody else wants corrected, on this day. */
import { useState } from 'react';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { HEARING, STEP_TEXT } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function NotifyDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.notifySubject', onClose);
  const [notifiedAt, setNotifiedAt] = useState<string>(today);
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (notifiedAt !== '') void step.run({ notifiedAt });
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{HEARING.notifyLead}</p>
      <DialogField
        id="notifiedAt"
        label={HEARING.notifiedAt}
        required
        error={asked && notifiedAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry
          required
          id="notifiedAt"
          value={notifiedAt}
          onChange={(next) => setNotifiedAt(next ?? '')}
        />
      </DialogField>
    </StepDialog>
  );
}
