/** Fields of one person: name, account, roles with official names, passphrase twice. */
import { Checkbox, Form, Input } from 'antd';
import { PERSON_ROLES, ROLE_NAMES } from '#shared/access/roles';
import { COMMON } from '../text/common';
import { SETUP as W } from '../text/setup';
import './PersonFields.css';
import type { PersonProblems, PersonValues } from './person-fields';

interface PersonFieldsProps {
  /** Makes the ids of the fields unique on the page. */
  readonly id: string;
  readonly value: PersonValues;
  readonly problems: PersonProblems;
  readonly practice: boolean;
  readonly onChange: (value: PersonValues) => void;
}

type TextKey = 'name' | 'account' | 'passphrase' | 'again';

export function PersonFields({ id, value, problems, practice, onChange }: PersonFieldsProps) {
  const text = (key: TextKey, label: string, help?: string) => {
    const problem = problems[key];
    const fieldId = `${id}-${key}`;
    const secret = key === 'passphrase' || key === 'again';
    const common = {
      id: fieldId,
      value: value[key],
      autoComplete: 'off',
      'aria-invalid': problem !== undefined,
      'aria-describedby': `${fieldId}-words`,
      onChange: (event: { target: { value: string } }) => onChange({ ...value, [key]: event.target.value }),
    };
    return (
      <Form.Item
        label={label}
        htmlFor={fieldId}
        required
        {...(problem ? { validateStatus: 'error' as const } : {})}
        help={
          <span id={`${fieldId}-words`} className={problem ? undefined : 'rd-quiet'}>
            {problem ?? help ?? ''}
          </span>
        }
      >
        {secret ? (
          <Input.Password {...common} maxLength={200} visibilityToggle={false} />
        ) : (
          <Input {...common} maxLength={50} spellCheck={false} />
        )}
      </Form.Item>
    );
  };
  return (
    <div className="rd-person">
      {text('name', W.personName)}
      {text('account', W.account, W.accountHelp)}
      {practice ? null : (
        <>
          {text('passphrase', W.passphrase, W.passphraseHelp)}
          {text('again', W.passphraseAgain)}
        </>
      )}
      <fieldset className="rd-person-roles" aria-describedby={`${id}-roles-words`}>
        <legend className="rd-legend">
          {W.roles}
          <span className="rd-hidden">（{COMMON.required}）</span>
        </legend>
        <Checkbox.Group
          value={[...value.roles]}
          options={PERSON_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
          onChange={(roles) => onChange({ ...value, roles })}
        />
        <p id={`${id}-roles-words`} className="rd-person-problem">
          {problems.roles ?? ''}
        </p>
      </fieldset>
    </div>
  );
}
