/** The office: name, level, division from the list, document word, address, phone. */
import { Form, Input, Radio, Select } from 'antd';
import { DIVISIONS, type DivisionLevel, divisionName } from '#shared/domain/divisions';
import { OFFICE_LEVEL_NAMES, type OfficeLevel } from '#shared/domain/office';
import { SETUP as W } from '../../text/setup';
import type { OfficeProblems, OfficeValues } from './setup-values';

interface OfficeStepProps {
  readonly value: OfficeValues;
  readonly problems: OfficeProblems;
  readonly onChange: (value: OfficeValues) => void;
}

const LEVELS: readonly OfficeLevel[] = ['region', 'prefecture', 'county'];
const DIVISION_LEVELS: { readonly [L in OfficeLevel]: DivisionLevel } = {
  region: 'province',
  prefecture: 'prefecture',
  county: 'county',
};

const divisionsOf = (level: OfficeLevel): readonly { value: string; label: string }[] =>
  DIVISIONS.filter((place) => place.level === DIVISION_LEVELS[level]).map((place) => ({
    value: place.code,
    label: `${divisionName(place.code)} ${place.code}`,
  }));

type TextKey = Exclude<keyof OfficeValues, 'level' | 'division'>;

export function OfficeStep({ value, problems, onChange }: OfficeStepProps) {
  const frame = (key: keyof OfficeValues, label: string, help?: string) => ({
    label,
    htmlFor: `rd-office-${key}`,
    required: true,
    help: (
      <span id={`rd-office-${key}-words`} className={problems[key] ? undefined : 'rd-quiet'}>
        {problems[key] ?? help ?? ''}
      </span>
    ),
    ...(problems[key] ? { validateStatus: 'error' as const } : {}),
  });
  const field = (key: keyof OfficeValues) => ({
    id: `rd-office-${key}`,
    'aria-invalid': problems[key] !== undefined,
    'aria-describedby': `rd-office-${key}-words`,
  });
  const text = (key: TextKey) => ({
    ...field(key),
    value: value[key],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [key]: event.target.value }),
  });
  return (
    <Form layout="vertical" component={false}>
      <div className="rd-setup-fields">
        <Form.Item className="rd-setup-whole" {...frame('name', W.name, W.nameHelp)}>
          <Input {...text('name')} autoFocus maxLength={60} />
        </Form.Item>
        <fieldset className="rd-person-roles rd-setup-whole">
          <legend className="rd-legend">{W.level}</legend>
          <Radio.Group
            name="rd-office-level"
            value={value.level}
            options={LEVELS.map((level) => ({ value: level, label: OFFICE_LEVEL_NAMES[level] }))}
            onChange={(event) => {
              const level = event.target.value as OfficeLevel;
              const only = divisionsOf(level);
              onChange({ ...value, level, division: only.length === 1 ? (only[0]?.value ?? '') : '' });
            }}
          />
          <p />
        </fieldset>
        <Form.Item {...frame('division', W.division)}>
          <Select
            {...field('division')}
            showSearch={{ optionFilterProp: 'label' }}
            value={value.division || null}
            onChange={(division) => onChange({ ...value, division: division ?? '' })}
            options={[...divisionsOf(value.level)]}
          />
        </Form.Item>
        <Form.Item {...frame('documentWord', W.documentWord, W.documentWordHelp)}>
          <Input {...text('documentWord')} maxLength={10} />
        </Form.Item>
        <Form.Item {...frame('address', W.address)}>
          <Input {...text('address')} maxLength={200} />
        </Form.Item>
        <Form.Item {...frame('phone', W.phone)}>
          <Input {...text('phone')} maxLength={30} />
        </Form.Item>
      </div>
    </Form>
  );
}
