/** The next list of revocations, with one more station or agency on it; its entries held here may stay its own. */
import { Select } from 'antd';
import { useState } from 'react';
import {
  REVOCATION_REASON_NAMES,
  REVOCATION_REASONS,
  type RevocationReason,
} from '#shared/identity/revocation';
import { newCommandId } from '../../bridge/client';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogSecret } from '../../components/DialogSecret';
import { DialogText } from '../../components/DialogText';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { STATIONS } from '../../text/sync';
import type { IssueDialogProps } from './RegionPanel';

const W = STATIONS.region;
const SUBJECT = /^(?:[0-9a-f]{16}|[0-9]{6})$/;

type Trusted = keyof typeof W.trustedNames;

export function RevokeDialog({ onIssued, onClose }: IssueDialogProps) {
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState<RevocationReason | null>(null);
  const [trusted, setTrusted] = useState<Trusted>('held');
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.revoke');
  const named = subject.trim().toLowerCase();
  const revoke = async (): Promise<void> => {
    setAsked(true);
    if (!SUBJECT.test(named) || reason === null || passphrase === '') return;
    const answer = await run({ commandId: newCommandId(), subject: named, reason, trusted, passphrase });
    if (!answer?.ok) return;
    const { fileName, slip, codes, rekey } = answer.value;
    const next = rekey.length > 0 ? `。${W.rekeyNext(rekey.map(({ name }) => name).join('、'))}` : '';
    onIssued({ words: `${W.issued(fileName)}${next}`, slip, codes });
  };
  return (
    <StepDialog
      title={W.revoke}
      okLabel={W.revoke}
      danger
      busy={busy}
      failure={failure}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      <p>{W.revokeNote}</p>
      <DialogText
        id="rd-sync-subject"
        label={W.subject}
        help={W.subjectHelp}
        value={subject}
        max={20}
        error={asked && !SUBJECT.test(named) ? W.subjectMissing : ''}
        onChange={setSubject}
      />
      <DialogField
        id="rd-sync-reason-of"
        label={W.reason}
        required
        error={asked && reason === null ? W.reasonMissing : ''}
      >
        <Select
          id="rd-sync-reason-of"
          value={reason}
          onChange={setReason}
          options={REVOCATION_REASONS.map((value) => ({ value, label: REVOCATION_REASON_NAMES[value] }))}
        />
      </DialogField>
      <DialogChoice
        label={W.trusted}
        options={(Object.keys(W.trustedNames) as Trusted[]).map((value) => ({
          value,
          label: W.trustedNames[value],
        }))}
        value={trusted}
        onChange={setTrusted}
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
