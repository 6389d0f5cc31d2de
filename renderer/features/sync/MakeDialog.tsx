/** Making a bundle: for whom, on what, and the supervisor's passphrase that signs it. */
import { Alert, App } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { sizeOf } from '../../components/byte-size';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogSecret } from '../../components/DialogSecret';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { watchWork } from '../../stores/sync-store';
import { OUT as W } from '../../text/sync';
import { OutCheck } from './OutCheck';
import type { Partner } from './OutTab';
import { WorkBar } from './WorkBar';

type Medium = keyof typeof W.media;
type StartsAt = keyof typeof W.startsAtOptions;

export interface MakeDialogProps {
  readonly partner: Partner;
  /** Records that wait for it. */
  readonly entries: number;
  readonly onClose: () => void;
  readonly onMade: (made: { readonly bundleId: string; readonly number: string }) => void;
}

const NOTE_SIGNS = 300;
/** How long it stands that a bundle did not take everything. */
const LEFT_SECONDS = 15;

export function MakeDialog({ partner, entries, onClose, onMade }: MakeDialogProps) {
  const [medium, setMedium] = useState<Medium>('usb');
  const [startsAt, setStartsAt] = useState<StartsAt>('acknowledged');
  const [note, setNote] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('sync.export');
  const { message } = App.useApp();
  const found = useQuery('sync.checkOut', { to: partner.agency, startsAt });
  // What was found of one start says nothing of the other.
  const check = { ...found, value: found.value?.startsAt === startsAt ? found.value : null };
  const missing = asked && passphrase === '';
  const make = async (): Promise<void> => {
    setAsked(true);
    if (passphrase === '') return;
    const working = run({
      commandId: newCommandId(),
      to: partner.agency,
      startsAt,
      medium,
      note,
      passphrase,
    });
    watchWork();
    const answer = await working;
    setPassphrase('');
    setAsked(false);
    if (!answer?.ok) return;
    const { number, bytes, parts, left } = answer.value;
    const made = W.made(number, sizeOf(bytes), parts, left);
    if (left === 0) message.success(made);
    else message.warning(made, LEFT_SECONDS);
    onMade(answer.value);
  };
  return (
    <StepDialog
      title={W.makeTitle}
      okLabel={W.make}
      busy={busy}
      isReady={check.value !== null}
      // The bar of the work has the way to end it.
      isHeld={busy}
      failure={failure}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <p>{startsAt === 'beginning' ? W.makeAllNote(partner.name) : W.makeNote(partner.name, entries)}</p>
      {partner.warning === '' ? null : <Alert showIcon type="warning" title={partner.warning} />}
      <OutCheck {...check} />
      <DialogChoice
        label={W.startsAt}
        options={(Object.keys(W.startsAtOptions) as StartsAt[]).map((value) => ({
          value,
          label: W.startsAtOptions[value],
        }))}
        value={startsAt}
        onChange={setStartsAt}
      />
      <DialogChoice
        label={W.medium}
        options={(Object.keys(W.media) as Medium[]).map((value) => ({ value, label: W.media[value] }))}
        value={medium}
        onChange={setMedium}
      />
      <DialogText
        id="rd-sync-note"
        label={W.note}
        help={W.noteHelp}
        value={note}
        max={NOTE_SIGNS}
        rows={2}
        required={false}
        onChange={setNote}
      />
      <DialogSecret
        id="rd-sync-passphrase"
        label={W.passphrase}
        help={W.passphraseHelp}
        value={passphrase}
        error={missing ? W.passphraseMissing : ''}
        onChange={setPassphrase}
      />
      {busy ? <WorkBar /> : null}
    </StepDialog>
  );
}
