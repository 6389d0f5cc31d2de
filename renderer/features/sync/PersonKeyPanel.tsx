/** A person's own signing key: whether it is there and open, and making or replacing it. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { EnrolmentView } from '#shared/contract/enrol';
import { newCommandId } from '../../bridge/client';
import { DialogSecret } from '../../components/DialogSecret';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { STATIONS as W } from '../../text/sync';

interface PersonKeyPanelProps {
  readonly personKey: EnrolmentView['personKey'];
  readonly onChanged: () => void;
}

export function PersonKeyPanel({ personKey: { isSet, usable }, onChanged }: PersonKeyPanelProps) {
  const [asking, setAsking] = useState(false);
  const standing = usable ? 'usable' : isSet ? 'locked' : 'none';
  return (
    <section className="rd-card rd-sync-stack" aria-label={W.personKey}>
      <div className="rd-sync-bar">
        <h2>{W.personKey}</h2>
        <strong>{W.personKeyStates[standing]}</strong>
        <span className="rd-spring" />
        <Button onClick={() => setAsking(true)}>{isSet ? W.personKeyAgain : W.personKeyMake}</Button>
      </div>
      <p className="rd-quiet">{W.personKeyNote}</p>
      {asking ? (
        <KeyDialog
          replaces={isSet}
          onClose={() => setAsking(false)}
          onMade={() => {
            setAsking(false);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}

interface KeyDialogProps {
  readonly replaces: boolean;
  readonly onClose: () => void;
  readonly onMade: () => void;
}

function KeyDialog({ replaces, onClose, onMade }: KeyDialogProps) {
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('person.key');
  const { message } = App.useApp();
  const make = async (): Promise<void> => {
    setAsked(true);
    if (passphrase === '') return;
    const answer = await run({ commandId: newCommandId(), passphrase });
    setPassphrase('');
    setAsked(false);
    if (!answer?.ok) return;
    message.success(W.personKeyDone);
    onMade();
  };
  return (
    <StepDialog
      title={W.personKeyTitle}
      okLabel={replaces ? W.personKeyAgain : W.personKeyMake}
      busy={busy}
      failure={failure}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <p>{replaces ? W.personKeyReplaces : W.personKeyNote}</p>
      <DialogSecret
        id="rd-sync-own-passphrase"
        label={W.passphrase}
        value={passphrase}
        error={asked && passphrase === '' ? W.passphraseMissing : ''}
        onChange={setPassphrase}
      />
    </StepDialog>
  );
}
