/** 登记送达 (F18, D33): how, to whom and when a document went, and why somebody would not sign. */
import { useState } from 'react';
import type { DocumentView } from '#shared/contract/views';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { type StepInput, useOpenCase, useStep } from '../../stores/case-store';
import { DELIVERY_METHODS, STEP_TEXT } from '../../text/case';
import { CASE_DOCUMENTS as W } from '../../text/documents';

type Method = StepInput<'cases.recordDelivery'>['method'];
const METHODS: readonly Method[] = ['counter', 'post', 'phone-and-post', 'electronic'];

interface DeliveryDialogProps {
  readonly document: DocumentView;
  readonly number: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}

export function DeliveryDialog({ document, number, label, onClose }: DeliveryDialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.recordDelivery', onClose);
  const [method, setMethod] = useState<Method | null>('counter');
  const [receiver, setReceiver] = useState(
    document.party === 'subject' ? String(view.subject.contactName ?? '') : '',
  );
  const [on, setOn] = useState<string>(today);
  const [refused, setRefused] = useState('');
  const [asked, setAsked] = useState(false);
  const isShort = receiver.trim().length < 2;
  const submit = () => {
    setAsked(true);
    if (method !== null && !isShort && on !== '') void step.run({ number, method, receiver, on, refused });
  };
  return (
    <StepDialog
      title={`${label}：${document.title}（${number}）`}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogChoice
        label={W.method}
        options={METHODS.map((value) => ({ value, label: DELIVERY_METHODS[value] ?? value }))}
        value={method}
        onChange={setMethod}
      />
      <DialogText
        id="deliveryReceiver"
        label={W.receiver}
        max={50}
        value={receiver}
        error={asked && isShort ? STEP_TEXT.tooShort : ''}
        onChange={setReceiver}
      />
      <DialogField
        id="deliveredOn"
        label={W.deliveredOn}
        required
        error={asked && on === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry required id="deliveredOn" value={on} onChange={(next) => setOn(next ?? '')} />
      </DialogField>
      <DialogText
        id="deliveryRefused"
        label={W.refused}
        help={W.refusedHelp}
        required={false}
        max={300}
        value={refused}
        onChange={setRefused}
      />
    </StepDialog>
  );
}
