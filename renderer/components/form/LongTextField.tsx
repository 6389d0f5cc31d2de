/** Several lines of text with a counter in code points; over the limit stays typed but is marked. */
import { Input } from 'antd';
import { countChars } from '#shared/forms/text';
import { type FieldProps, useFormValue } from './form-source';

const SLACK = 4;

export function LongTextField({ spec, source, id, describedBy, invalid, required }: FieldProps<'longtext'>) {
  const stored = useFormValue(source, spec.key);
  const value = typeof stored === 'string' ? stored : '';
  const count = countChars(value.trim());
  return (
    <div className="field-long">
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: spec.max > 300 ? 4 : 2, maxRows: 12 }}
        maxLength={spec.max * SLACK}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-required={required}
        status={invalid ? 'error' : ''}
        onChange={(event) => source.change(spec.key, event.target.value === '' ? null : event.target.value)}
        onBlur={() => source.leave(spec.key)}
      />
      <span className={`field-count${count > spec.max ? ' field-count-over' : ''}`}>
        {spec.min !== undefined && count < spec.min
          ? `已输入 ${count} 字，至少 ${spec.min} 字，限 ${spec.max} 字`
          : `已输入 ${count} 字，限 ${spec.max} 字`}
      </span>
    </div>
  );
}
