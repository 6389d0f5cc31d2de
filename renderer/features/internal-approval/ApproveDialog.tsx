/** The subject's own approval (26号 art. 7): opinion, secrecy reviewer and date. */
import { Input } from 'antd';
import { useState } from 'react';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, APPROVAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function ApproveDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.approveInternally', onClose);
  const [opinion, setOpinion] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [date, setDate] = useState<string>(today);
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (opinion.trim().length < 2 || reviewer.trim().length < 2 || date === '') return;
    void step.run({ opinion, secrecyReviewer: reviewer, secrecyReviewedAt: date });
  };
  const short = (text: string) => (asked && text.trim().length < 2 ? STEP_TEXT.tooShort : '');
  return (
    <StepDialog
      title={W.title(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.lead}</p>
      <DialogField id="opinion" label={W.opinion} required help={W.opinionHelp} error={short(opinion)}>
        <Input.TextArea
          id="opinion"
          aria-required
          rows={3}
          autoFocus
          maxLength={500}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </DialogField>
      <DialogField id="secrecyReviewer" label={STEP_TEXT.secrecyReviewer} required error={short(reviewer)}>
        <Input
          id="secrecyReviewer"
          aria-required
          style={{ width: 240 }}
          maxLength={50}
          value={reviewer}
          onChange={(event) => setReviewer(event.target.value)}
        />
      </DialogField>
      <DialogField
        id="secrecyReviewedAt"
        label={STEP_TEXT.secrecyReviewedAt}
        required
        error={asked && date === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry required id="secrecyReviewedAt" value={date} onChange={(next) => setDate(next ?? '')} />
      </DialogField>
    </StepDialog>
  );
}
