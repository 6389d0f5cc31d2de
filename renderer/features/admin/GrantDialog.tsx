/** Grants and takes away business roles: what is ticked is all that the person holds from then on. */
import { useState } from 'react';
import { type PersonRole, roleNames } from '#shared/access/roles';
import { CLASH_TEXT, rolesClash } from '#shared/access/separation';
import { newCommandId } from '../../bridge/client';
import { RoleChoice } from '../../components/RoleChoice';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

interface GrantDialogProps {
  readonly person: {
    readonly account: string;
    readonly name: string;
    readonly roles: readonly PersonRole[];
  };
  readonly onGranted: () => void;
  readonly onClose: () => void;
}

export function GrantDialog({ person, onGranted, onClose }: GrantDialogProps) {
  const [roles, setRoles] = useState(person.roles);
  const { run, busy, failure } = useCommand('accounts.setRoles');
  const clash = rolesClash(roles);
  const grant = async (): Promise<void> => {
    if (clash) return;
    const answer = await run({ commandId: newCommandId(), account: person.account, roles: [...roles] });
    if (answer?.ok) onGranted();
  };
  return (
    <StepDialog
      title={W.grantFor(person.name)}
      okLabel={W.grant}
      busy={busy}
      failure={failure}
      onSubmit={() => void grant()}
      onClose={onClose}
    >
      <p>{W.grantBefore(roleNames(person.roles) || W.noRoles)}</p>
      <p className="rd-quiet">{W.grantNote}</p>
      <RoleChoice
        id="rd-grant"
        value={roles}
        problem={clash ? CLASH_TEXT : ''}
        required={false}
        onChange={setRoles}
      />
    </StepDialog>
  );
}
