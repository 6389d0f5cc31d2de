/** Takes away a person's way in, with the reason; what follows is said before. */
import { newCommandId } from '../../bridge/client';
import { ReasonModal } from '../../components/ReasonModal';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

interface RemoveDialogProps {
  readonly person: { readonly account: string; readonly name: string };
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

export function RemoveDialog({ person, onRemoved, onClose }: RemoveDialogProps) {
  const { run, busy, failure } = useCommand('accounts.remove');
  const remove = async (reason: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), account: person.account, reason });
    if (answer?.ok) onRemoved();
  };
  return (
    <ReasonModal
      open
      title={W.removeTitle(person.name, person.account)}
      okLabel={W.remove}
      danger
      busy={busy}
      failure={failure}
      onSubmit={(reason) => void remove(reason)}
      onCancel={onClose}
    >
      <p>{W.removeFollow}</p>
    </ReasonModal>
  );
}
