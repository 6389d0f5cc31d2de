/** 提出处理意见: facts, then reasons, then the result, with what both letters will say (XJR-16-9). */
import { useState } from 'react';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { OBJECTION_STEPS as W } from '../../text/objections';
import type { ObjectionDialogProps } from './objection-dialog';
import { ResultPreview } from './ResultPreview';

export function ProposeDialog({ objection, label, onClose }: ObjectionDialogProps) {
  const step = useStep('cases.proposeObjectionResult', onClose);
  const [facts, setFacts] = useState('');
  const [reasons, setReasons] = useState('');
  const [result, setResult] = useState<'upheld' | 'notUpheld' | null>(null);
  const [asked, setAsked] = useState(false);
  const short = (text: string) => (asked && text.trim().length < 2 ? W.notText : '');
  const submit = () => {
    setAsked(true);
    if (facts.trim().length < 2 || reasons.trim().length < 2 || result === null) return;
    void step.run({ objection: objection.number, upheld: result === 'upheld', facts, reasons });
  };
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      width={860}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.proposeLead}</p>
      <div className="dialog-pair">
        <DialogText
          id="facts"
          label={W.facts}
          rows={5}
          max={5000}
          value={facts}
          error={short(facts)}
          onChange={setFacts}
        />
        <DialogText
          id="reasons"
          label={W.reasons}
          rows={5}
          max={5000}
          value={reasons}
          error={short(reasons)}
          onChange={setReasons}
        />
      </div>
      <DialogChoice
        label={W.outcome}
        value={result}
        options={[
          { value: 'notUpheld', label: W.notUpheld },
          { value: 'upheld', label: W.upheld },
        ]}
        error={asked && result === null ? W.notChosen : ''}
        onChange={setResult}
      />
      {result ? <p>{W.outcomeFollow[result]}</p> : null}
      <ResultPreview
        objection={objection}
        facts={facts}
        reasons={reasons}
        upheld={result === null ? null : result === 'upheld'}
      />
    </StepDialog>
  );
}
