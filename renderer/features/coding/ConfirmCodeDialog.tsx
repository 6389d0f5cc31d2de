/** The second person types the code again from the reply, without seeing the first entry (XJR-17-1). */
import { useState } from 'react';
import { formatLong } from '#shared/domain/local-date';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { CODING as W } from '../../text/case';
import { CodeInput } from './CodeInput';
import { expectedValidity } from './validity-words';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function ConfirmCodeDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.confirmCode', onClose);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const entry = view.code;
  const validity = entry ? expectedValidity(view, entry.codedAt) : null;
  const submit = () => {
    setAsked(true);
    if (code !== '') void step.run({ code });
  };
  return (
    <StepDialog
      title={W.confirmTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.confirmLead(entry?.enteredBy ?? '')}</p>
      {entry ? (
        <dl className="read-form">
          <div className="read-line">
            <dt>{W.codedAt}</dt>
            <dd>{formatLong(entry.codedAt)}</dd>
          </div>
          <div className="read-line">
            <dt>{W.reply}</dt>
            <dd>
              {entry.replyReference}
              {entry.poolPlace === null ? '' : W.poolPlace(entry.poolPlace)}
            </dd>
          </div>
          {validity ? (
            <div className="read-line">
              <dt>{W.validity}</dt>
              <dd>{validity}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      <DialogField
        id="confirmCode"
        label={view.rules.codeName}
        required
        error={asked && code === '' ? W.missing : ''}
      >
        <CodeInput id="confirmCode" autoFocus value={code} onChange={setCode} />
      </DialogField>
    </StepDialog>
  );
}
