/** A new recovery key in place of one that was lost or seen. It is shown after signing out, as at set-up. */
import { App, Button } from 'antd';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';

export function RecoveryPanel() {
  const { run, busy, failure } = useCommand('desk.renewRecoveryKey');
  const { keepRecoveryKey, leave } = useDesk();
  const { modal } = App.useApp();
  const renew = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId() });
    if (!answer?.ok) return;
    keepRecoveryKey(answer.value.recoveryKey);
    await leave('asked');
  };
  return (
    <section className="rd-card" aria-label={W.recovery}>
      <h2>{W.recovery}</h2>
      <p className="rd-quiet">{W.recoveryNote}</p>
      <FailureNotice failure={failure} />
      <Button
        loading={busy}
        onClick={() =>
          modal.confirm({
            title: W.renewKey,
            content: W.renewKeyFollow,
            okText: W.renewKey,
            onOk: () => void renew(),
          })
        }
      >
        {W.renewKey}
      </Button>
    </section>
  );
}
