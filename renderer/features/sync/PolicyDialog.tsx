/** Signing a rule pack, calendar, list of code pools or change of code lists for all stations; its file is asked for. */
import { Select } from 'antd';
import { useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { POLICY_KIND_NAMES, POLICY_KINDS, type PolicyKind } from '#shared/identity/policy';
import { newCommandId } from '../../bridge/client';
import { DialogSecret } from '../../components/DialogSecret';
import { DialogText } from '../../components/DialogText';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { STATIONS } from '../../text/sync';
import type { IssueDialogProps } from './RegionPanel';

const W = STATIONS.region;

export function PolicyDialog({ onIssued, onClose }: IssueDialogProps) {
  const [kind, setKind] = useState<PolicyKind | null>(null);
  const [id, setId] = useState('');
  const [inForceFrom, setFrom] = useState<LocalDate | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.policy');
  const sign = async (): Promise<void> => {
    setAsked(true);
    if (kind === null || id.trim() === '' || inForceFrom === null || passphrase === '') return;
    const answer = await run({ commandId: newCommandId(), kind, id, inForceFrom, passphrase });
    if (answer?.ok) onIssued({ words: W.issued(answer.value.fileName), slip: answer.value.slip });
  };
  return (
    <StepDialog
      title={W.policy}
      okLabel={W.policy}
      busy={busy}
      failure={failure}
      onSubmit={() => void sign()}
      onClose={onClose}
    >
      <p>{W.policyNote}</p>
      <DialogField
        id="rd-sync-kind"
        label={W.kind}
        required
        error={asked && kind === null ? W.kindMissing : ''}
      >
        <Select
          id="rd-sync-kind"
          value={kind}
          onChange={setKind}
          options={POLICY_KINDS.map((value) => ({ value, label: POLICY_KIND_NAMES[value] }))}
        />
      </DialogField>
      <DialogText
        id="rd-sync-policy-id"
        label={W.id}
        value={id}
        max={60}
        error={asked && id.trim() === '' ? W.idMissing : ''}
        onChange={setId}
      />
      <DialogField
        id="rd-sync-from"
        label={W.from}
        required
        error={asked && inForceFrom === null ? W.fromMissing : ''}
      >
        <DateEntry id="rd-sync-from" value={inForceFrom ?? ''} required onChange={setFrom} />
      </DialogField>
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
