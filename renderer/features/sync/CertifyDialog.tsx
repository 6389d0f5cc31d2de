/**
 * Certifying the station of a request whose digits were read out; register, key and places are asked for afterwards. What
 * a station may do changes from one of its entries on, so the desk first tells how many it claims and how many are here.
 */
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { GrantPlace } from '#shared/identity/grants';
import { newCommandId } from '../../bridge/client';
import { DialogChoice } from '../../components/DialogChoice';
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

/** What was typed and scanned of a request. */
interface Brought {
  readonly digits: string;
  readonly scanned: string;
}

/** A request with the digits that were read out, as the desk knows its station. */
interface Named {
  readonly digits: string;
  readonly about: CallOutput<'region.toEnrol'>;
}

export function CertifyDialog({ onIssued, onClose }: IssueDialogProps) {
  const [brought, setBrought] = useState<Brought>({ digits: '', scanned: '' });
  const [named, setNamed] = useState<Named | null>(null);
  return named === null ? (
    <AskWhose brought={brought} onBrought={setBrought} onNamed={setNamed} onClose={onClose} />
  ) : (
    <CertifyWhom named={named} onIssued={onIssued} onClose={() => setNamed(null)} />
  );
}

interface AskWhoseProps {
  readonly brought: Brought;
  readonly onBrought: (brought: Brought) => void;
  readonly onNamed: (named: Named) => void;
  readonly onClose: () => void;
}

function AskWhose({ brought, onBrought, onNamed, onClose }: AskWhoseProps) {
  const { digits, scanned } = brought;
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.toEnrol');
  const ask = async (): Promise<void> => {
    setAsked(true);
    if (!isDigits(digits)) return;
    const answer = await run({ digits, scanned: scannedOf(scanned) });
    if (answer?.ok) onNamed({ digits, about: answer.value });
  };
  return (
    <StepDialog
      title={W.enrol}
      okLabel={W.next}
      busy={busy}
      failure={failure}
      onSubmit={() => void ask()}
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
        onChange={(text) => onBrought({ ...brought, digits: text })}
      />
      <ScanField
        id="rd-sync-scanned"
        value={scanned}
        onChange={(text) => onBrought({ ...brought, scanned: text })}
      />
    </StepDialog>
  );
}

interface CertifyWhomProps {
  readonly named: Named;
  readonly onIssued: IssueDialogProps['onIssued'];
  readonly onClose: () => void;
}

function CertifyWhom({ named: { digits, about }, onIssued, onClose }: CertifyWhomProps) {
  const [designated, setDesignated] = useState(about.designated === true);
  const [place, setPlace] = useState<GrantPlace>('asked');
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('region.enrol');
  // Only a county's rights ever change, and those of a first certificate count from the first entry.
  const mayChange = about.designated !== null && about.certificate !== null;
  const certify = async (): Promise<void> => {
    setAsked(true);
    if (passphrase === '') return;
    const scanned = about.request;
    const input = { digits, designated, place, scanned, passphrase };
    const answer = await run({ commandId: newCommandId(), ...input });
    if (!answer?.ok) return;
    const { fileName, slip, codes } = answer.value;
    onIssued({ words: W.issued(fileName), slip, codes, codesNote: W.briefNote });
  };
  return (
    <StepDialog
      title={W.enrolStation(about.name, about.station)}
      okLabel={W.enrol}
      closeLabel={W.back}
      busy={busy}
      failure={failure}
      onSubmit={() => void certify()}
      onClose={onClose}
    >
      <p>{W.stationFacts(about.levelName, about.lastEntry)}</p>
      <p>
        {about.certificate === null ? W.firstCertificate : W.nextCertificate(about.certificate, about.head)}
      </p>
      {about.designated === null ? null : (
        <Checkbox checked={designated} onChange={({ target }) => setDesignated(target.checked)}>
          {W.designated}
        </Checkbox>
      )}
      {mayChange ? (
        <>
          <DialogChoice
            label={W.grantPlace}
            options={[
              { value: 'asked', label: W.grantPlaces.asked },
              { value: 'held', label: W.grantPlaces.held },
            ]}
            value={place}
            onChange={setPlace}
          />
          <p>{W.grantPlaceMeans[place]}</p>
        </>
      ) : null}
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
