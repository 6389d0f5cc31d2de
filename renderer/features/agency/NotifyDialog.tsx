/** 告知拟撤销: the day on which the subject was told and asked for its statement. */
import { useState } from 'react';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

export function NotifyDialog({ title, label, onClose }: AgencyDialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.notifyRevocation', onClose);
  const [notifiedAt, setNotifiedAt] = useState<string>(today);
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (notifiedAt !== '') void step.run({ notifiedAt });
  };
  return (
    <StepDialog
      title={title}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.notifyLead}</p>
      <p className="read-text">{view.revocation?.facts}</p>
      <DialogField
        id="notifiedAt"
        label={W.notifiedAt}
        required
        error={asked && notifiedAt === '' ? W.dateMissing : ''}
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
