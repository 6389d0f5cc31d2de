/** A new master key for the whole store, made while people work: its button, how far it is, and the new slips. */
import { App, Button, Space } from 'antd';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { WorkUnderWay } from '../../components/WorkUnderWay';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';

export function MasterKeyPanel() {
  const { run, busy, failure, clear } = useCommand('desk.renewMaster');
  const { modal } = App.useApp();
  const renew = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId() });
    if (answer?.ok) useDesk.getState().keepSlips(answer.value.slips);
    else void useDesk.getState().load();
  };
  return (
    <section className="rd-card" aria-label={W.masterKey}>
      <h2>{W.masterKey}</h2>
      <p className="rd-quiet">{W.masterKeyNote}</p>
      <FailureNotice failure={failure} onClose={clear} />
      <Space wrap>
        <Button
          loading={busy}
          onClick={() =>
            modal.confirm({
              title: W.renewMaster,
              content: W.renewMasterFollow,
              okText: W.renewMaster,
              onOk: () => void renew(),
            })
          }
        >
          {W.renewMaster}
        </Button>
        {busy ? (
          <WorkUnderWay
            progress="desk.renewMasterProgress"
            cancel="desk.cancelRenewMaster"
            label={W.renewMaster}
            words={W.renewingMaster}
            cancelLabel={W.cancelRenewMaster}
          />
        ) : null}
      </Space>
    </section>
  );
}
