/** The roles that can be granted, with their official names. The three posts are not among them. */
import { Checkbox } from 'antd';
import { PERSON_ROLES, type PersonRole, ROLE_NAMES } from '#shared/access/roles';
import { isOfficerRole } from '#shared/access/separation';
import { COMMON } from '../text/common';
import { SETUP as W } from '../text/setup';
import './PersonFields.css';

interface RoleChoiceProps {
  readonly id: string;
  readonly value: readonly PersonRole[];
  /** What is wrong with the choice; empty when nothing is. */
  readonly problem: string;
  /** Whether at least one must be chosen. */
  readonly required: boolean;
  readonly onChange: (roles: readonly PersonRole[]) => void;
}

const OPTIONS = PERSON_ROLES.filter((role) => !isOfficerRole(role)).map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
}));

export function RoleChoice({ id, value, problem, required, onChange }: RoleChoiceProps) {
  return (
    <fieldset className="rd-person-roles" aria-describedby={`${id}-words`}>
      <legend className="rd-legend">
        {W.roles}
        {required ? <span className="rd-hidden">（{COMMON.required}）</span> : null}
      </legend>
      <Checkbox.Group value={[...value]} options={OPTIONS} onChange={onChange} />
      <p id={`${id}-words`} className="rd-person-problem">
        {problem}
      </p>
    </fieldset>
  );
}
