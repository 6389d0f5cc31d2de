/** A new master key for the whole store, made while people work: its button, how far it is, and the new slips. */
import { App, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import { call, newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';

/** How often somebody who waits is told how far it is, in milliseconds. */
const ASK_EVERY_MS = 500;

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
        {busy ? <Running /> : null}
      </Space>
    </section>
  );
}

/** How far the renewal is, and the way to end it. */
function Running() {
  const [percent, setPercent] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      void call('desk.renewMasterProgress', {}).then((answer) => {
        if (answer.ok && answer.value.percent !== null) setPercent(answer.value.percent);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <progress aria-label={W.renewMaster} max={100} value={percent} />
      <span className="rd-quiet">{W.renewingMaster(percent)}</span>
      <Button onClick={() => void call('desk.cancelRenewMaster', {})}>{W.cancelRenewMaster}</Button>
    </>
  );
}
