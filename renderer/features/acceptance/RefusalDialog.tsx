/** 拟不予受理 (XJR-14-4): grounds of the rules and the reasons that go into the letter. A supervisor decides. */
import { useState } from 'react';
import { DialogGrounds } from '../../components/DialogGrounds';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, PROPOSAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function RefusalDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.proposeRefusal', onClose);
  const [grounds, setGrounds] = useState<readonly string[]>([]);
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = reasons.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (grounds.length > 0 && !isShort) void step.run({ grounds: [...grounds], reasons });
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      width={640}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.refusalLead}</p>
      <DialogGrounds
        label={W.grounds}
        grounds={view.grounds.refuse}
        picked={grounds}
        error={asked && grounds.length === 0 ? W.groundMissing : ''}
        onPicked={setGrounds}
      />
      <DialogText
        id="refusalReasons"
        label={W.reasons}
        help={W.inLetter}
        max={2000}
        rows={4}
        value={reasons}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReasons}
      />
    </StepDialog>
  );
}
