/** A passphrase of a step dialog. It stays in its form until the call and is never shown. */
import { Input } from 'antd';
import { DialogField } from './StepDialog';

interface DialogSecretProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly error?: string;
  readonly onChange: (value: string) => void;
}

export function DialogSecret({ id, label, value, help, error = '', onChange }: DialogSecretProps) {
  return (
    <DialogField id={id} label={label} required error={error} {...(help ? { help } : {})}>
      <Input.Password
        id={id}
        value={value}
        autoComplete="off"
        maxLength={200}
        visibilityToggle={false}
        aria-required
        aria-invalid={error !== ''}
        onChange={({ target }) => onChange(target.value)}
      />
    </DialogField>
  );
}
