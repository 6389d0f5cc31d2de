/** 登记主体答复: the declaration with its proof, or that the subject admits the objection (XJR-16-8). */
import { useState } from 'react';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { EvidencePicker } from '../../components/EvidencePicker';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { OBJECTION_STEPS as W } from '../../text/objections';
import type { ObjectionDialogProps } from './objection-dialog';
import { OBJECTION_PAPERS } from './objection-papers';

export function AnswerDialog({ objection, label, onClose }: ObjectionDialogProps) {
  const { today } = useOpenCase();
  const step = useStep('cases.answerObjection', onClose);
  const evidence = useEvidence(OBJECTION_PAPERS);
  const [receivedAt, setReceivedAt] = useState<string>(today);
  const [stand, setStand] = useState<'disputes' | 'admits' | null>(null);
  const [statement, setStatement] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (receivedAt === '' || stand === null || statement.trim().length < 2) return;
    void step.run({
      objection: objection.number,
      receivedAt,
      admits: stand === 'admits',
      statement,
      evidence: [...evidence.picked],
    });
  };
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      width={640}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.answerLead}</p>
      <DialogField
        id="answeredAt"
        label={W.answeredAt}
        required
        error={asked && receivedAt === '' ? W.dateMissing : ''}
      >
        <DateEntry
          required
          id="answeredAt"
          value={receivedAt}
          onChange={(next) => setReceivedAt(next ?? '')}
        />
      </DialogField>
      <DialogChoice
        label={W.stand}
        value={stand}
        options={[
          { value: 'disputes', label: W.disputes },
          { value: 'admits', label: W.admits },
        ]}
        error={asked && stand === null ? W.notChosen : ''}
        onChange={setStand}
      />
      <DialogText
        id="statement"
        label={W.statement}
        rows={5}
        max={5000}
        value={statement}
        error={asked && statement.trim().length < 2 ? W.notText : ''}
        onChange={setStatement}
      />
      <EvidencePicker
        label={W.evidenceLabel}
        addLabel={W.addEvidence}
        hint={W.evidenceHint}
        accept={evidence.accept}
        files={evidence.files}
        picked={evidence.picked}
        busy={evidence.busy}
        problem={evidence.problem}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files)}
      />
    </StepDialog>
  );
}
