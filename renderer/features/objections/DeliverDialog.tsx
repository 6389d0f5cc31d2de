/** 登记送达 of a letter of an objection: for the letter to the subject it starts the time to answer (XJR-16-7). */
import { Select } from 'antd';
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { DocumentView } from '#shared/contract/views';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { DELIVERY_METHODS } from '../../text/case';
import { OBJECTION_STEPS as W } from '../../text/objections';
import { objectorName } from './objection-marks';

type Method = CallInput<'cases.recordDelivery'>['method'];
const METHODS: readonly Method[] = ['counter', 'post', 'phone-and-post', 'electronic'];

interface DeliverDialogProps {
  readonly letter: DocumentView;
  readonly onClose: () => void;
}

export function DeliverDialog({ letter, onClose }: DeliverDialogProps) {
  const { view, today } = useOpenCase();
  const label = view.actions.find(({ command }) => command === 'recordDelivery')?.label ?? '';
  const about = view.objections.find(({ number }) => number === letter.objection);
  const step = useStep('cases.recordDelivery', onClose);
  const [method, setMethod] = useState<Method>('counter');
  const [receiver, setReceiver] = useState(() =>
    letter.party === 'objector' && about
      ? objectorName(about)
      : String(view.subject.contactName ?? view.subjectName),
  );
  const [on, setOn] = useState<string>(today);
  const [refused, setRefused] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (letter.number === null || receiver.trim().length < 2 || on === '') return;
    void step.run({ number: letter.number, method, receiver, on, refused });
  };
  return (
    <StepDialog
      title={W.deliverTitle(letter.title)}
      okLabel={label}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {letter.number} · {letter.document === 'D16' ? W.deliverLead.D16 : W.deliverLead.other}
      </p>
      <DialogField
        id="deliveredOn"
        label={W.deliveredOn}
        required
        error={asked && on === '' ? W.dateMissing : ''}
      >
        <DateEntry required id="deliveredOn" value={on} onChange={(next) => setOn(next ?? '')} />
      </DialogField>
      <DialogField id="deliveryMethod" label={W.method} required>
        <Select
          id="deliveryMethod"
          aria-required
          style={{ width: 240 }}
          value={method}
          options={METHODS.map((value) => ({ value, label: DELIVERY_METHODS[value] }))}
          onChange={(value: Method) => setMethod(value)}
        />
      </DialogField>
      <DialogText
        id="deliveryReceiver"
        label={W.receiver}
        max={50}
        value={receiver}
        error={asked && receiver.trim().length < 2 ? W.notText : ''}
        onChange={setReceiver}
      />
      <DialogText
        id="deliveryRefused"
        label={W.refusal}
        required={false}
        help={W.refusalHelp}
        max={300}
        value={refused}
        onChange={setRefused}
      />
    </StepDialog>
  );
}
