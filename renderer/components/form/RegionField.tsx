/** One or several divisions of Xinjiang, found by typing a part of the name or the code. */
import { Select } from 'antd';
import { DIVISIONS, divisionName, NATION_CODE } from '#shared/domain/divisions';
import { fieldWidth } from './field-width';
import { type FieldProps, useFormValue } from './form-source';
import { MultiSelect } from './MultiSelect';

const OPTIONS = DIVISIONS.map(({ code }) => ({
  value: String(code),
  label: `${divisionName(code)}（${code}）`,
}));
const WITH_NATION = [{ value: String(NATION_CODE), label: `全国（${NATION_CODE}）` }, ...OPTIONS];

export function RegionField(props: FieldProps<'region' | 'regions'>) {
  const { spec, source, id, describedBy, invalid, required } = props;
  const stored = useFormValue(source, spec.key);
  const common = {
    id,
    options: spec.allowNation === true ? WITH_NATION : OPTIONS,
    showSearch: { optionFilterProp: 'label' as const },
    placeholder: '输入名称或代码查找',
    'aria-describedby': describedBy,
    'aria-required': required,
    'aria-invalid': invalid,
    status: invalid ? ('error' as const) : ('' as const),
    onBlur: () => source.leave(spec.key),
  };
  if (spec.kind === 'region')
    return (
      <Select
        {...common}
        allowClear
        style={{ width: '100%', maxWidth: fieldWidth(spec) }}
        value={typeof stored === 'string' ? stored : null}
        onChange={(code: string | undefined) => {
          source.change(spec.key, code ?? null);
          source.leave(spec.key);
        }}
      />
    );
  return (
    <MultiSelect
      {...common}
      style={{ width: '100%' }}
      value={Array.isArray(stored) ? stored.map(String) : []}
      onChange={(codes: string[]) => {
        source.change(spec.key, codes.length === 0 ? null : codes);
        source.leave(spec.key);
      }}
    />
  );
}
