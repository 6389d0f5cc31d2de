/** The one-time notice goes out: its list once more, and how, to whom and when it was delivered. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import { isLocalDate } from '#shared/domain/local-date';
import { DueDate } from '../../components/DueDate';
import { DateEntry } from '../../components/form/DateEntry';
import { clockDays } from '../../components/known-profile';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { dropCorrectionList, useAcceptanceDraft } from '../../stores/acceptance-draft';
import { useOpenCase, useStep } from '../../stores/case-store';
import { DELIVERY_METHODS, STEP_TEXT, ACCEPTANCE as W } from '../../text/case';

type Method = CallInput<'cases.requestCorrection'>['delivery']['method'];
const METHODS: readonly Method[] = ['counter', 'post', 'phone-and-post', 'electronic'];

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

export function CorrectionDialog({ label, onClose }: DialogProps) {
  const { view, today, roles } = useOpenCase();
  const days = clockDays(view.rules.id, 'C1b');
  const [{ rows }] = useAcceptanceDraft(view.caseId, view.round);
  const step = useStep('cases.requestCorrection', () => {
    dropCorrectionList(view.caseId, view.round);
    onClose();
  });
  const [method, setMethod] = useState<Method>('counter');
  const [receiver, setReceiver] = useState(String(view.subject.contactName ?? ''));
  const [date, setDate] = useState<string>(today);
  const [override, setOverride] = useState('');
  const [asked, setAsked] = useState(false);
  const later = view.corrections.length > 0;
  const submit = () => {
    setAsked(true);
    if (receiver.trim().length < 2 || date === '') return;
    void step.run({
      defects: rows.map(({ key: _key, basis, ...row }) => ({ ...row, basis: [...basis] })),
      delivery: { method, receiver, date },
      overrideReason: override,
    });
  };
  return (
    <StepDialog
      title={W.dialogTitle(rows.length)}
      okLabel={label}
      width={640}
      busy={step.busy}
      failure={step.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <ol className="defect-summary">
        {rows.map((row) => (
          <li key={row.key}>
            <strong>{row.place}</strong> {row.problem} {row.requirement}
          </li>
        ))}
      </ol>
      <DialogField id="method" label={W.method} required>
        <Select
          id="method"
          aria-required
          style={{ width: 240 }}
          value={method}
          options={METHODS.map((value) => ({ value, label: DELIVERY_METHODS[value] }))}
          onChange={(value: Method) => setMethod(value)}
        />
      </DialogField>
      <DialogField
        id="receiver"
        label={W.receiver}
        required
        error={asked && receiver.trim().length < 2 ? W.receiverMissing : ''}
      >
        <Input
          id="receiver"
          aria-required
          style={{ width: 240 }}
          maxLength={50}
          value={receiver}
          onChange={(event) => setReceiver(event.target.value)}
        />
      </DialogField>
      <DialogField
        id="deliveredAt"
        label={W.deliveredAt}
        required
        error={asked && date === '' ? STEP_TEXT.dateMissing : ''}
      >
        <DateEntry required id="deliveredAt" value={date} onChange={(next) => setDate(next ?? '')} />
      </DialogField>
      {isLocalDate(date) && days !== null ? (
        <DueDate label={W.correctionDue} from={date} days={days} />
      ) : null}
      {later && roles.includes('SUPERVISOR') ? (
        <DialogField id="override" label={W.override} help={W.overrideHelp}>
          <Input
            id="override"
            maxLength={300}
            value={override}
            onChange={(event) => setOverride(event.target.value)}
          />
        </DialogField>
      ) : null}
    </StepDialog>
  );
}
