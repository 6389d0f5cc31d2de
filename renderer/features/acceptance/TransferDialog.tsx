/** 拟移送 (XJR-5-6): on which ground, and to which registration office. A supervisor decides. */
import { useState } from 'react';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, PROPOSAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function TransferDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.proposeTransfer', onClose);
  const [ground, setGround] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const short = (text: string) => (asked && text.trim().length < 2 ? STEP_TEXT.tooShort : '');
  const submit = () => {
    setAsked(true);
    if (ground === null || to.trim().length < 2 || reasons.trim().length < 2) return;
    void step.run({ ground, to, reasons });
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
      <p>{W.transferLead}</p>
      <DialogChoice
        label={W.transferGround}
        options={view.grounds.transfer.map(({ code, label: words }) => ({ value: code, label: words }))}
        value={ground}
        error={asked && ground === null ? W.groundMissing : ''}
        onChange={setGround}
      />
      <DialogText
        id="transferTo"
        label={W.to}
        help={W.toHelp}
        max={100}
        value={to}
        error={short(to)}
        onChange={setTo}
      />
      <DialogText
        id="transferReasons"
        label={W.reasons}
        help={W.inLetter}
        max={2000}
        rows={3}
        value={reasons}
        error={short(reasons)}
        onChange={setReasons}
      />
    </StepDialog>
  );
}
