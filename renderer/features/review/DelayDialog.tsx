/** 拟审核未完成说明 (XJR-15-3): why the review is not done, and by when. The period does not stop. */
import { useState } from 'react';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, PROPOSAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function DelayDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.proposeDelayNote', onClose);
  const [reasons, setReasons] = useState('');
  const [expected, setExpected] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = reasons.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (!isShort && expected !== '') void step.run({ reasons, expected });
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
      <p>{W.delayLead}</p>
      <DialogText
        id="delayReasons"
        label={W.delayReasons}
        help={W.inLetter}
        max={2000}
        rows={4}
        value={reasons}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReasons}
      />
      <DialogField
        id="delayExpected"
        label={W.expected}
        required
        error={asked && expected === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry
          required
          id="delayExpected"
          value={expected}
          onChange={(next) => setExpected(next ?? '')}
        />
      </DialogField>
    </StepDialog>
  );
}
