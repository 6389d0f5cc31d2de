/** Certifying the station of a request whose digits were read out; register, key and places are asked for afterwards. */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { DialogSecret } from '../../components/DialogSecret';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { STATIONS } from '../../text/sync';
import { isDigits } from './enrol-steps';
import type { IssueDialogProps } from './RegionPanel';
import { ScanField } from './ScanField';
import { scannedOf } from './scan-progress';

const W = STATIONS.region;

export function CertifyDialog({ onIssued, onClose }: IssueDialogProps) {
  const [digits, setDigits] = useState('');
  const [scanned, setScanned] = useState('');
  const [designated, setDesignated] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.enrol');
  const certify = async (): Promise<void> => {
    setAsked(true);
    if (!isDigits(digits) || passphrase === '') return;
    const answer = await run({
      commandId: newCommandId(),
      digits,
      designated,
      scanned: scannedOf(scanned),
      passphrase,
    });
    if (!answer?.ok) return;
    const { fileName, slip, codes } = answer.value;
    onIssued({ words: W.issued(fileName), slip, codes, codesNote: W.briefNote });
  };
  return (
    <StepDialog
      title={W.enrol}
      okLabel={W.enrol}
      busy={busy}
      failure={failure}
      onSubmit={() => void certify()}
      onClose={onClose}
    >
      <p>{W.enrolNote}</p>
      <DialogText
        id="rd-sync-request-digits"
        label={W.requestDigits}
        help={STATIONS.digitsHelp}
        value={digits}
        max={60}
        error={asked && !isDigits(digits) ? STATIONS.digitsMissing : ''}
        onChange={setDigits}
      />
      <ScanField id="rd-sync-scanned" value={scanned} onChange={setScanned} />
      <Checkbox checked={designated} onChange={({ target }) => setDesignated(target.checked)}>
        {W.designated}
      </Checkbox>
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
