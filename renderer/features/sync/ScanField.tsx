/** Where a scanner types the codes of one record, one a line, in the place of choosing its file; it says which are missing. */
import { MOST_SHEETS, SHEET_SIGNS, saidPlace } from '#shared/bundle/code-sheets';
import { DialogText } from '../../components/DialogText';
import { SCAN_FIELD as W } from '../../text/sync';

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
      help={helpOf(value, error === undefined)}
      value={value}
      max={2 * MOST_SHEETS * (SHEET_SIGNS + 1)}
      rows={3}
      required={error !== undefined}
      {...(error === undefined ? {} : { error })}
      onChange={onChange}
    />
  );
}

/** What was scanned, as a procedure takes it. */
export const scannedOf = (value: string): string | null => (value.trim() === '' ? null : value.trim());

/** How many codes of the record were scanned. Whether they are sound is the service's business. */
function helpOf(value: string, isFileOpen: boolean): string {
  const places = value.split('\n').flatMap((line) => saidPlace(line) ?? []);
  const [first] = places;
  if (first === undefined) return isFileOpen ? W.helpOrFile : W.help;
  const here = new Set(places.filter(({ id }) => id === first.id).map(({ place }) => place));
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((place) => !here.has(place));
  return W.soFar(first.of - missing.length, first.of, missing);
}
