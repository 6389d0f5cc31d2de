/** 记录主体意见 (NDR-9-15): whether the subject agrees in writing to a correction that somebody else asks for. */
import { useState } from 'react';
import { codeList } from '#shared/forms/code-lists';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { EvidencePicker } from '../../components/EvidencePicker';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { type StepInput, useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { HEARING, STEP_TEXT } from '../../text/case';

type Consent = StepInput<'cases.hearSubject'>['consent'];

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** CL-ATTACH: the subject's written opinion. */
const CONSENT_TYPE = '19';

const ANSWERS = codeList('CL-CONSENT').map((item) => ({
  value: item.code as Consent,
  label: item.label,
}));

export function HearDialog({ label, onClose }: DialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.hearSubject', onClose);
  const evidence = useEvidence(CONSENT_TYPE);
  const [answeredAt, setAnsweredAt] = useState<string>(today);
  const [consent, setConsent] = useState<Consent | null>(null);
  const [statement, setStatement] = useState('');
  const [asked, setAsked] = useState(false);
  // Consent counts in writing only (NDR-9-15).
  const lacksPaper = consent === 'AGREE' && evidence.picked.length === 0;
  const submit = () => {
    setAsked(true);
    if (answeredAt !== '' && consent !== null && !lacksPaper) {
      void step.run({ answeredAt, consent, statement, evidence: [...evidence.picked] });
    }
  };
  return (
    <StepDialog
      title={STEP_TEXT.title(label, view)}
      okLabel={label}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{HEARING.hearLead}</p>
      <DialogChoice
        label={HEARING.consent}
        options={ANSWERS}
        value={consent}
        error={asked && consent === null ? HEARING.consentMissing : ''}
        onChange={setConsent}
      />
      <DialogField
        id="answeredAt"
        label={HEARING.answeredAt}
        required
        error={asked && answeredAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry
          required
          id="answeredAt"
          value={answeredAt}
          onChange={(next) => setAnsweredAt(next ?? '')}
        />
      </DialogField>
      <DialogText
        id="statement"
        label={HEARING.statement}
        required={false}
        max={2000}
        rows={4}
        value={statement}
        onChange={setStatement}
      />
      <EvidencePicker
        label={consent === 'AGREE' ? HEARING.consentPaper : HEARING.paper}
        addLabel={HEARING.addPaper}
        hint={STEP_TEXT.paperHint}
        accept={evidence.accept}
        files={evidence.files}
        picked={evidence.picked}
        busy={evidence.busy}
        required={consent === 'AGREE'}
        problem={evidence.problem || (asked && lacksPaper ? HEARING.paperMissing : '')}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files)}
      />
    </StepDialog>
  );
}
