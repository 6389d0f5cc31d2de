/** A whole number. Text that is none stays in the field and is marked, never rounded. */
import { Input } from 'antd';
import { useState } from 'react';
import { foldWidth } from '#shared/forms/text';
import { fieldWidth } from './field-width';
import { type FieldProps, useFormValue } from './form-source';

const WHOLE = /^\d{1,15}$/;

export function IntegerField({ spec, source, id, describedBy, invalid, required }: FieldProps<'integer'>) {
  const stored = useFormValue(source, spec.key);
  const [typed, setTyped] = useState<string | null>(source.unparsed(spec.key) ?? null);
  const take = (text: string) => {
    setTyped(text);
    const plain = foldWidth(text).replace(/[\s,，]/g, '');
    const isWhole = WHOLE.test(plain);
    source.setUnparsed(spec.key, isWhole || plain === '' ? undefined : text);
    source.change(spec.key, isWhole ? Number(plain) : null);
  };
  const leave = () => {
    if (source.unparsed(spec.key) === undefined) setTyped(null);
    source.leave(spec.key);
  };
  return (
    <Input
      id={id}
      style={{ maxWidth: fieldWidth(spec) }}
      value={typed ?? (typeof stored === 'number' ? String(stored) : '')}
      inputMode="numeric"
      autoComplete="off"
      maxLength={24}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      status={invalid ? 'error' : ''}
      onChange={(event) => take(event.target.value)}
      onBlur={leave}
    />
  );
}
