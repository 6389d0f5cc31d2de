/** The next epoch of an agency's inbox, sealed to its live stations. */
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { DialogSecret } from '../../components/DialogSecret';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { STATIONS } from '../../text/sync';
import type { IssueDialogProps } from './RegionPanel';

const W = STATIONS.region;
const AGENCY = /^\d{6}$/;

export function RekeyDialog({ onIssued, onClose }: IssueDialogProps) {
  const [agency, setAgency] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.rekey');
  const rekey = async (): Promise<void> => {
    setAsked(true);
    if (!AGENCY.test(agency.trim()) || passphrase === '') return;
    const answer = await run({ commandId: newCommandId(), agency: agency.trim(), passphrase });
    if (!answer?.ok) return;
    const { fileName, slip, codes } = answer.value;
    onIssued({ words: W.issued(fileName), slip, codes });
  };
  return (
    <StepDialog
      title={W.rekey}
      okLabel={W.rekey}
      busy={busy}
      failure={failure}
      onSubmit={() => void rekey()}
      onClose={onClose}
    >
      <p>{W.rekeyNote}</p>
      <DialogText
        id="rd-sync-agency"
        label={W.agency}
        value={agency}
        max={6}
        error={asked && !AGENCY.test(agency.trim()) ? W.agencyMissing : ''}
        onChange={setAgency}
      />
      <DialogSecret
        id="rd-sync-key-passphrase"
        label={W.passphrase}
        value={passphrase}
        error={asked && passphrase === '' ? W.passphraseMissing : ''}
        onChange={setPassphrase}
      />
    </StepDialog>
  );
}
