/**
 * The next list of revocations, with one more station or agency on it; entries held here may stay their own. A code says
 * little, and nothing leaves the list again: it is signed only after the desk has told by name what the code is.
 */
import { Select } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import {
  REVOCATION_REASON_NAMES,
  REVOCATION_REASONS,
  type Revocation,
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

/** What somebody wants to revoke. */
interface Wanted {
  readonly subject: string;
  readonly reason: RevocationReason | null;
  readonly trusted: Trusted;
}

/** The same, complete, and told by the desk. */
interface Named {
  readonly subject: Revocation['subject'];
  readonly reason: RevocationReason;
  readonly trusted: Trusted;
  readonly about: CallOutput<'region.toRevoke'>;
}

export function RevokeDialog({ onIssued, onClose }: IssueDialogProps) {
  const [wanted, setWanted] = useState<Wanted>({ subject: '', reason: null, trusted: 'held' });
  const [named, setNamed] = useState<Named | null>(null);
  return named === null ? (
    <AskWhat wanted={wanted} onWanted={setWanted} onNamed={setNamed} onClose={onClose} />
  ) : (
    <ConfirmWhat named={named} onIssued={onIssued} onClose={() => setNamed(null)} />
  );
}

interface AskWhatProps {
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
  readonly onNamed: (named: Named) => void;
  readonly onClose: () => void;
}

function AskWhat({ wanted, onWanted, onNamed, onClose }: AskWhatProps) {
  const { reason, trusted } = wanted;
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.toRevoke');
  const subject = wanted.subject.trim().toLowerCase() as Revocation['subject'];
  const ask = async (): Promise<void> => {
    setAsked(true);
    if (!SUBJECT.test(subject) || reason === null) return;
    const answer = await run({ subject });
    if (answer?.ok) onNamed({ subject, reason, trusted, about: answer.value });
  };
  return (
    <StepDialog
      title={W.revoke}
      okLabel={W.next}
      busy={busy}
      failure={failure}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <p>{W.revokeNote}</p>
      <DialogText
        id="rd-sync-subject"
        label={W.subject}
        help={W.subjectHelp}
        value={wanted.subject}
        max={20}
        error={asked && !SUBJECT.test(subject) ? W.subjectMissing : ''}
        onChange={(text) => onWanted({ ...wanted, subject: text })}
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
          onChange={(next) => onWanted({ ...wanted, reason: next })}
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
        onChange={(next) => onWanted({ ...wanted, trusted: next })}
      />
    </StepDialog>
  );
}

interface ConfirmWhatProps {
  readonly named: Named;
  readonly onIssued: IssueDialogProps['onIssued'];
  readonly onClose: () => void;
}

function ConfirmWhat({ named, onIssued, onClose }: ConfirmWhatProps) {
  const { about, ...input } = named;
  const { station, listed } = about;
  // Of whom is on the list already, what the desk has by now says nothing of how far it is believed.
  const means = listed !== null && named.trusted === 'held' ? 'listed' : named.trusted;
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.revoke');
  const revoke = async (): Promise<void> => {
    setAsked(true);
    if (passphrase === '') return;
    const answer = await run({ commandId: newCommandId(), ...input, passphrase });
    if (!answer?.ok) return;
    const { fileName, slip, codes, rekey } = answer.value;
    const next = rekey.length > 0 ? `。${W.rekeyNext(rekey.map(({ name }) => name).join('、'))}` : '';
    onIssued({ words: `${W.issued(fileName)}${next}`, slip, codes });
  };
  return (
    <StepDialog
      title={station === null ? W.revokeAgency(about.name) : W.revokeStation(about.name, station.station)}
      okLabel={W.revoke}
      closeLabel={W.back}
      danger
      busy={busy}
      failure={failure}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      <p>{station === null ? W.agencyFacts(about) : W.stationFacts(about.levelName, station.lastEntry)}</p>
      {listed !== null && <p>{W.alreadyListed(listed)}</p>}
      <p>
        {W.reason}：{REVOCATION_REASON_NAMES[named.reason]}。{W.trustedMeans[means]}
      </p>
      <p>{station === null ? W.agencyForGood : W.stationForGood}</p>
      <DialogSecret
        id="rd-sync-key-passphrase"
        label={W.passphrase}
        help={W.revokeFiles}
        value={passphrase}
        error={asked && passphrase === '' ? W.passphraseMissing : ''}
        onChange={setPassphrase}
      />
    </StepDialog>
  );
}
