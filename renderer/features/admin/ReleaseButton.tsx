/** Lets an account be tried again that too many wrong passphrases have stopped. */
import { App, Button } from 'antd';
import { newCommandId } from '../../bridge/client';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

interface ReleaseButtonProps {
  readonly person: { readonly account: string; readonly name: string };
  readonly onReleased: () => void;
}

export function ReleaseButton({ person, onReleased }: ReleaseButtonProps) {
  const { run, busy } = useCommand('accounts.release');
  const { message } = App.useApp();
  const release = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), account: person.account });
    if (answer === null) return;
    if (answer.ok) message.success(W.releaseDone(person.name));
    else message.error(`${answer.failure.message}${answer.failure.wayOut}`);
    onReleased();
  };
  return (
    <Button
      size="small"
      loading={busy}
      aria-label={W.releaseLabel(person.name)}
      onClick={() => void release()}
    >
      {W.release}
    </Button>
  );
}
