/** Several codes of a list: tick boxes while they fit, a list to type into when they do not. */
import { Checkbox } from 'antd';
import { type FieldProps, useFormJudgement, useFormValue } from './form-source';
import { useListItems } from './list-items';
import { MultiSelect } from './MultiSelect';

const TICK_LIST = 10;

export function EnumsField(props: FieldProps<'enums'>) {
  const { spec, source, id, labelId, describedBy, invalid, required } = props;
  const stored = useFormValue(source, spec.key);
  const parent = useFormJudgement(source, (values) => {
    const code = spec.dependsOn === undefined ? undefined : values[spec.dependsOn];
    return typeof code === 'string' ? code : undefined;
  });
  const chosen = Array.isArray(stored) ? stored.map(String) : [];
  const items = useListItems(spec.list, chosen, parent);
  const options = items.map((item) => ({ value: item.code, label: item.label }));
  const set = (codes: readonly string[]) => {
    source.change(spec.key, codes.length === 0 ? null : [...codes]);
    source.leave(spec.key);
  };
  if (spec.dependsOn !== undefined && parent === undefined)
    return <span className="field-note">请先选择上级选项。</span>;
  if (options.length <= TICK_LIST)
    return (
      // biome-ignore lint/a11y/useSemanticElements: antd draws the boxes; the group needs its label's id
      <div role="group" id={id} aria-labelledby={labelId} aria-describedby={describedBy}>
        <Checkbox.Group value={chosen} options={options} onChange={(codes) => set(codes.map(String))} />
      </div>
    );
  return (
    <MultiSelect
      id={id}
      style={{ width: '100%' }}
      value={chosen}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      {...(spec.max === undefined ? {} : { maxCount: spec.max })}
      placeholder={spec.max === undefined ? '请选择，可多选' : `请选择，最多 ${spec.max} 项`}
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={invalid}
      status={invalid ? 'error' : ''}
      onChange={(codes: string[]) => set(codes)}
      onBlur={() => source.leave(spec.key)}
    />
  );
}
