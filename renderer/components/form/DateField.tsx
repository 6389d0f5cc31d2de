/** A date of a form. Half-typed dates stay with the source, so that turning a page loses nothing. */
import { DateEntry } from './DateEntry';
import { type FieldProps, useFormValue } from './form-source';

export function DateField({ spec, source, id, describedBy, invalid, required }: FieldProps<'date'>) {
  const value = useFormValue(source, spec.key);
  return (
    <DateEntry
      id={id}
      value={typeof value === 'string' ? value : ''}
      unread={source.unparsed(spec.key)}
      describedBy={describedBy}
      invalid={invalid}
      required={required}
      onChange={(date) => source.change(spec.key, date)}
      onUnread={(text) => source.setUnparsed(spec.key, text)}
      onLeave={() => source.leave(spec.key)}
    />
  );
}
