/** Handing a bundle over: who carries it and when; then its parts are written to the medium and read back. */
import { App } from 'antd';
import { useState } from 'react';
import type { OutgoingBundle } from '#shared/contract/sync';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { watchWork } from '../../stores/sync-store';
import { OUT as W } from '../../text/sync';
import { WorkBar } from './WorkBar';

interface CarryDialogProps {
  readonly bundle: OutgoingBundle;
  readonly onClose: () => void;
  readonly onCarried: () => void;
}

export function CarryDialog({ bundle, onClose, onCarried }: CarryDialogProps) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const [carrier, setCarrier] = useState(bundle.carrier);
  const [on, setOn] = useState<LocalDate | null>(bundle.carriedOn ?? (today as LocalDate));
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('sync.carry');
  const { message } = App.useApp();
  const carry = async (): Promise<void> => {
    setAsked(true);
    if (carrier.trim() === '' || on === null) return;
    const working = run({ commandId: newCommandId(), bundleId: bundle.bundleId, carrier, on });
    watchWork();
    const answer = await working;
    if (!answer?.ok) return;
    message.success(W.carried(answer.value.files.length));
    onCarried();
  };
  return (
    <StepDialog
      title={W.carryTitle(bundle.number)}
      okLabel={W.carryDo}
      busy={busy}
      failure={failure}
      onSubmit={() => void carry()}
      onClose={onClose}
    >
      <p>{bundle.to.map(({ name }) => name).join('、')}</p>
      <p>{W.carryNote}</p>
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
      {busy ? <WorkBar /> : null}
    </StepDialog>
  );
}
