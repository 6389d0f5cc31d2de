/** A list of short texts, each ended by Enter or a separator. */
import { Select } from 'antd';
import { type FieldProps, useFormValue } from './form-source';

const SEPARATORS = ['，', '、', ',', '；', ';', '\n', '\t'];

export function TagsField({ spec, source, id, describedBy, invalid, required }: FieldProps<'tags'>) {
  const stored = useFormValue(source, spec.key);
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      style={{ width: '100%' }}
      value={Array.isArray(stored) ? stored.map(String) : []}
      tokenSeparators={SEPARATORS}
      placeholder={`逐个输入后回车，最多 ${spec.max} 个`}
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={invalid}
      status={invalid ? 'error' : ''}
      onChange={(tags: string[]) => source.change(spec.key, tags.length === 0 ? null : tags)}
      onBlur={() => source.leave(spec.key)}
    />
  );
}
