/** Where a scanner types the codes of one record, one a line, in the place of choosing its file; it says which are missing. */
import { MOST_SHEETS, SHEET_SIGNS } from '#shared/bundle/code-sheets';
import { DialogText } from '../../components/DialogText';
import { SCAN_FIELD as W } from '../../text/sync';
import { scanHelp } from './scan-progress';

interface ScanFieldProps {
  readonly id: string;
  readonly value: string;
  /** Set where no file may be chosen instead: what is wrong while nothing was scanned. */
  readonly error?: string;
  readonly onChange: (value: string) => void;
}

export function ScanField({ id, value, error, onChange }: ScanFieldProps) {
  return (
    <DialogText
      id={id}
      label={W.label}
      help={scanHelp(value, error === undefined)}
      value={value}
      max={2 * MOST_SHEETS * (SHEET_SIGNS + 1)}
      rows={3}
      required={error !== undefined}
      {...(error === undefined ? {} : { error })}
      onChange={onChange}
    />
  );
}
