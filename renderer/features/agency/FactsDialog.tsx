/** 记录核实情况: what was found out and the papers that prove it; a later record takes the place of the former. */
import { useState } from 'react';
import { DialogText } from '../../components/DialogText';
import { EvidencePicker } from '../../components/EvidencePicker';
import { StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

/** CL-ATTACH: other papers. */
const EVIDENCE_TYPE = '99';

export function FactsDialog({ title, label, onClose }: AgencyDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.recordFacts', onClose);
  const evidence = useEvidence(EVIDENCE_TYPE, view.revocation?.evidence ?? []);
  const [facts, setFacts] = useState(view.revocation?.facts ?? '');
  const [asked, setAsked] = useState(false);
  const isShort = facts.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (!isShort) void step.run({ facts, evidence: [...evidence.picked] });
  };
  return (
    <StepDialog
      title={title}
      okLabel={label}
      width={640}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogText
        id="revocationFacts"
        label={W.facts}
        help={W.factsHelp}
        rows={7}
        max={5000}
        value={facts}
        error={asked && isShort ? W.notText : ''}
        onChange={setFacts}
      />
      <EvidencePicker
        label={W.evidence}
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
