/** Records a measure of the data authority; what will follow stands under the choice. */
import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { SUPERVISION as W } from '../../text/supervision';

interface MeasureDialogProps {
  readonly disqualified: boolean;
  readonly onRecorded: () => void;
  readonly onClose: () => void;
}

type Kind = CallInput<'office.recordMeasure'>['kind'];

export function MeasureDialog({ disqualified, onRecorded, onClose }: MeasureDialogProps) {
  const [kind, setKind] = useState<Kind>('talk');
  const [on, setOn] = useState<LocalDate | null>(null);
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('office.recordMeasure');
  const short = (text: string): boolean => [...text.trim()].length < 2;
  const kinds: readonly Kind[] = ['talk', 'guidance', disqualified ? 'requalified' : 'disqualified'];
  const send = async (): Promise<void> => {
    setAsked(true);
    if (on === null || short(reason) || short(reference)) return;
    const answer = await run({ commandId: newCommandId(), kind, on, reason, reference });
    if (!answer?.ok) return;
    await useDesk.getState().load();
    onRecorded();
  };
  return (
    <StepDialog
      title={W.record}
      okLabel={W.record}
      danger={kind === 'disqualified'}
      busy={busy}
      failure={failure}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className="dialog-field">
        <span className="field-label" id="rd-measure-kind">
          {W.kind}
        </span>
        <Radio.Group
          aria-labelledby="rd-measure-kind"
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
          options={kinds.map((value) => ({ value, label: W.kinds[value] }))}
        />
        <p className="field-help" role="status">
          {W.follows[kind]}
        </p>
      </div>
      <DialogField id="rd-measure-on" label={W.on} required error={asked && on === null ? W.onMissing : ''}>
        <DateEntry
          id="rd-measure-on"
          value={on ?? ''}
          required
          invalid={asked && on === null}
          onChange={setOn}
        />
      </DialogField>
      <DialogField
        id="rd-measure-reason"
        label={W.reason}
        required
        error={asked && short(reason) ? W.missing(W.reason) : ''}
      >
        <Input.TextArea
          id="rd-measure-reason"
          rows={3}
          maxLength={500}
          aria-required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </DialogField>
      <DialogField
        id="rd-measure-reference"
        label={W.reference}
        required
        error={asked && short(reference) ? W.missing(W.reference) : ''}
      >
        <Input
          id="rd-measure-reference"
          maxLength={100}
          aria-required
          value={reference}
          onChange={({ target }) => setReference(target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
