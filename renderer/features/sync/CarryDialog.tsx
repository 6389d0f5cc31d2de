/** Handing a bundle over: which parts, who carries it and when; then they are written to the medium and read back. */
import { App, Checkbox } from 'antd';
import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { watchWork } from '../../stores/sync-store';
import { OUT as W } from '../../text/sync';
import { PluggedLines } from './PluggedLines';
import { WorkBar } from './WorkBar';

/** What is handed over: a bundle made here, or one of others that goes on unchanged. */
export interface ToCarry {
  readonly bundleId: string;
  readonly from: NonNullable<CallInput<'sync.carry'>['from']>;
  /** Who gets it, in words. */
  readonly to: string;
  readonly parts: number;
  /** Numbers of the parts that are here, and of those that were never handed over. */
  readonly here: readonly number[];
  readonly left: readonly number[];
  readonly carrier: string;
  readonly carriedOn: LocalDate | null;
  readonly title: string;
  readonly note: string;
  readonly okLabel: string;
}

interface CarryDialogProps {
  readonly carrying: ToCarry;
  readonly onClose: () => void;
  readonly onCarried: () => void;
}

export function CarryDialog({ carrying, onClose, onCarried }: CarryDialogProps) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const [carrier, setCarrier] = useState(carrying.carrier);
  const [on, setOn] = useState<LocalDate | null>(carrying.carriedOn ?? (today as LocalDate));
  const [parts, setParts] = useState<readonly number[]>(
    carrying.left.length > 0 ? carrying.left : carrying.here,
  );
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('sync.carry');
  const { message } = App.useApp();
  const carry = async (): Promise<void> => {
    setAsked(true);
    if (carrier.trim() === '' || on === null || parts.length === 0) return;
    const { bundleId, from } = carrying;
    const chosen = [...parts];
    const working = run({ commandId: newCommandId(), bundleId, from, parts: chosen, carrier, on });
    watchWork();
    const answer = await working;
    if (!answer?.ok) return;
    message.success(W.carried(answer.value.files.length));
    onCarried();
  };
  return (
    <StepDialog
      title={carrying.title}
      okLabel={carrying.okLabel}
      busy={busy}
      // The bar of the work has the way to end it.
      isHeld={busy}
      failure={failure}
      onSubmit={() => void carry()}
      onClose={onClose}
    >
      <p>{carrying.to}</p>
      <p>{carrying.note}</p>
      <PluggedLines />
      <DialogText
        id="rd-sync-carrier"
        label={W.carrier}
        value={carrier}
        max={60}
        error={asked && carrier.trim() === '' ? W.carrierMissing : ''}
        onChange={setCarrier}
      />
      <DialogField
        id="rd-sync-carried-on"
        label={W.carriedOn}
        required
        error={asked && on === null ? W.carriedOnMissing : ''}
      >
        <DateEntry id="rd-sync-carried-on" value={on ?? ''} required onChange={setOn} />
      </DialogField>
      {carrying.parts > 1 ? (
        <fieldset className="rd-sync-parts">
          <legend>{W.parts}</legend>
          <p className="rd-quiet">{W.partsNote}</p>
          <Checkbox.Group
            value={[...parts]}
            onChange={(next) => setParts(next.map(Number).sort((a, b) => a - b))}
            options={carrying.here.map((part) => ({ value: part, label: W.part(part, carrying.parts) }))}
          />
          {asked && parts.length === 0 ? <p role="alert">{W.partsMissing}</p> : null}
        </fieldset>
      ) : null}
      {busy ? <WorkBar /> : null}
    </StepDialog>
  );
}
