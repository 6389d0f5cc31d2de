/**
 * 作废文号: a number stays in its place with the reason, so that there are no gaps; typed once more to be sure. Of a
 * paper that fell with its act: how it was taken back.
 */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DocumentView } from '#shared/contract/views';
import { DialogText } from '../../components/DialogText';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useStep } from '../../stores/case-store';
import { STEP_TEXT } from '../../text/case';
import { COMMON } from '../../text/common';
import { CASE_DOCUMENTS as W } from '../../text/documents';

interface VoidDialogProps {
  readonly document: DocumentView;
  readonly number: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}

export function VoidDialog({ document, number, label, onClose }: VoidDialogProps) {
  const step = useStep('cases.voidDocument', onClose);
  const [reason, setReason] = useState('');
  // Most papers are due by the rules: void without another in their place is the exception (XJR-11-1).
  const [reissue, setReissue] = useState(!document.toRecall);
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  // The serial of the number: its year and its word are the same on every letter.
  const last = /(\d+)\D*$/.exec(number)?.[1] ?? number;
  const isShort = reason.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (!isShort && again.trim() === last) void step.run({ number, reason, reissue });
  };
  return (
    <StepDialog
      title={`${label}：${document.title}（${number}）`}
      okLabel={label}
      danger
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{document.toRecall ? W.recallLead : W.voidLead}</p>
      <DialogText
        id="voidReason"
        label={COMMON.reason}
        max={500}
        rows={3}
        value={reason}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReason}
      />
      {document.toRecall ? null : (
        <Checkbox checked={reissue} onChange={({ target }) => setReissue(target.checked)}>
          {W.reissue}
        </Checkbox>
      )}
      <DialogField
        id="voidAgain"
        label={W.voidAgain(last)}
        required
        error={asked && again.trim() !== last ? W.voidAgain(last) : ''}
      >
        <Input
          id="voidAgain"
          aria-required
          autoComplete="off"
          style={{ width: 160 }}
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
