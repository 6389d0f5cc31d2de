/** 补登异议证据: papers of the objector that came later, added to those already there (NDR-12-5). */
import { useState } from 'react';
import { EvidencePicker } from '../../components/EvidencePicker';
import { StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { OBJECTION_STEPS as W } from '../../text/objections';
import type { ObjectionDialogProps } from './objection-dialog';
import { OBJECTION_PAPERS } from './objection-papers';

export function AddEvidenceDialog({ objection, label, onClose }: ObjectionDialogProps) {
  const step = useStep('cases.addObjectionEvidence', onClose);
  const evidence = useEvidence(OBJECTION_PAPERS);
  const [asked, setAsked] = useState(false);
  const isEmpty = evidence.picked.length === 0;
  const submit = () => {
    setAsked(true);
    if (!isEmpty) void step.run({ objection: objection.number, evidence: [...evidence.picked] });
  };
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.addLead}</p>
      <EvidencePicker
        label={W.evidenceLabel}
        addLabel={W.addEvidence}
        hint={W.evidenceHint}
        accept={evidence.accept}
        files={evidence.files.filter((file) => !objection.evidence.includes(file.id))}
        picked={evidence.picked}
        busy={evidence.busy}
        required
        problem={evidence.problem || (asked && isEmpty ? W.addMissing : '')}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files)}
      />
    </StepDialog>
  );
}
