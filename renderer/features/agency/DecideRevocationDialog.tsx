/** 决定撤销登记: the gravest step on the register, confirmed with the last four of the code (XJR-23-2). */
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { AGENCY_STEPS as W } from '../../text/agency';
import type { AgencyDialogProps } from './agency-dialog';

const CONFIRMED_SIGNS = 4;

export function DecideRevocationDialog({ title, label, onClose }: AgencyDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.decideRevocation', onClose);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const code = view.entry?.code ?? '';
  const matches = code !== '' && typed.trim().toUpperCase() === code.slice(-CONFIRMED_SIGNS).toUpperCase();
  const finding = view.revocation?.finding;
  const submit = () => {
    setAsked(true);
    if (matches) void step.run({});
  };
  return (
    <StepDialog
      title={title}
      okLabel={label}
      danger
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <Alert showIcon type="warning" title={W.decideLead} />
      <p>
        {view.subjectName} · <span className="rd-code">{code}</span>
      </p>
      {finding ? <p>{finding.grounds.join('；')}</p> : null}
      <DialogField
        id="lastFour"
        label={W.lastFour(view.rules.codeName)}
        required
        error={asked && !matches ? W.wrongFour : ''}
      >
        <Input
          id="lastFour"
          className="field-code"
          style={{ width: 160 }}
          aria-required
          aria-invalid={asked && !matches}
          autoComplete="off"
          spellCheck={false}
          maxLength={8}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
