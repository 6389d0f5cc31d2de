/**
 * The code of the region's official reply, typed twice, or the next of a pool that it granted (XJR-17-1). This desk never
 * makes one.
 */
import { Input } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#shared/contract/views';
import { isLocalDate } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { DialogChoice } from '../../components/DialogChoice';
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
  const offer = view.codeOffer;
  const [source, setSource] = useState<'reply' | 'pool' | null>(offer === null ? 'reply' : null);
  const submit = () => {
    setAsked(true);
    if (source === null || codedAt === '') return;
    if (source === 'pool') {
      if (offer) void step.run({ ...takenFrom(offer), codedAt });
      return;
    }
    if (code === '' || code !== again || reply.trim().length < 2) return;
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
      {source === 'pool' ? null : <p>{W.enterLead}</p>}
      {offer ? (
        <DialogChoice
          label={W.source}
          options={[
            { value: 'reply', label: W.sources.reply },
            { value: 'pool', label: W.sources.pool(offer.pool) },
          ]}
          value={source}
          error={asked && source === null ? W.sourceMissing : ''}
          onChange={setSource}
        />
      ) : null}
      {offer && source === 'pool' ? (
        <p>
          {view.rules.codeName} <span className="field-code">{readableCode(offer.code)}</span>
          <br />
          {W.poolNote}
        </p>
      ) : null}
      {source === 'reply' ? (
        <>
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
        </>
      ) : null}
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
      {source === 'reply' ? (
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
      ) : null}
    </StepDialog>
  );
}

/** The offered code as it is taken: it came from the region as it stands, so that nobody types it. */
const takenFrom = ({ pool, code }: NonNullable<CaseView['codeOffer']>) => ({
  ...{ pool, code, codeAgain: code },
  replyReference: W.poolReference(pool),
});
