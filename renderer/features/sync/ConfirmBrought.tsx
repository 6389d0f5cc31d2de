/** The region confirms everything that waits in the cases a bundle brought, with the number of its reply. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { IncomingBundle } from '#shared/contract/sync';
import { newCommandId } from '../../bridge/client';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { CONFIRM_BROUGHT as W } from '../../text/sync';

interface ConfirmBroughtProps {
  readonly bundle: IncomingBundle;
}

/** The button of a bundle that the region took in. */
export function ConfirmBrought({ bundle }: ConfirmBroughtProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{W.confirm}</Button>
      {asking ? <ConfirmBroughtDialog bundle={bundle} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

const REF_SIGNS = 100;

function ConfirmBroughtDialog({ bundle, onClose }: ConfirmBroughtProps & { readonly onClose: () => void }) {
  const [ref, setRef] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('sync.confirmBrought');
  const { message } = App.useApp();
  const isShort = [...ref.trim()].length < 2;
  const confirm = async (): Promise<void> => {
    setAsked(true);
    if (isShort) return;
    const answer = await run({ commandId: newCommandId(), bundleId: bundle.bundleId, ref: ref.trim() });
    if (!answer?.ok) return;
    message.success(W.done(answer.value.confirmed, answer.value.left));
    onClose();
  };
  return (
    <StepDialog
      title={W.title(bundle.number, bundle.from)}
      okLabel={W.confirm}
      busy={busy}
      failure={failure}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p>{W.note}</p>
      <DialogText
        id="rd-confirm-ref"
        label={W.ref}
        value={ref}
        max={REF_SIGNS}
        autoFocus
        error={asked && isShort ? W.refMissing : ''}
        onChange={setRef}
      />
    </StepDialog>
  );
}
