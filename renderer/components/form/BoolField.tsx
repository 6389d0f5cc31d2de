/** Yes or no. A declaration that must be true is one box to tick; an open question has two answers. */
import { Checkbox, Radio } from 'antd';
import { type FieldProps, useFormValue } from './form-source';

export function BoolField({ spec, source, id, labelId, describedBy, invalid }: FieldProps<'bool'>) {
  const value = useFormValue(source, spec.key);
  const set = (next: boolean | null) => {
    source.change(spec.key, next);
    source.leave(spec.key);
  };
  if (spec.mustBe === true)
    return (
      <Checkbox
        id={id}
        checked={value === true}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => set(event.target.checked ? true : null)}
      >
        {spec.key === 'deposited' || spec.key === 'riskAssessed' ? '是' : '声明并确认'}
      </Checkbox>
    );
  return (
    <Radio.Group
      id={id}
      value={typeof value === 'boolean' ? value : null}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      options={[
        { label: '是', value: true },
        { label: '否', value: false },
      ]}
      onChange={(event) => set(event.target.value === true)}
    />
  );
}
