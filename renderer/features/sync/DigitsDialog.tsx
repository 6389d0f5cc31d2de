/** Asks for the digits of a root as they are printed on the installation sheet, typed by whoever answers for them. */
import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { DialogText } from '../../components/DialogText';
import { StepDialog } from '../../components/StepDialog';
import { STATIONS as W } from '../../text/sync';
import { isDigits } from './enrol-steps';

interface DigitsDialogProps {
  readonly title: string;
  readonly note: string;
  readonly okLabel: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onDigits: (digits: string) => void;
  readonly onClose: () => void;
  /** What else is asked. */
  readonly children?: ReactNode;
}

const SIGNS = 60;

export function DigitsDialog(props: DigitsDialogProps) {
  const { title, note, okLabel, busy, failure, onDigits, onClose, children } = props;
  const [digits, setDigits] = useState('');
  const [asked, setAsked] = useState(false);
  const wrong = !isDigits(digits);
  return (
    <StepDialog
      title={title}
      okLabel={okLabel}
      busy={busy}
      failure={failure}
      onSubmit={() => {
        setAsked(true);
        if (!wrong) onDigits(digits);
      }}
      onClose={onClose}
    >
      <p>{note}</p>
      <DialogText
        id="rd-sync-digits"
        label={W.digits}
        help={W.digitsHelp}
        value={digits}
        max={SIGNS}
        error={asked && wrong ? W.digitsMissing : ''}
        onChange={setDigits}
      />
      {children}
    </StepDialog>
  );
}
