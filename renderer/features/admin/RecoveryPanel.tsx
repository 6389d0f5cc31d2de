/** New slips in place of those that were lost or seen. They are shown at once and typed back, as at set-up. */
import { App, Button } from 'antd';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';

export function RecoveryPanel() {
  const { run, busy, failure } = useCommand('desk.renewSlips');
  const keepSlips = useDesk((desk) => desk.keepSlips);
  const { modal } = App.useApp();
  const renew = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId() });
    if (answer?.ok) keepSlips(answer.value.slips);
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
            title: W.renewSlips,
            content: W.renewSlipsFollow,
            okText: W.renewSlips,
            onOk: () => void renew(),
          })
        }
      >
        {W.renewSlips}
      </Button>
    </section>
  );
}
