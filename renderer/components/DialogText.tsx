/** A text of a step dialog: one line, or several with the number of signs written. */
import { Input } from 'antd';
import { DialogField } from './StepDialog';

interface DialogTextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Most signs, as the procedure takes them. */
  readonly max: number;
  /** Lines shown; one is a plain field. */
  readonly rows?: number;
  readonly required?: boolean;
  readonly help?: string;
  readonly error?: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}

export function DialogText(props: DialogTextProps) {
  const { id, label, value, max, rows = 1, required = true, help, error = '', autoFocus, onChange } = props;
  const field = {
    id,
    value,
    maxLength: max,
    'aria-required': required,
    'aria-invalid': error !== '',
    autoFocus: autoFocus ?? false,
    status: error === '' ? ('' as const) : ('error' as const),
  };
  return (
    <DialogField id={id} label={label} required={required} error={error} {...(help ? { help } : {})}>
      {rows === 1 ? (
        <Input {...field} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input.TextArea {...field} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </DialogField>
  );
}
