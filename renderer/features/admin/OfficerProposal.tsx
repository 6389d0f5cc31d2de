/** A change of one of the three posts that waits for another of the three. It decides nothing. */
import { ROLE_NAMES } from '#shared/access/roles';
import type { CallOutput } from '#shared/contract/contract';
import { newCommandId } from '../../bridge/client';
import { PendingNotice } from '../../components/PendingNotice';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

interface OfficerProposalProps {
  readonly proposed: NonNullable<CallOutput<'accounts.list'>['proposed']>;
  readonly onDone: () => void;
}

export function OfficerProposal({ proposed, onDone }: OfficerProposalProps) {
  const { post, account, name, by, byName } = proposed;
  const confirming = useCommand('officers.confirm');
  const declining = useCommand('officers.decline');
  return (
    <PendingNotice
      title={W.pending(byName, name, ROLE_NAMES[post])}
      by={by}
      confirm={{
        ...confirming,
        label: W.confirm,
        follow: W.confirmFollow(ROLE_NAMES[post]),
        run: async () => (await confirming.run({ commandId: newCommandId(), post, account }))?.ok === true,
        done: W.confirmed,
      }}
      decline={{
        ...declining,
        label: W.decline,
        run: async () => (await declining.run({ commandId: newCommandId() }))?.ok === true,
        done: W.declined,
      }}
      onDone={onDone}
    />
  );
}
