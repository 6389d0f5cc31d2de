/** Inbox keys or a list of revocations that the region shows as codes, scanned in the place of their file. */
import { useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { StepDialog } from '../../components/StepDialog';
import { STATIONS as W } from '../../text/sync';
import { ScanField } from './ScanField';
import { scannedOf } from './scan-progress';

interface ScanRecordsDialogProps {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onScanned: (text: string) => void;
  readonly onClose: () => void;
}

export function ScanRecordsDialog({ busy, failure, onScanned, onClose }: ScanRecordsDialogProps) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const scanned = scannedOf(typed);
  return (
    <StepDialog
      title={W.scanRecords}
      okLabel={W.scanRecordsAct}
      busy={busy}
      failure={failure}
      onSubmit={() => {
        setAsked(true);
        if (scanned !== null) onScanned(scanned);
      }}
      onClose={onClose}
    >
      <p>{W.scanRecordsNote}</p>
      <ScanField
        id="rd-sync-scanned"
        value={typed}
        error={asked && scanned === null ? W.scanMissing : ''}
        onChange={setTyped}
      />
    </StepDialog>
  );
}
