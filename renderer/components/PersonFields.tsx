/** Fields of one person: name, account, passphrase twice and, where they are named here, the roles. */
import { Form, Input } from 'antd';
import { roleNames } from '#shared/access/roles';
import { SETUP as W } from '../text/setup';
import './PersonFields.css';
import type { PersonProblems, PersonValues } from './person-fields';
import { RoleChoice } from './RoleChoice';

interface PersonFieldsProps {
  /** Makes the ids of the fields unique on the page. */
  readonly id: string;
  readonly value: PersonValues;
  readonly problems: PersonProblems;
  readonly practice: boolean;
  /** `fixed`: said, not chosen; `none`: an account begins without roles. */
  readonly roles: 'chosen' | 'fixed' | 'none';
  readonly onChange: (value: PersonValues) => void;
}

type TextKey = 'name' | 'account' | 'passphrase' | 'again';

export function PersonFields({ id, value, problems, practice, roles, onChange }: PersonFieldsProps) {
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
      {roles === 'fixed' ? <p className="rd-person-roles">{W.fixedPost(roleNames(value.roles))}</p> : null}
      {roles === 'chosen' ? (
        <RoleChoice
          id={`${id}-roles`}
          value={value.roles}
          problem={problems.roles ?? ''}
          required
          onChange={(chosen) => onChange({ ...value, roles: chosen })}
        />
      ) : null}
    </div>
  );
}
