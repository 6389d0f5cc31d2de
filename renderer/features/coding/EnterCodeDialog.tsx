/** The code of the region's official reply, typed twice (XJR-17-1). This desk never makes one. */
import { Input } from 'antd';
import { useState } from 'react';
import { isLocalDate } from '#shared/domain/local-date';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { STEP_TEXT, CODING as W } from '../../text/case';
import { CodeInput } from './CodeInput';
import { expectedValidity } from './validity-words';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function EnterCodeDialog({ label, onClose }: DialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.enterCode', onClose);
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [codedAt, setCodedAt] = useState('');
  const [reply, setReply] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (code === '' || code !== again || codedAt === '' || reply.trim().length < 2) return;
    void step.run({ code, codeAgain: again, codedAt, replyReference: reply });
  };
  const validity = isLocalDate(codedAt) ? expectedValidity(view, codedAt) : null;
  return (
    <StepDialog
      title={W.enterTitle(view.name)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.enterLead}</p>
      <DialogField
        id="code"
        label={view.rules.codeName}
        required
        error={asked && code === '' ? W.missing : ''}
      >
        <CodeInput id="code" autoFocus value={code} onChange={setCode} />
      </DialogField>
      <DialogField
        id="codeAgain"
        label={W.codeAgain}
        required
        error={
          (asked || again.length >= code.length) && again !== '' && again !== code
            ? `■ ${W.different}`
            : asked && again === ''
              ? W.missing
              : ''
        }
      >
        <CodeInput id="codeAgain" value={again} onChange={setAgain} />
        {code !== '' && code === again ? <p className="code-same">✓ {W.same}</p> : null}
      </DialogField>
      <DialogField
        id="codedAt"
        label={W.codedAt}
        required
        error={asked && codedAt === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry required id="codedAt" value={codedAt} onChange={(next) => setCodedAt(next ?? '')} />
      </DialogField>
      {validity ? (
        <p className="field-note">
          {W.validity} {validity}
        </p>
      ) : null}
      <DialogField
        id="replyReference"
        label={W.reply}
        required
        error={asked && reply.trim().length < 2 ? W.replyMissing : ''}
      >
        <Input
          id="replyReference"
          aria-required
          maxLength={100}
          value={reply}
          onChange={(event) => setReply(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
