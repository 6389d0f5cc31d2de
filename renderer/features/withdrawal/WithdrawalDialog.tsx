/** 申请撤回 (F08): the reasons and the written request itself, which is put into the case and chosen here. */
import { useState } from 'react';
import { DialogText } from '../../components/DialogText';
import { EvidencePicker } from '../../components/EvidencePicker';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { STEP_TEXT, WITHDRAWAL as W } from '../../text/case';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** CL-ATTACH: other papers. */
const PAPER_TYPE = '99';

export function WithdrawalDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.requestWithdrawal', onClose);
  const evidence = useEvidence(PAPER_TYPE);
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = reasons.trim().length < 2;
  const attachment = evidence.picked.at(-1);
  const submit = () => {
    setAsked(true);
    if (!isShort && attachment !== undefined) void step.run({ reasons, attachment });
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      width={620}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.lead}</p>
      <DialogText
        id="withdrawalReasons"
        label={W.reasons}
        max={2000}
        rows={3}
        value={reasons}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReasons}
      />
      <EvidencePicker
        required
        label={W.paper}
        addLabel={W.addPaper}
        hint={STEP_TEXT.paperHint}
        accept={evidence.accept}
        files={evidence.files}
        // One request is enough: the one chosen last.
        picked={attachment === undefined ? [] : [attachment]}
        busy={evidence.busy}
        problem={evidence.problem || (asked && attachment === undefined ? W.paperMissing : '')}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files.slice(0, 1))}
      />
    </StepDialog>
  );
}
