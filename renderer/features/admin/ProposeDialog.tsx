/** Proposes somebody without roles for one of the three posts. */
import { Radio } from 'antd';
import { useState } from 'react';
import { ROLE_NAMES } from '#shared/access/roles';
import type { OfficerRole } from '#shared/access/separation';
import { newCommandId } from '../../bridge/client';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

interface ProposeDialogProps {
  readonly post: OfficerRole;
  readonly candidates: readonly { readonly account: string; readonly name: string }[];
  readonly onProposed: (name: string) => void;
  readonly onClose: () => void;
}

export function ProposeDialog({ post, candidates, onProposed, onClose }: ProposeDialogProps) {
  const [account, setAccount] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('officers.propose');
  const propose = async (): Promise<void> => {
    setAsked(true);
    if (account === '') return;
    const answer = await run({ commandId: newCommandId(), post, account });
    if (answer?.ok) onProposed(candidates.find((person) => person.account === account)?.name ?? account);
  };
  return (
    <StepDialog
      title={W.proposeFor(ROLE_NAMES[post])}
      okLabel={W.propose}
      busy={busy}
      failure={failure}
      onSubmit={() => void propose()}
      onClose={onClose}
    >
      <p className="rd-quiet">{W.proposeNote}</p>
      {candidates.length === 0 ? (
        <p role="status">▲ {W.noCandidates}</p>
      ) : (
        <fieldset className="rd-person-roles">
          <legend className="rd-legend">{W.candidate}</legend>
          <Radio.Group
            value={account}
            options={candidates.map((person) => ({
              value: person.account,
              label: `${person.name}（${person.account}）`,
            }))}
            onChange={(event) => setAccount(String(event.target.value))}
          />
          <p className="rd-person-problem" role="alert">
            {asked && account === '' ? W.candidateMissing : ''}
          </p>
        </fieldset>
      )}
    </StepDialog>
  );
}
