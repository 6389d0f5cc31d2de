/** 异议不予受理: the ground of the list and the answer to the objector (XJR-16-5). The objection is kept. */
import { Select } from 'antd';
import { useState } from 'react';
import { DialogText } from '../../components/DialogText';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { OBJECTION_STEPS as W } from '../../text/objections';
import type { ObjectionDialogProps } from './objection-dialog';

export function DeclineDialog({ objection, label, onClose }: ObjectionDialogProps) {
  const { view } = useOpenCase();
  const step = useStep('cases.declineObjection', onClose);
  const [ground, setGround] = useState<string | null>(null);
  const [reply, setReply] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (ground === null || reply.trim().length < 2) return;
    void step.run({ objection: objection.number, ground, reply });
  };
  return (
    <StepDialog
      title={W.title(label, objection.number)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{W.declineLead}</p>
      <DialogField
        id="declineGround"
        label={W.declineGround}
        required
        error={asked && ground === null ? W.notChosen : ''}
      >
        <Select
          id="declineGround"
          aria-required
          value={ground}
          options={view.grounds.objectionInvalid.map(({ code, label: words }) => ({
            value: code,
            label: words,
          }))}
          onChange={(code: string) => setGround(code)}
        />
      </DialogField>
      <DialogText
        id="reply"
        label={W.reply}
        rows={4}
        max={2000}
        value={reply}
        error={asked && reply.trim().length < 2 ? W.notText : ''}
        onChange={setReply}
      />
    </StepDialog>
  );
}
