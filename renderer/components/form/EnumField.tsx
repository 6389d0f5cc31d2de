/** One code of a list: short lists as radio buttons, long ones as a list to type into. */
import { Radio, Select } from 'antd';
import { fieldWidth } from './field-width';
import { type FieldProps, useFormValue } from './form-source';
import { useListItems } from './list-items';

const SHORT_LIST = 4;
const SHORT_LABELS = 40;

/** Whether a list fits on one line as radio buttons. */
const isShort = (labels: readonly string[]): boolean =>
  labels.length <= SHORT_LIST && labels.join('').length <= SHORT_LABELS;

export function EnumField(props: FieldProps<'enum'>) {
  const { spec, source, id, labelId, describedBy, invalid, required } = props;
  const stored = useFormValue(source, spec.key);
  const value = typeof stored === 'string' ? stored : null;
  const items = useListItems(spec.list, value === null ? [] : [value]);
  const options = items.map((item) => ({ value: item.code, label: item.label }));
  const set = (code: string | null) => {
    source.change(spec.key, code);
    source.leave(spec.key);
  };
  if (isShort(items.map((item) => item.label)))
    return (
      <Radio.Group
        id={id}
        value={value}
        options={options}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        onChange={(event) => set(String(event.target.value))}
      />
    );
  return (
    <Select
      id={id}
      style={{ width: '100%', maxWidth: fieldWidth(spec) }}
      value={value}
      options={
        value !== null && !items.some((item) => item.code === value)
          ? [...options, { value, label: value, disabled: true }]
          : options
      }
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="请选择"
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={invalid}
      status={invalid ? 'error' : ''}
      onChange={(code: string | undefined) => set(code ?? null)}
      onBlur={() => source.leave(spec.key)}
    />
  );
}
