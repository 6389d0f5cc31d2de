/** 记录撤销公告: when and where the revocation was made public (XJR-23-2). */
import { useState } from 'react';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

export function AnnounceDialog({ title, label, onClose }: AgencyDialogProps) {
  const { today } = useOpenCase();
  const step = useStep('cases.announceRevocation', onClose);
  const [on, setOn] = useState<string>(today);
  const [announcement, setAnnouncement] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = announcement.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (on !== '' && !isShort) void step.run({ on, announcement });
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
      <p>{W.announceLead}</p>
      <DialogField
        id="announcedOn"
        label={W.announcedOn}
        required
        error={asked && on === '' ? W.dateMissing : ''}
      >
        <DateEntry required id="announcedOn" value={on} onChange={(next) => setOn(next ?? '')} />
      </DialogField>
      <DialogText
        id="announcement"
        label={W.announcement}
        help={W.announcementHelp}
        rows={3}
        max={500}
        value={announcement}
        error={asked && isShort ? W.notText : ''}
        onChange={setAnnouncement}
      />
    </StepDialog>
  );
}
