/** 记录陈述: what the subject said, or that it said nothing when asked. */
import { useState } from 'react';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

export function HearDialog({ title, label, onClose }: AgencyDialogProps) {
  const { today } = useOpenCase();
  const step = useStep('cases.hearStatement', onClose);
  const [heardAt, setHeardAt] = useState<string>(today);
  const [spoke, setSpoke] = useState<'said' | 'silent' | null>(null);
  const [statement, setStatement] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = spoke === 'said' && statement.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (heardAt === '' || spoke === null || isShort) return;
    void step.run({ heardAt, statement: spoke === 'said' ? statement : '' });
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
      <DialogField
        id="heardAt"
        label={W.heardAt}
        required
        error={asked && heardAt === '' ? W.dateMissing : ''}
      >
        <DateEntry required id="heardAt" value={heardAt} onChange={(next) => setHeardAt(next ?? '')} />
      </DialogField>
      <DialogChoice
        label={W.spoke}
        value={spoke}
        options={[
          { value: 'said', label: W.said },
          { value: 'silent', label: W.silent },
        ]}
        error={asked && spoke === null ? W.notChosen : ''}
        onChange={setSpoke}
      />
      {spoke === 'said' ? (
        <DialogText
          id="subjectStatement"
          label={W.statement}
          rows={6}
          max={5000}
          value={statement}
          error={asked && isShort ? W.notText : ''}
          onChange={setStatement}
        />
      ) : null}
    </StepDialog>
  );
}
